"""What happened in a case: a table of events as CSV, read strictly."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jalin.decisions.faults import Fault, nearest

from .procedure import DONE, OUTCOMES, Procedure
from .sentences import SENTENCES  # noqa: F401

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True)
class Happening:
    """Something that happened to a stage. Its day lies between `first` and `last`, which are equal where it is known.
    `until`: the last day that was signed for, where the text states one. `year`: which year a report is about; without
    it a report is about the year before."""

    stage: str
    outcome: str
    first: date
    last: date
    note: str = ""
    until: date | None = None
    year: int | None = None

    @property
    def is_exact(self) -> bool:
        return self.first == self.last

    @property
    def act(self) -> tuple[str, str]:
        return self.stage, self.outcome


def on_day(stage: str, day: date, outcome: str = DONE, **more) -> Happening:
    """A happening whose day is known."""
    return Happening(stage, outcome, day, day, **more)


def days_of(text: str) -> tuple[date, date]:
    """First and last day of "2022", "2022-03" or "2022-03-04". Raises ValueError."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return first, date(year, last_month, day or monthrange(year, last_month)[1])


def read_happenings(path: Path | str, procedure: Procedure) -> list[Happening]:
    """The rows of a CSV with the columns `date,stage` and, if wanted, `note,until,year`, in the order of their days.

    `date`: a day, month or year of ISO 8601. `stage`: its code, an alias or its name, and after a colon what happened
    to it where that is not that it was passed (`e:received`). Raises Fault."""
    from jalin.decisions.tables import (  # brings numpy, which only a table from outside needs
        Column,
        read_table,
    )

    columns = (Column("date"), Column("stage"), Column("note", may_be_empty=True, may_miss=True),
               Column("until", may_be_empty=True, may_miss=True), Column("year", may_be_empty=True, may_miss=True))  # fmt: skip
    table = read_table(path, columns, most_bytes=10_000_000)
    rows = []
    for row in range(len(table)):
        first, last = _days(table, row, "date")
        stage, outcome = _act(table, row, procedure)
        note = (table["note"][row] or "") if "note" in table else ""
        until = _days(table, row, "until")[1] if "until" in table and table["until"][row] else None
        if until and until < first:
            raise table.fault("procedure.until_before", row=row, name="until")
        rows.append(Happening(stage, outcome, first, last, note, until, _year(table, row)))
    return in_order(rows)


def in_order(happenings) -> list[Happening]:
    """By their days; of the same day as they were given."""
    return sorted(happenings, key=lambda one: (one.first, one.last))


def _days(table, row: int, name: str) -> tuple[date, date]:
    text = table[name][row] or ""
    try:
        return days_of(text)
    except ValueError:
        raise table.fault("procedure.day", row=row, name=name, value=text) from None


def _year(table, row: int) -> int | None:
    if "year" not in table or not table["year"][row]:
        return None
    return _days(table, row, "year")[0].year


def _act(table, row: int, procedure: Procedure) -> tuple[str, str]:
    word, _colon, outcome = (table["stage"][row] or "").partition(":")
    called = procedure.act_called(word)
    if called is None:
        known = ", ".join(procedure.stages)
        raise table.fault(
            "procedure.stage_near" if (near := nearest(word, _all_words(procedure))) else "procedure.stage",
            row=row, name="stage", value=word, near=near, known=known,
        )  # fmt: skip
    stage, meant = called
    outcome = outcome.strip() or meant
    if outcome not in OUTCOMES:
        raise table.fault(
            "procedure.row_outcome", row=row, name="stage", value=outcome, known=", ".join(OUTCOMES)
        )
    if outcome not in stage.leads_to:
        raise table.fault("procedure.stage_has_not", row=row, name="stage", value=outcome, stage=stage.code,
                          known=", ".join(stage.outcomes))  # fmt: skip
    return stage.code, outcome


def _all_words(procedure: Procedure) -> list[str]:
    return [
        word
        for stage in procedure.stages.values()
        for word in (stage.code, *stage.aliases, *stage.name.values(), *stage.events.values())
    ]


__all__ = ["Fault", "Happening", "days_of", "in_order", "on_day", "read_happenings"]
