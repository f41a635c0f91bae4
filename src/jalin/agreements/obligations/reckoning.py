"""The deadlines of the office itself, kept beside those of its cases so that desk, calendar and mail tell them alike."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from jalin.agreements.models import Deadline
from jalin.agreements.reckoning import write_deadlines

from .selectors import office_terms


def reckon_obligations(*, on: date | None = None) -> int:
    """Write the deadlines of the office again; returns how many there are."""
    on = on or timezone.localdate()
    rows = [
        Deadline(clock=term.rule.key, year=term.year, run=term.number, state=term.state, starts_on=term.first, due_on=term.due,
                 takes_effect_on=term.due, ended_on=term.done_on, late_by=term.late_by)
        for term in office_terms(on)
    ]  # fmt: skip
    with transaction.atomic():
        write_deadlines(rows, Deadline.objects.filter(case__isnull=True))
    return len(rows)
