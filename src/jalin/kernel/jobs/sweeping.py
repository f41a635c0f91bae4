"""Hands out again what a dead process left, and wakes what nobody was woken for. Runs inside `jalin
worker`."""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from .holders import is_dead
from .models import Job
from .registry import JobProblem, kinds, long_kinds
from .running import STALE
from .services import start_job, wake

EVERY = 2.0  # seconds between two rounds
FORGOTTEN = timedelta(seconds=5)  # a queued job is claimed within a second when a worker is free
HANGING = 6  # so many rounds may the same job wait while a worker is free
GAVE_UP = _(
    "The work was begun %(attempts)s times and each time its process ended early. "
    "Tell whoever runs this server."
)
State = Job.State
log = logging.getLogger("jalin.jobs")


@dataclass
class Sweep:
    """One look at the jobs after another. `suspects`: those whose heartbeat was stale at the look before, and
    when it was; only a job that has not moved since is taken from its holder. `waits`: the oldest job that
    waits although a worker is free, and for how many looks."""

    workers: int = 1
    suspects: dict = field(default_factory=dict)
    waits: tuple = (None, 0)

    def run(self, forgotten: timedelta = FORGOTTEN) -> int:
        """One round; returns how many jobs were handed out again."""
        running = list(Job.objects.filter(state=State.RUNNING).values_list("pk", "holder", "heartbeat_at"))
        dead = [row for row in running if is_dead(row[1])]
        stale = [row for row in running if row not in dead and row[2] < timezone.now() - STALE]
        confirmed = [row for row in stale if self.suspects.get(row[0]) == row[2]]
        self.suspects = {}
        if stale:
            # On SQLite a job in a long transaction of its own cannot write a heartbeat. Whoever holds the
            # write lock knows that there is no such transaction; the next look, two seconds on, then decides.
            with transaction.atomic():
                Job.objects.filter(pk=None).update(done=0)
                self.suspects = {pk: beat for pk, _holder, beat in stale}
        handed = sum(hand_out_again(*row) for row in (*dead, *confirmed))
        wake_forgotten(forgotten)
        self._look_for_hanging()
        return handed

    @property
    def is_hanging(self) -> bool:
        """Whether tasks are no longer taken: a part of the cluster was killed with a lock in its hands."""
        return self.waits[1] >= HANGING

    def _look_for_hanging(self) -> None:
        busy = Job.objects.filter(state=State.RUNNING, heartbeat_at__gte=timezone.now() - STALE).count()
        oldest = (
            _queued_since(timezone.now() - FORGOTTEN)
            .order_by("created_at")
            .values_list("pk", flat=True)
            .first()
        )
        if oldest is None or busy >= self.workers:
            self.waits = (None, 0)
        else:
            self.waits = (oldest, self.waits[1] + 1 if self.waits[0] == oldest else 1)


def hand_out_again(pk, holder: str, heartbeat_at: datetime) -> int:
    """Take a job from its holder, unless it moved in the meantime; give it up after as many attempts as its
    kind has."""
    job = Job.objects.filter(pk=pk, state=State.RUNNING, holder=holder, heartbeat_at=heartbeat_at)
    found = job.values("kind", "attempts").first()
    if found is None:
        return 0
    allowed = kinds()[found["kind"]].attempts if found["kind"] in kinds() else 0
    now = timezone.now()
    if found["attempts"] < allowed:
        taken = job.update(state=State.QUEUED, holder="", heartbeat_at=now)
        if taken:
            log.warning("job %s (%s) was left by a process that ended; handed out again", pk, found["kind"])
            wake(pk)
        return taken
    problem = JobProblem("jobs.gave_up", GAVE_UP, attempts=found["attempts"]).as_dict()
    log.error("job %s (%s) was left %s times; given up", pk, found["kind"], found["attempts"])
    return job.update(state=State.FAILED, holder="", finished_at=now, problem=problem)


def _queued_since(moment: datetime):
    """Queued jobs that could run now, waiting since before `moment`."""
    waiting = Job.objects.filter(state=State.QUEUED).annotate(since=Coalesce("heartbeat_at", "created_at"))
    waiting = waiting.filter(since__lt=moment)
    if Job.objects.filter(state=State.RUNNING, kind__in=long_kinds()).exists():
        waiting = waiting.exclude(kind__in=long_kinds())
    return waiting


def wake_forgotten(after: timedelta = FORGOTTEN) -> None:
    """Wake a worker for queued jobs whose wake was lost (the process died between its commit and the broker's
    row, or with the task in its hands). Nothing is done while the broker has tasks waiting: their turn may
    still come."""
    from django_q.models import OrmQ

    now = timezone.now()
    lost = list(_queued_since(now - after).order_by("created_at").values_list("pk", flat=True)[:200])
    if lost and not OrmQ.objects.filter(lock__lte=now).exists():
        for pk in lost:
            wake(pk)


def start_due() -> int:
    """Start the kinds whose time has come again; returns how many. (Two machines may both start one: work is
    safe to run twice.)"""
    started = 0
    for kind in kinds().values():
        if kind.every is None:
            continue
        last = Job.objects.filter(kind=kind.key).order_by("-created_at").first()
        if last is None or last.created_at < timezone.now() - kind.every:
            start_job(kind.key, by="system:clock")
            started += 1
    return started
