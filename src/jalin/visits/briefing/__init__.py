"""The briefing book of a visit: chapters made from the record at one click, as a page and as PDF.

Terms. A *chapter* answers one question of who travels; its *rows* are facts with where they stand. Every package brings the
chapters of its own record. Others call: `register_briefing`, `Chapter`, `Row`.
"""

from .registry import Chapter, Row, chapters_of, register_briefing

__all__ = ["Chapter", "Row", "chapters_of", "register_briefing"]
