"""Why an act can or cannot be done: each objection names what is missing, its article, and when that changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from jalin.kernel.clocks.working_days import WorkingCalendar

from .clocks import Running, clocks_of
from .happenings import Happening
from .procedure import PAUSED, REPLACED, RESUMED, SENT, SILENT, Procedure
from .reading import deadline_of


@dataclass(frozen=True)
class Owed:
    """Runs of a clock that are overdue in other cases: how many, and the oldest of them."""

    key: str
    count: int
    due: date
    year: int | None = None


@dataclass(frozen=True)
class Objection:
    """`key`: a sentence of `sentences`; `params` fill it (texts in three languages, dates, stage codes)."""

    key: str
    article: str = ""
    params: dict = field(default_factory=dict)


def objections_to(
    procedure: Procedure, before: Sequence[Happening], position, act: tuple[str, str], *, on: date,
    calendar: WorkingCalendar, elsewhere: Sequence[Owed] = (), until: date | None = None, clocks: Sequence[Running] | None = None,
) -> tuple[Objection, ...]:  # fmt: skip
    """What stands against the act (stage, outcome) on the day `on`, after what happened `before` and with the open
    clocks of other cases `elsewhere`. `until`: the last day that the act's text states. `clocks`: those of this case on that day, where the caller has them."""
    code, outcome = act
    found = [*_order(procedure, position, code, outcome), *_too_long(procedure, act, until, on, calendar)]
    if outcome in (SENT, PAUSED, RESUMED, REPLACED):
        return tuple(found)
    stage = procedure.stages[code]
    if clocks is None and (outcome in SILENT or any(need.clear for need in stage.needs)):
        clocks = clocks_of(procedure, before, on=on, calendar=calendar)
    for need in stage.needs:
        if need.stages and not position.passed & set(need.stages):
            found.append(Objection("guard.need", need.article or stage.article, {"why": need.why}))
        if need.clear:
            found += _overdue(need, clocks, elsewhere)
    if outcome in SILENT:
        found += _not_lapsed(procedure, act, clocks)
    return tuple(found)


def _order(procedure: Procedure, position, code: str, outcome: str):
    expected = position.expected()
    if outcome == REPLACED and code in position.passed:
        return
    if code not in expected:
        names = [procedure.stages[one].name for one in expected]
        key = "guard.order" if names else "guard.closed"
        yield Objection(key, "", {"stage": procedure.stages[code].name, "expected": names})


def _too_long(procedure: Procedure, act, until: date | None, on: date, calendar: WorkingCalendar):
    """A text that states a later last day than the law allows."""
    for rule in procedure.clocks.values():
        if until and rule.is_longest and act in rule.starts and on >= procedure.valid_from:
            last = deadline_of(rule).read(start=on, on=on, calendar=calendar).due
            if until > last:
                yield Objection(
                    "guard.too_long", rule.article, {"clock": rule.name, "until": until, "last": last}
                )


def _overdue(need, runs, elsewhere):
    """One objection for all that is owed, in this case and elsewhere: how much of it, and the oldest."""
    own = [Owed(one.rule.key, 1, one.clock.due, one.year) for one in runs if one.is_open and one.is_overdue]
    owed = [one for one in (*own, *elsewhere) if one.key == need.clear]
    if owed:
        oldest = min(owed, key=lambda one: one.due)
        yield Objection("guard.overdue", need.article, {"why": need.why, "due": oldest.due, "year": str(oldest.year or ""),
                                                        "count": str(sum(one.count for one in owed))})  # fmt: skip


def _not_lapsed(procedure: Procedure, act, clocks: Sequence[Running]):
    """Silence counts only once the clock that permits the act has lapsed."""
    rules = [rule for rule in procedure.clocks.values() if rule.permits == act]
    for rule in rules:
        runs = [one for one in clocks if one.rule == rule and one.is_open]
        if not runs:
            yield Objection("guard.no_receipt", rule.article, {"clock": rule.name})
        elif not runs[-1].has_lapsed:
            clock = runs[-1].clock
            yield Objection("guard.not_lapsed", rule.article,
                            {"clock": rule.name, "start": clock.start, "effect": clock.takes_effect})  # fmt: skip
