"""What happened in a case: a table of events as CSV, read strictly."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from jalin.decisions.faults import Fault, nearest, shown
from jalin.decisions.words import sentence
from jalin.kernel.dates import Reading, decide_column, format_day, read_date

from . import fault_sentences  # noqa: F401  (adds the sentences of the faults)
from .procedure import DONE, OUTCOMES, Procedure, plain
from .sentences import WORDS_OF_OUTCOMES

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
YEARS = (1800, 2199)  # what an event of an office may lie in
MOST_BYTES = 100_000_000


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

    @property
    def day(self) -> str:
        """As far as it is known: `2022-03-04`, `2022-03`, `2022`, else the span `2022-03-04/2022-05-01` (ISO 8601)."""
        for text in (f"{self.first:%Y-%m-%d}", f"{self.first:%Y-%m}", f"{self.first:%Y}"):
            if days_of(text) == (self.first, self.last):
                return text
        return f"{self.first}/{self.last}"


@dataclass(frozen=True)
class Remark:
    """How a row was understood that is not written as the format has it."""

    key: str
    line: int
    params: dict = field(default_factory=dict)

    def say(self, lang: str) -> str:
        filled = {
            name: format_day(value, lang) if isinstance(value, date) else value
            for name, value in self.params.items()
        }
        return sentence(self.key, lang, line=str(self.line), **filled)


@dataclass(frozen=True)
class Told:
    """The rows of a table, in the order of their days, and what was read otherwise than it is written."""

    happenings: list[Happening]
    remarks: list[Remark]


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


def day_given(text: str, option: str) -> date:
    """The one day that an option of the command line names. Raises Fault."""
    try:
        found = days_of(text)
    except ValueError:
        found = None
    if not found or found[0] != found[1] or not YEARS[0] <= found[0].year <= YEARS[1]:
        raise Fault("procedure.option_day", option=option, value=text)
    return found[0]


def read_happenings(path: Path | str, procedure: Procedure) -> list[Happening]:
    """The happenings of `read_events`."""
    return read_events(path, procedure).happenings


def read_events(path: Path | str, procedure: Procedure) -> Told:
    """The rows of a CSV with the columns `date,stage` and, if wanted, `note,until,year`.

    `date`: a day, month or year, best as ISO 8601. `stage`: its code, an alias or its name, and after a colon what happened
    to it where that is not that it was passed (`e:received`). Raises Fault."""
    from jalin.decisions.tables import (  # brings numpy, which only a table from outside needs
        Column,
        read_table,
    )

    columns = (Column("date"), Column("stage"), Column("note", may_be_empty=True, may_miss=True),
               Column("until", may_be_empty=True, may_miss=True), Column("year", may_be_empty=True, may_miss=True))  # fmt: skip
    table = read_table(path, columns, most_bytes=MOST_BYTES)
    rows = _Rows(table, procedure)
    return Told(in_order(rows.read()), rows.remarks)


def in_order(happenings: Iterable[Happening]) -> list[Happening]:
    """By their days; of the same day as they were given. One whose day is known roughly stands at its first possible day, or,
    where the others were given in the order of their days, behind those that were given before it."""
    given = list(happenings)
    known = [one.first for one in given if one.is_exact]
    if len(known) == len(given) or known != sorted(known):
        return sorted(given, key=lambda one: (one.first, one.last))
    days, latest = [], date.min
    for one in given:
        latest = one.first if one.is_exact else min(max(one.first, latest), one.last)
        days.append(latest)
    return [given[place] for place in sorted(range(len(given)), key=days.__getitem__)]


class _Rows:
    """A table of events being read."""

    def __init__(self, table, procedure: Procedure):
        self.table, self.procedure = table, procedure
        self.remarks: list[Remark] = []
        self.known: dict[str, tuple[str, str, bool]] = {}  # the cells of `stage` that were understood
        self.decided: dict = {}  # column -> whether the day or the month stands first in it

    def read(self) -> Iterator[Happening]:
        for row in range(len(self.table)):
            first, last = self._days(row, "date")
            stage, outcome = self._act(row)
            until = self._days(row, "until")[1] if self._cell(row, "until") else None
            if until and until < first:
                raise self.table.fault("procedure.until_before", row=row, name="until")
            yield Happening(stage, outcome, first, last, self._cell(row, "note"), until, self._year(row))

    def _cell(self, row: int, name: str) -> str:
        return (self.table[name][row] or "") if name in self.table else ""

    def _days(self, row: int, name: str) -> tuple[date, date]:
        text = self._cell(row, name)
        try:
            days = days_of(text)
        except ValueError:
            days = self._as_people_write(row, name, text)
        if not YEARS[0] <= days[0].year <= days[1].year <= YEARS[1]:
            raise self.table.fault(
                "procedure.far_year", row=row, name=name, value=text, first=YEARS[0], last=YEARS[1]
            )
        return days

    def _as_people_write(self, row: int, name: str, text: str) -> tuple[date, date]:
        """ "12 Januari 2020", 令和2年1月12日, 12/01/2020 where another row shows that the day stands first."""
        if name not in self.decided:
            self.decided[name] = decide_column(self.table[name])
        found = read_date(text, column=self.decided[name])
        if not found.is_read or found.warnings:
            raise self.table.fault("procedure.day", row=row, name=name, value=text, why=_Why(found))
        read = found.start if found.start == found.end else f"{found.start} – {found.end}"
        self.remarks.append(Remark("remark.day", self.table.lines[row], {"value": shown(text), "read": read}))
        return found.start, found.end

    def _year(self, row: int) -> int | None:
        text = self._cell(row, "year")
        if text and not (text.isascii() and text.isdigit() and YEARS[0] <= int(text[:9]) <= YEARS[1]):
            raise self.table.fault("procedure.year", row=row, name="year", value=text)
        return int(text) if text else None

    def _act(self, row: int) -> tuple[str, str]:
        cell = self._cell(row, "stage")
        if cell not in self.known:
            self.known[cell] = self._understood(row, cell)
        stage, outcome, is_said = self.known[cell]
        by_note = None if is_said else _outcome_called(self._cell(row, "note"))
        if by_note not in (None, outcome) and by_note in self.procedure.stages[stage].leads_to:
            self.remarks.append(Remark("remark.note", self.table.lines[row], {"note": shown(self._cell(row, "note")), "read": f"{stage}:{by_note}"}))  # fmt: skip
            return stage, by_note
        return stage, outcome

    def _understood(self, row: int, cell: str) -> tuple[str, str, bool]:
        """Stage, outcome, and whether the outcome is said."""
        word, colon, outcome = cell.partition(":")
        called = self.procedure.act_called(word)
        if called is None:
            near = nearest(plain(word), self.procedure.acts)
            raise self.table.fault("procedure.stage_near" if near else "procedure.stage", row=row, name="stage", value=word, near=near,
                                   known=", ".join(self.procedure.stages))  # fmt: skip
        stage, meant = called
        if not colon:
            return stage.code, meant, meant != DONE
        found = _outcome_called(outcome)
        if found is None:
            raise self.table.fault(
                "procedure.row_outcome", row=row, name="stage", value=outcome, known=", ".join(OUTCOMES)
            )
        if found not in stage.leads_to:
            raise self.table.fault("procedure.stage_has_not", row=row, name="stage", value=found, stage=stage.code,
                                   known=", ".join(stage.outcomes))  # fmt: skip
        return stage.code, found, True


class _Why:
    """Why a date was not read, in the language asked for."""

    def __init__(self, reading: Reading):
        self.reading = reading

    def said(self, lang: str) -> str:
        return self.reading.message(lang)


_OUTCOMES = {
    plain(word): outcome
    for outcome, words in WORDS_OF_OUTCOMES.items()
    for word in (outcome, *words.values())
}


def _outcome_called(word: str) -> str | None:
    """An outcome by its key or its word in any language."""
    return _OUTCOMES.get(plain(word)) if len(word) < 40 else None


__all__ = [
    "Fault",
    "Happening",
    "Remark",
    "Told",
    "day_given",
    "days_of",
    "in_order",
    "on_day",
    "read_events",
    "read_happenings",
]
