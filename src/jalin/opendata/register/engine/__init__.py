"""Reading registers as offices keep them: a file → rows that say what was understood, and why, or what is
asked.

Pure Python, no database. Nothing is guessed silently: a row is *ready*, to be *asked* about, left out
(*skip*) or *refused*, each with sentences in Indonesian, Japanese and English.

Terms
- *plan*: how one file is read: sheet, headings, which column is what, how each column writes dates. A person
sees
  it first and may decide otherwise (`choose`, `decide`).
- *key*: the same for a row in the next version of the file, so that importing twice changes nothing.
- *link*: two partners linked with each other, without a direction.

Others call, in this order: `open_register` (raises `UnreadableFile` with a sentence), `plan_reading`,
`first_rows` for a preview, `settle_columns` after a person chose, `read_register` or `understand_rows`.
"""

from .files import RegisterFile, open_register
from .guards import Limits
from .headings import all_fields
from .plan import ReadingPlan, first_rows, plan_reading, settle_columns
from .row_reading import ASK, READY, REFUSE, SKIP, FieldReading, Message, RowReading
from .understand import read_register, understand_rows
from .unreadable import UnreadableFile

__all__ = [
    "ASK", "READY", "REFUSE", "SKIP", "FieldReading", "Limits", "Message", "ReadingPlan", "RegisterFile",
    "RowReading",
    "UnreadableFile", "all_fields", "first_rows", "open_register", "plan_reading", "read_register",
    "settle_columns",
    "understand_rows",
]  # fmt: skip
