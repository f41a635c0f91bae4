"""What the office owes every year whatever its cases do: reports of the coordination team, its plenary, supervision.

An obligation names the periods of a year; each has a last day. Pure Python; when each was fulfilled is given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from jalin.decisions.every_fault import EveryFault, read_or_faults
from jalin.decisions.faults import Fault
from jalin.kernel.clocks.calendar_months import add_months

from .procedure import Texts
from .reading import read_filled, read_mark, read_month_and_day, read_texts, read_warnings

SCHEDULED, RUNNING, OVERDUE, MET, MET_LATE = "scheduled", "running", "overdue", "met", "met_late"
WITHIN = 0  # months: it has to be done within the period itself


@dataclass(frozen=True)
class Obligation:
    """One row of an obligations file. `periods`: (month, day) of the first and of the last day of each period of a year.
    `months_after`: how long after a period it may come; `WITHIN` the period when 0. `evidence`: what else on record
    shows that it was done (a kind of meeting). `warnings`: days before the due day, negative."""

    key: str
    name: Texts
    actor: Texts
    article: str
    source: str
    mark: str
    periods: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    months_after: int = WITHIN
    evidence: str = ""
    on_lapse: Texts = field(default_factory=dict)
    note: Texts = field(default_factory=dict)
    warnings: tuple[int, ...] = ()

    # a deadline of a case and one of the office are told in the same words
    unit, permits = "day", None


@dataclass(frozen=True)
class Term:
    """One period of one year as it stands on a day."""

    rule: Obligation
    year: int
    number: int
    first: date
    last: date
    due: date
    done_on: date | None
    state: str

    @property
    def late_by(self) -> int:
        """Days late when it was done; 0 while it is not."""
        return max(0, (self.done_on - self.due).days) if self.done_on else 0


def read_obligations(path: Path | str) -> tuple[str, dict[str, Obligation]]:
    """The country whose offices owe them, and key -> obligation. Raises the first Fault."""
    read, faults = obligations_or_faults(path)
    if faults:
        raise faults[0]
    return read


def obligations_or_faults(path: Path | str) -> tuple[tuple[str, dict[str, Obligation]] | None, list[Fault]]:
    """The same, or every fault of the file in the order of the lines."""
    return read_or_faults(path, _obligations)


def _obligations(rules: EveryFault) -> tuple[str, dict[str, Obligation]]:
    country, source, found = rules.get("country", "text"), read_filled(rules, "source"), {}
    tables = rules.tables("obligations")
    if not tables:
        rules.note(rules.fault("obligation.none", "obligations"))
    for table in tables:
        one = _obligation(table, source)
        if one.key in found:
            table.note(table.fault("procedure.twice", "key", code=one.key))
        found[one.key] = one
    rules.refuse_others()
    return country, found


def _obligation(table: EveryFault, source: str) -> Obligation:
    periods = tuple(_period(row) for row in table.tables("periods"))
    if not periods:
        table.note(table.fault("obligation.no_periods", "periods"))
    one = Obligation(
        key=read_filled(table, "key"), name=read_texts(table, "name"), actor=read_texts(table, "actor"), article=read_filled(table, "article"),
        source=table.get("source", "text", source), mark=read_mark(table), periods=periods,
        months_after=table.get("months_after", "whole", WITHIN, least=0, most=12), evidence=table.get("evidence", "text", ""),
        on_lapse=read_texts(table, "on_lapse", may_miss=True), note=read_texts(table, "note", may_miss=True),
        warnings=read_warnings(table),
    )  # fmt: skip
    table.refuse_others()
    return one


def _period(row: EveryFault) -> tuple[tuple[int, int], tuple[int, int]]:
    period = read_month_and_day(row, "first"), read_month_and_day(row, "last")
    row.refuse_others()
    if period[1] < period[0]:
        row.note(row.fault("procedure.ends_before_it_begins", "last"))
    return period


def terms_of(
    rules: Iterable[Obligation], *, years: Iterable[int], on: date, done: Mapping[tuple[str, int, int], date],
    seen: Mapping[str, Iterable[date]] | None = None,
) -> list[Term]:  # fmt: skip
    """Every period of these years, the oldest due first. `done`: (key, year, number) -> the day; `seen`: kind of evidence ->
    its days, of which the first within a period fulfils it. What happens after the day `on` does not count yet."""
    terms = []
    for rule in rules:
        days = sorted((seen or {}).get(rule.evidence, ()))
        for year in years:
            for number, (start, end) in enumerate(rule.periods, 1):
                first, last = date(year, *start), date(year, *end)
                shown = next((day for day in days if first <= day <= last), None)
                told = min(filter(None, (done.get((rule.key, year, number)), shown)), default=None)
                terms.append(
                    _term(rule, year, number, first, last, told if told and told <= on else None, on)
                )
    return sorted(terms, key=lambda term: (term.due, term.rule.key))


def _term(
    rule: Obligation, year: int, number: int, first: date, last: date, done: date | None, on: date
) -> Term:
    due = add_months(last, rule.months_after)
    if done:
        state = MET if done <= due else MET_LATE
    else:
        state = OVERDUE if on > due else RUNNING if on >= first else SCHEDULED
    return Term(rule, year, number, first, last, due, done, state)
