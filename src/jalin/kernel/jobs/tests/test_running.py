"""A job from its start to its end, run in this process."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone, translation
from django.utils.translation import gettext_noop

from jalin.kernel.jobs import JobProblem, register_job, registry
from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.progress import JobStopped
from jalin.kernel.jobs.running import claim_job, run_job
from jalin.kernel.jobs.selectors import message_of, progress_of
from jalin.kernel.jobs.services import cancel_job, start_job
from jalin.kernel.jobs.stopping import ask_to_stop, forget_stopping

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind(monkeypatch):
    """kind(work, **more) registers a kind "test" for one test."""
    monkeypatch.setattr(registry, "_KINDS", dict(registry._KINDS))

    def make(work, key="test", **more):
        return register_job(key, work, title=key.title(), **more)

    return make


def start(**arguments) -> Job:
    return start_job("test", by="system:test", arguments=arguments)


def test_a_job_that_is_done_keeps_its_result_and_figures(kind):
    def work(job, progress):
        progress.set(total=3, step="Counting")
        for _number in range(job.arguments["times"]):
            progress.advance()
        return {"counted": progress.done}

    kind(work)
    job = run_job(start(times=3).pk)
    assert (job.state, job.done, job.total, job.result) == ("done", 3, 3, {"counted": 3})
    assert job.holder == "" and job.finished_at is not None and job.attempts == 1


def test_a_task_handed_out_twice_is_run_once(kind):
    seen = []
    kind(lambda job, progress: seen.append(run_job(job.pk)))
    job = start()
    run_job(job.pk)
    assert run_job(job.pk) is None
    assert seen == [None]


def test_only_one_of_two_claims_gets_the_job(kind):
    kind(lambda job, progress: None)
    job = start()
    assert claim_job(job.pk) is not None
    assert claim_job(job.pk) is None


def test_a_job_with_a_stale_heartbeat_can_be_claimed_by_another(kind):
    kind(lambda job, progress: None)
    first = claim_job(start().pk)
    Job.objects.filter(pk=first.pk).update(heartbeat_at=timezone.now() - timedelta(seconds=21))
    second = claim_job(first.pk)
    assert second.holder != first.holder and second.attempts == 2


def test_a_holder_that_was_replaced_stops_and_leaves_the_row_alone(kind):
    def work(job, progress):
        Job.objects.filter(pk=job.pk).update(holder="somebody else")
        progress.cancelled()
        raise AssertionError("not reached")

    kind(work)
    job = run_job(start().pk)
    assert (job.state, job.holder) == ("running", "somebody else")


def test_a_batch_of_a_replaced_holder_is_not_committed(kind, make_user):
    def work(job, progress):
        with progress.batch():
            Job.objects.create(kind="written in the batch")
            Job.objects.filter(pk=job.pk).update(holder="somebody else")

    kind(work)
    run_job(start().pk)
    assert not Job.objects.filter(kind="written in the batch").exists()


def test_a_problem_is_shown_in_the_language_of_the_reader(kind):
    def work(job, progress):
        raise JobProblem("test.colour", gettext_noop("No"), colour="blue")

    kind(work)
    job = run_job(start().pk)
    assert (job.state, job.problem["code"]) == ("failed", "test.colour")
    with translation.override("ja"):
        assert message_of(job) == "いいえ"


def test_an_error_of_the_program_shows_a_number_and_no_traceback(kind, caplog):
    def work(job, progress):
        raise ZeroDivisionError("secret detail")

    kind(work)
    job = run_job(start().pk)
    assert job.state == "failed"
    assert str(job.pk)[:8] in message_of(job) and "secret" not in message_of(job)
    assert "secret detail" in caplog.text and str(job.pk)[:8] in caplog.text


def test_a_database_that_does_not_answer_is_tried_again_and_then_reported(kind):
    def work(job, progress):
        raise OperationalError("database is locked")

    kind(work, attempts=2)
    job = start()
    assert run_job(job.pk).state == "queued"
    job = run_job(job.pk)
    assert (job.state, job.problem["code"]) == ("failed", "jobs.database")


def test_a_job_that_has_not_begun_is_cancelled_at_once(kind):
    kind(lambda job, progress: None)
    job = cancel_job(by="system:test", job=start())
    assert job.state == "cancelled" and run_job(job.pk) is None


def test_work_that_sees_the_cancelling_tidies_up_and_ends_as_cancelled(kind):
    def work(job, progress):
        cancel_job(by="system:test", job=job)
        return {"tidied": progress.cancelled()}

    kind(work)
    job = run_job(start().pk)
    assert (job.state, job.result) == ("cancelled", {"tidied": True})


def test_work_that_was_finished_before_it_saw_the_cancelling_is_done(kind):
    kind(lambda job, progress: cancel_job(by="system:test", job=job) and None)
    assert run_job(start().pk).state == "done"


def test_when_the_program_stops_the_job_waits_for_the_next_start(kind):
    def work(job, progress):
        ask_to_stop()
        progress.advance()

    kind(work)
    try:
        job = run_job(start().pk)
    finally:
        forget_stopping()
    assert (job.state, job.attempts, job.holder) == ("queued", 0, "")


def test_no_broad_except_swallows_the_stopping():
    assert not issubclass(JobStopped, Exception)


def test_long_work_leaves_a_worker_free(kind, settings):
    settings.Q_CLUSTER = {**settings.Q_CLUSTER, "workers": 2}
    second = []

    def work(job, progress):
        if not second:
            second.append(start())
            assert run_job(second[0].pk) is None
            assert run_job(start_job("short", by="system:test").pk).state == "done"

    kind(work, is_long=True)
    kind(lambda job, progress: None, key="short")
    assert run_job(start().pk).state == "done"
    assert run_job(second[0].pk).state == "done"


def test_the_actor_of_the_work_is_whoever_started_it(kind, make_user):
    kind(lambda job, progress: {"actor": str(job.actor)}, verb="relations.edit_partner")
    officer = make_user("officer")
    job = start_job("test", by=officer)
    assert run_job(job.pk).result == {"actor": officer.name}


def test_starting_asks_for_the_verb_of_the_kind(kind, make_user):
    from jalin.kernel.access import NotAllowed

    kind(lambda job, progress: None, verb="relations.edit_partner")
    with pytest.raises(NotAllowed):
        start_job("test", by=make_user("auditor"))
    assert not Job.objects.exists()


def test_the_broker_gets_only_the_id_and_only_after_the_commit(kind, django_capture_on_commit_callbacks):
    from django_q.models import OrmQ

    kind(lambda job, progress: None)
    with django_capture_on_commit_callbacks(execute=True):
        job = start(secret="not for the queue")
        assert not OrmQ.objects.exists()
    assert OrmQ.objects.get().task["args"] == (str(job.pk),)


def test_the_time_left_follows_the_pace(kind):
    kind(lambda job, progress: None)
    job = claim_job(start().pk)
    job.done, job.total, job.started_at = 25, 100, timezone.now() - timedelta(seconds=10)
    assert progress_of(job)["seconds_left"] == pytest.approx(30, abs=1)
