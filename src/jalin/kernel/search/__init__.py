"""Search in three languages, the same on SQLite (FTS5) and PostgreSQL (tsvector).

One tokeniser (tokens.py) makes the words; the databases only look tokens up. Modules register what is found of a noun
(`Searchable` in their search.py); the journal's door refreshes the index within the act that changed an object.

Others call: `register`, `Searchable`, `search_rows`, `index_objects` (after bulk work), `rebuild_index`.
"""

from .registry import DESK, PUBLIC, Searchable, register, searchables

__all__ = ["DESK", "PUBLIC", "Searchable", "register", "searchables"]
