"""Starting and cancelling jobs. The journal's entry is the business of the act that starts one."""

import functools
import logging

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.access import NotAllowed, require

from .models import Job
from .registry import kind_of

log = logging.getLogger("jalin.jobs")


def start_job(kind: str, *, by, arguments: dict | None = None, on_commit: bool = True) -> Job:
    """Queue a job of a registered kind. `by`: a user, or "system:…". `arguments`: what JSON knows; keep them
    small and pass ids. A worker is woken when the surrounding transaction is committed; `on_commit=False`: it
    is not woken, the caller runs the job itself with `run_job`. Raises NotAllowed when the kind's verb is not
    granted."""
    found, is_system = kind_of(kind), isinstance(by, str) and by.startswith("system:")
    if found.verb and not is_system:
        require(by, found.verb)
    job = Job.objects.create(kind=kind, arguments=arguments or {}, created_by=None if is_system else by.pk)
    if on_commit:
        transaction.on_commit(functools.partial(wake, job.pk))
    return job


def wake(pk) -> None:
    """Tell the broker; when that fails the row is found by the sweeper, so whoever started the job is not
    bothered."""
    from django_q.tasks import async_task

    try:
        async_task("jalin.kernel.jobs.running.run_job", str(pk), task_name=f"job {str(pk)[:8]}")
    except DatabaseError:
        log.exception("job %s: no worker could be woken; the sweeper will", pk)


def cancel_job(*, by, job: Job) -> Job:
    """Stop a job: at once when it has not begun, else at its next safe place. One that has ended stays as it
    is. (Work that was begun and handed out again is run once more, so that it can tidy up.)"""
    from .selectors import visible_jobs

    if (
        not (isinstance(by, str) and by.startswith("system:"))
        and not visible_jobs(by).filter(pk=job.pk).exists()
    ):
        raise NotAllowed(_("Only the person who started this work, or the head of the office, can stop it."))
    untouched = Job.objects.filter(pk=job.pk, state=Job.State.QUEUED, started_at=None)
    if not untouched.update(state=Job.State.CANCELLED, cancel_requested=True, finished_at=timezone.now()):
        begun = Job.objects.filter(pk=job.pk, state__in=(Job.State.QUEUED, Job.State.RUNNING))
        begun.update(cancel_requested=True)
    job.refresh_from_db()
    return job
