"""Whether the agreement of a case was signed: what a story that waits for it asks."""

from collections.abc import Iterable

from django.utils import timezone

from jalin.agreements.models import Case
from jalin.agreements.selectors import route_of, with_steps

TERM = "term"  # the clocks of a procedure that say how long an agreement holds begin when it is signed or renewed


def signings_of(keys: Iterable[int]) -> dict[int, int]:
    """Key of a case -> how often its agreement was signed or renewed up to today. Two queries, however many cases."""
    today, found = timezone.localdate(), {}
    for case in with_steps(Case.objects.filter(pk__in=list(keys))):
        procedure = route_of(case)
        clocks = procedure.clocks.values() if procedure else ()
        signing = {start for rule in clocks if rule.role == TERM for start in rule.starts}
        found[case.pk] = sum(
            (step.stage, step.outcome) in signing
            and step.event.withdrawn_at is None
            and step.event.starts_on is not None
            and step.event.starts_on <= today
            for step in case.steps.all()
        )
    return found
