"""Dates as offices write them: read with their precision, compared, and written for people. Pure Python.

A *reading* is what one cell was understood as: first day, last day and precision, or a problem in words;
whatever is not understood to its last sign is not read, because a wrong date silently accepted is the worst
outcome. A *partial date* is a date as far as it is known, as a timeline keeps it: day, month, year, interval,
unknown (and minute).

Others call: `read_date`, `decide_column` (once per column, before its cells), `read_cell` (the command line),
`format_partial`, `PartialDate`, `compare_dates`, `set_translation_hook`.
"""

from .cell import read_cell
from .column import ColumnDecision, decide_column
from .formatting import format_day, format_partial
from .partial import AGREE, CONTAIN, DISAGREE, PRECISIONS, PartialDate, compare_dates
from .reader import read_date
from .reading import Reading
from .sentences import set_translation_hook
from .words import is_nothing, read_status

__all__ = [
    "AGREE", "CONTAIN", "DISAGREE", "PRECISIONS", "ColumnDecision", "PartialDate", "Reading", "compare_dates",
    "decide_column", "format_day", "format_partial", "is_nothing", "read_cell", "read_date", "read_status",
    "set_translation_hook",
]  # fmt: skip
