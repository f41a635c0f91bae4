"""The clocks of a case as rows of a page: what is overdue first, then what is due next; years of one report together."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from jalin.kernel.clocks.deadlines import SCHEDULED

from .deadline_words import basis_told
from .engine.procedure import said
from .engine.running import Running
from .engine.telling import clock_told
from .words import language


def open_rows(clocks: Iterable[Running]) -> list[dict]:
    """A row for each clock that is open, those of its runs that are overdue together; in the order in which somebody has
    to act."""
    groups: dict[tuple, list[Running]] = {}
    for running in clocks:
        if running.is_open:
            groups.setdefault((running.rule.key, running.is_overdue), []).append(running)
    rows = [_row(runs) for runs in groups.values()]
    return sorted(rows, key=lambda row: (not row["is_overdue"], row["due"]))


def ended_rows(clocks: Iterable[Running]) -> list[dict]:
    """A row for each run that has ended, the last one first."""
    ended = [running for running in clocks if not running.is_open]
    return [_row([one]) for one in sorted(ended, key=lambda one: one.clock.ended, reverse=True)]


def _row(runs: list[Running]) -> dict:
    """`runs`: of one clock, the oldest first; its day is the first that is due."""
    first, lang = runs[0], language()
    rule, (word, tone, icon) = first.rule, _state(first)
    return {
        "name": said(rule.name, lang), "years": [one.year for one in runs if one.year], "due": first.clock.due,
        "is_overdue": first.is_open and first.is_overdue, "word": word, "tone": tone, "icon": icon, "article": basis_told(rule),
        "runs": [{"year": one.year, "told": _without_name(clock_told(one, lang))} for one in runs], "note": said(rule.note, lang),
        "on_lapse": said(rule.on_lapse, lang) if first.is_open else "",
    }  # fmt: skip


def _state(running: Running) -> tuple:
    """Word, tone, icon."""
    if running.clock.ended:
        return (_("late"), "bad", "alert-triangle") if running.late_by else (_("in time"), "good", "check")
    if running.is_overdue and running.rule.permits:
        return _("its time is over"), "info", "hourglass"
    if running.clock.state == SCHEDULED:
        return _("ahead"), "neutral", "circle-dashed"
    return (_("overdue"), "bad", "alarm") if running.is_overdue else (_("running"), "info", "clock")


def _without_name(told: str) -> str:
    """The sentence of a clock below its own heading."""
    for sign in (": ", "："):
        _name, found, rest = told.partition(sign)
        if found:
            return rest[:1].upper() + rest[1:]
    return told
