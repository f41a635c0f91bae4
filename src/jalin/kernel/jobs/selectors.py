"""Reading jobs."""

from django.utils import timezone
from django.utils.translation import gettext

from jalin.kernel.access import can, scope_of
from jalin.kernel.problems import sentence_of

from .models import Job
from .permissions import VIEW, VIEW_ALL
from .registry import kinds


@scope_of(Job)
def _jobs_in_scope(user, verb):
    """One's own; the head of the office sees everybody's."""
    if can(user, VIEW_ALL):
        return Job.objects.all()
    return Job.objects.filter(created_by=user.pk) if can(user, VIEW) else Job.objects.none()


def visible_jobs(user):
    """Jobs that `user` may see and stop, newest first."""
    return _jobs_in_scope(user, VIEW).order_by("-created_at")


def progress_of(job: Job) -> dict:
    """What {% job_progress %} draws: words are in the language in force. Addresses are the desk's."""
    from django.urls import reverse

    kind = kinds().get(job.kind)
    has_result = kind and kind.result and job.state == Job.State.DONE
    address, label = (kind.result(job) if has_result else None) or ("", "")
    return {
        "id": job.pk,
        "title": str(kind.title) if kind else job.kind,
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "seconds_left": seconds_left(job),
        "message": message_of(job),
        "poll_url": reverse("desk:job", args=[job.pk]),
        "cancel_url": reverse("desk:job_cancel", args=[job.pk]),
        "result_url": address,
        "result_label": label,
    }


def message_of(job: Job) -> str:
    """One line under the bar: why it failed, that it is being stopped, or the step it is at."""
    if job.problem:
        return sentence_of(job.problem)
    if job.state in (Job.State.RUNNING, Job.State.QUEUED):
        if job.cancel_requested:
            return gettext("It will stop at the next safe place.")
        return gettext(job.step) if job.step else ""
    return ""


def seconds_left(job: Job) -> float | None:
    """From the pace so far; None while nothing can be said."""
    if job.state != Job.State.RUNNING or not job.done or not job.total or job.started_at is None:
        return None
    spent = (timezone.now() - job.started_at).total_seconds()
    return max(0.0, spent / job.done * (job.total - job.done))
