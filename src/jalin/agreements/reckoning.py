"""Keeping what follows from a case's steps and from the day: its state for lists, its deadlines for desk and calendars."""

import logging
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from .engine.replaying import Standing
from .models import Case, Deadline
from .selectors import standing_of, with_steps

log = logging.getLogger("jalin.law")
BATCH = 200
UPDATED = 50  # rows a statement: SQLite bears only so deep a CASE
KEPT = (
    "kept_state",
    "kept_stage",
    "kept_holder",
    "kept_since",
    "kept_waiting_since",
    "kept_next_due_on",
    "kept_overdue",
    "kept_on",
)


def deadlines_in(case: Case, standing: Standing) -> list[Deadline]:
    """A row for each run of each clock, not saved."""
    rows, runs = [], {}
    for running in standing.clocks:
        key = running.rule.key, running.year
        number = runs[key] = runs.get(key, -1) + 1
        clock = running.clock
        rows.append(Deadline(
            case=case, clock=running.rule.key, year=running.year or 0, run=number, state=clock.state, starts_on=clock.start,
            due_on=clock.due, takes_effect_on=clock.takes_effect, ended_on=clock.ended, late_by=clock.late_by,
            is_provisional=clock.provisional,
        ))  # fmt: skip
    return rows


def keep(case: Case, standing: Standing, rows: list[Deadline]) -> None:
    """Set the kept columns of `case`, not saved."""
    open_rows = [row for row in rows if row.ended_on is None]
    ahead = [row.due_on for row in open_rows if row.due_on >= standing.on]
    case.kept_state, case.kept_stage = standing.state, standing.stage.code if standing.stage else ""
    case.kept_holder = standing.holder.code if standing.holder and standing.waiting else ""
    case.kept_since = standing.since.first if standing.since else None
    case.kept_waiting_since = standing.waiting.since if standing.waiting else None
    case.kept_next_due_on = min(ahead, default=None)
    case.kept_overdue = sum(row.due_on < standing.on for row in open_rows)
    case.kept_on = standing.on


def reckon(case: Case, *, on: date | None = None) -> Standing:
    """Write what follows again, within the caller's transaction. It follows from steps that are in the journal."""
    standing = standing_of(case, on=on)
    rows = deadlines_in(case, standing)
    keep(case, standing, rows)
    case.save(update_fields=KEPT)
    write_deadlines(rows, Deadline.objects.filter(case=case))
    return standing


def reckon_many(keys: Iterable[int], *, on: date | None = None) -> int:
    """The same for many cases in one short transaction each batch; returns how many."""
    on, keys, done = on or timezone.localdate(), list(keys), 0
    for start in range(0, len(keys), BATCH):
        chunk = keys[start : start + BATCH]
        cases = list(with_steps(Case.objects.filter(pk__in=chunk)))
        rows: list[Deadline] = []
        for case in cases:
            standing = standing_of(case, on=on, steps=list(case.steps.all()), elsewhere=[])
            own = deadlines_in(case, standing)
            keep(case, standing, own)
            rows += own
        with transaction.atomic():
            Case.objects.bulk_update(cases, KEPT, batch_size=UPDATED)
            moved = write_deadlines(rows, Deadline.objects.filter(case__in=[case.pk for case in cases]))
        for row, before in moved:  # no act did it, so the holidays or the rule changed
            log.info(
                "case %s: the last day of %s moved from %s to %s", row.case_id, row.clock, before, row.due_on
            )
        done += len(cases)
    return done


def write_deadlines(rows: list[Deadline], old) -> list[tuple[Deadline, date]]:
    """Replace the deadlines `old` (a queryset) by these rows; those that did not change keep their key, so that what was
    sent about them stays sent. Returns the open ones whose last day moved, each with the former one."""
    known = {(row.case_id, row.clock, row.year, row.run): row for row in old}
    fields = ("state", "starts_on", "due_on", "takes_effect_on", "ended_on", "late_by", "is_provisional")
    fresh, changed, moved = [], [], []
    for row in rows:
        old = known.pop((row.case_id, row.clock, row.year, row.run), None)
        if old is None:
            fresh.append(row)
        elif any(getattr(old, name) != getattr(row, name) for name in fields):
            if row.ended_on is None and row.due_on != old.due_on:
                moved.append((row, old.due_on))
            for name in fields:
                setattr(old, name, getattr(row, name))
            changed.append(old)
    if known:
        Deadline.objects.filter(pk__in=[row.pk for row in known.values()]).delete()
    Deadline.objects.bulk_create(fresh, batch_size=BATCH)
    if changed:
        Deadline.objects.bulk_update(changed, fields, batch_size=UPDATED)
    return moved
