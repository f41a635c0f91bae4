"""Runs one job: claims its row, does the work, writes how it ended."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from jalin.kernel.problems import Problem

from .holders import new_holder
from .models import Job
from .progress import JobStopped, Progress
from .registry import JobProblem, kind_of, long_kinds

BROKEN = _(
    "The work stopped because of an error in the program. "
    "Tell whoever runs this server the number %(number)s; it is in the log."
)
TOO_LONG = JobProblem(
    "jobs.too_long",
    _("The work took longer than is allowed and was stopped. Divide it into smaller parts and start again."),
)
NO_DATABASE = JobProblem(
    "jobs.database",
    _("The database did not answer, several times. Tell whoever runs this server, and start again later."),
)
STALE = timedelta(seconds=20)
State = Job.State
log = logging.getLogger("jalin.jobs")


def run_job(pk, watch=None) -> Job | None:
    """Do the work of the job `pk` now, in this process. None when it is not to be had: done, cancelled, or
    another's.

    This is the task the broker hands out, perhaps twice: only one claim succeeds. `watch(progress)` is called
    at every step, for a command that shows it and does not wait for a worker. Never raises for what went
    wrong in the work: the row says it."""
    if watch is None and _is_long_work_full(pk):
        return None
    job = claim_job(pk)
    if job is None:
        return None
    with Progress(job, watch) as progress:
        ending = _ending_of(job, progress)
    _finish(job, progress, ending)
    if job.kind in long_kinds():
        _wake_next_long()
    return Job.objects.get(pk=pk)


def claim_job(pk) -> Job | None:
    """Compare and set in one statement: of all who try, one gets the row."""
    now, holder = timezone.now(), new_holder()
    free = Q(state=State.QUEUED) | Q(state=State.RUNNING, heartbeat_at__lt=now - STALE)
    claimed = Job.objects.filter(free, pk=pk).update(
        state=State.RUNNING, holder=holder, heartbeat_at=now, started_at=now, attempts=F("attempts") + 1,
        done=0, total=0, step="", problem={},
    )  # fmt: skip
    return Job.objects.get(pk=pk) if claimed else None


def _is_long_work_full(pk) -> bool:
    """Long work may fill all workers but one, so that short work never waits for it. (Two that ask at the
    same instant may both be let in; then short work waits once.)"""
    if not Job.objects.filter(pk=pk, kind__in=long_kinds()).exists():
        return False
    fresh = Job.objects.filter(
        state=State.RUNNING, kind__in=long_kinds(), heartbeat_at__gte=timezone.now() - STALE
    )
    return fresh.exclude(pk=pk).count() >= max(1, settings.Q_CLUSTER["workers"] - 1)


def _wake_next_long() -> None:
    from .services import wake

    following = Job.objects.filter(state=State.QUEUED, kind__in=long_kinds()).order_by("created_at").first()
    if following:
        wake(following.pk)


def _ending_of(job: Job, progress: Progress) -> dict:
    """Do the work; returns what is to be written in the row."""
    try:
        _allow_long_statements()
        result = kind_of(job.kind).work(job, progress) or {}
    except JobStopped as stopped:
        log.info("job %s (%s) is left to be run again: %s", job.pk, job.kind, stopped)
        return {"state": State.QUEUED, "holder": "", "attempts": max(0, job.attempts - 1)}
    except Problem as problem:
        return _failed(problem)
    except KeyboardInterrupt:  # in a command; the worker does not get it
        return {"state": State.CANCELLED}
    except (OperationalError, InterfaceError) as error:  # locked or unreachable: no fault of the work
        log.warning("job %s (%s) met a database that did not answer: %s", job.pk, job.kind, error)
        if not connection.in_atomic_block:
            connection.close()
        may_try_again = job.attempts < kind_of(job.kind).attempts
        return {"state": State.QUEUED, "holder": ""} if may_try_again else _failed(NO_DATABASE)
    except SystemExit:  # the broker's alarm after Q_CLUSTER["timeout"] seconds
        log.error("job %s (%s) took longer than is allowed", job.pk, job.kind)
        return _failed(TOO_LONG)
    except Exception:
        log.exception("job %s (%s) broke", str(job.pk)[:8], job.kind)
        return _failed(JobProblem("jobs.broken", BROKEN, number=str(job.pk)[:8]))
    finally:
        _allow_long_statements(False)
    return {"state": State.CANCELLED if progress.saw_cancel else State.DONE, "result": result}


def _failed(problem: Problem) -> dict:
    return {"state": State.FAILED, "problem": problem.as_dict()}


def _finish(job: Job, progress: Progress, ending: dict) -> None:
    """Write the ending, unless the job is another's by now."""
    now, state = timezone.now(), ending["state"]
    values = {
        **ending,
        "heartbeat_at": now,
        "done": progress.done,
        "total": progress.total,
        "step": progress.step[:200],
    }
    if state != State.QUEUED:
        values |= {"finished_at": now, "holder": ""}
    try:
        if not Job.objects.filter(pk=job.pk, holder=job.holder).update(**values):
            log.warning(
                "job %s (%s) was handed to another while it ran; its ending is left to that one",
                job.pk,
                job.kind,
            )
    except DatabaseError:  # the row goes stale and is handed out again
        log.exception("job %s (%s): its ending could not be written", job.pk, job.kind)


def _allow_long_statements(allowed: bool = True) -> None:
    """A page may not ask the database for more than 5 seconds; a job may take two minutes for one
    statement."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET statement_timeout = '120s'" if allowed else "RESET statement_timeout")
        except DatabaseError:
            connection.close()
