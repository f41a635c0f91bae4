"""Why an act can or cannot be done: each objection names what is missing, its article, and when that changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from .clocks import Clocks
from .procedure import PAUSED, REFUSED, REPLACED, RESUMED, RETURNED, SENT, SILENT, Need, Procedure
from .reading import deadline_of
from .running import Owed


@dataclass(frozen=True)
class Objection:
    """`key`: a sentence of `sentences`; `params` fill it (texts in three languages, dates, stage codes)."""

    key: str
    article: str = ""
    params: dict = field(default_factory=dict)


def objections_to(
    procedure: Procedure, position, clocks: Clocks, act: tuple[str, str], *, on: date, elsewhere: Sequence[Owed] = (),
    until: date | None = None,
) -> tuple[Objection, ...]:  # fmt: skip
    """What stands against the act (stage, outcome) on the day `on`, after what brought the case to `position` and was told
    to its `clocks`; `elsewhere`: the open clocks of other cases. `until`: the last day that the act's text states."""
    code, outcome = act
    found = [*_order(procedure, position, code, outcome), *_too_long(clocks, act, until, on)]
    if outcome in (SENT, PAUSED, RESUMED, REPLACED):
        return tuple(found)
    stage = procedure.stages[code]
    at_work = position.is_under_way and position.stage == code
    for need in stage.needs if outcome not in (REFUSED, RETURNED) else ():  # to say no takes nothing
        if need.stages and not position.passed & set(need.stages):
            found.append(_missing(procedure, position, clocks, need, need.article or stage.article, on))
        if need.clear and not at_work:  # what was handed in may be answered
            found += _overdue(need, clocks.overdue(need.clear, on), elsewhere)
    if outcome in SILENT:
        found += _not_lapsed(clocks, act, on)
    return tuple(found)


def _order(procedure: Procedure, position, code: str, outcome: str):
    expected = position.expected()
    if outcome == REPLACED and code in position.passed:
        return
    if code not in expected:
        names = [procedure.stages[one].name for one in expected]
        key = "guard.order" if names else "guard.closed"
        yield Objection(key, "", {"stage": procedure.stages[code].name, "expected": names})


def _missing(procedure: Procedure, position, clocks: Clocks, need: Need, article: str, on: date) -> Objection:
    """What is missing; and where the law takes silence for it, since when the answer is awaited and from when it counts as
    given."""
    awaited = [rule for rule in procedure.clocks.values() if rule.permits and rule.permits[0] in need.stages]
    if not awaited or not {rule.permits[0] for rule in awaited} & set(position.expected()):
        return Objection("guard.need", article, {"why": need.why})
    article = f"{article}; {awaited[0].article}" if article != awaited[0].article else article
    running = clocks.latest_open(awaited[0].key, on)
    if running is None:
        return Objection("guard.need_unreceived", article, {"why": need.why})
    clock = running.clock
    key = "guard.need_lapsed" if running.has_lapsed else f"guard.need_{awaited[0].permits[1]}_from"
    return Objection(
        key, article, {"why": need.why, "start": clock.start, "due": clock.due, "effect": clock.takes_effect}
    )


def _too_long(clocks: Clocks, act, until: date | None, on: date):
    """A text that states a later last day than the law allows."""
    for rule in clocks.procedure.clocks.values() if until else ():
        if rule.is_longest and act in rule.starts and on >= clocks.procedure.valid_from:
            last = deadline_of(rule).due_on(on, clocks.calendar)
            if until > last:
                yield Objection(
                    "guard.too_long", rule.article, {"clock": rule.name, "until": until, "last": last}
                )


def _overdue(need: Need, own: Owed | None, elsewhere: Sequence[Owed]):
    """One objection for all that is owed, in this case and elsewhere: how much of it, and the oldest."""
    owed = [one for one in (*([own] if own else []), *elsewhere) if one.key == need.clear]
    if owed:
        oldest = min(owed, key=lambda one: one.due)
        yield Objection("guard.overdue", need.article, {"why": need.why, "due": oldest.due, "year": str(oldest.year or ""),
                                                        "count": str(sum(one.count for one in owed))})  # fmt: skip


def _not_lapsed(clocks: Clocks, act, on: date):
    """Silence counts only once the clock that permits the act has lapsed."""
    for rule in clocks.procedure.clocks.values():
        if rule.permits != act:
            continue
        running = clocks.latest_open(rule.key, on)
        if running is None:
            yield Objection("guard.no_receipt", rule.article, {"clock": rule.name})
        elif not running.has_lapsed:
            clock = running.clock
            yield Objection("guard.not_lapsed", rule.article,
                            {"clock": rule.name, "start": clock.start, "effect": clock.takes_effect})  # fmt: skip
