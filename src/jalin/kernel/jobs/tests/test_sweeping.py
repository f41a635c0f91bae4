"""What a dead process leaves is handed out again."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from jalin.kernel.jobs import register_job, registry
from jalin.kernel.jobs.holders import is_dead, new_holder, pid_of
from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.services import start_job
from jalin.kernel.jobs.sweeping import HANGING, Sweep, start_due

NOW = timedelta(0)


@pytest.fixture
def job(db, monkeypatch, django_capture_on_commit_callbacks):
    """A job that another machine holds."""
    monkeypatch.setattr(registry, "_KINDS", {})
    register_job("test", lambda job, progress: None, title="Test", attempts=2)
    found = start_job("test", by="system:test", on_commit=False)
    Job.objects.filter(pk=found.pk).update(
        state="running", holder="elsewhere:1:2:x", attempts=1, heartbeat_at=timezone.now()
    )
    found.refresh_from_db()
    return found


def set_heartbeat(job, seconds_ago: float) -> None:
    Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now() - timedelta(seconds=seconds_ago))


def test_a_job_that_gives_signs_of_life_is_left_alone(job):
    assert Sweep().run() == 0


def test_a_stale_job_is_handed_out_again_at_the_second_look(job):
    sweep = Sweep()
    set_heartbeat(job, 21)
    assert sweep.run() == 0
    assert sweep.run() == 1
    job.refresh_from_db()
    assert (job.state, job.holder) == ("queued", "")
    assert OrmQ.objects.get().task["args"] == (str(job.pk),)


def test_a_job_that_moved_between_the_two_looks_is_left_alone(job):
    sweep = Sweep()
    set_heartbeat(job, 21)
    sweep.run()
    set_heartbeat(job, 0)
    assert sweep.run() == 0


def test_a_job_of_a_dead_process_is_handed_out_again_at_once(job):
    child = subprocess.Popen(
        [sys.executable, "-c", "from jalin.kernel.jobs.holders import new_holder; print(new_holder())"],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    holder = child.communicate()[0].strip()
    assert pid_of(holder) == child.pid
    Job.objects.filter(pk=job.pk).update(holder=holder)
    assert Sweep().run() == 1


def test_this_process_lives_and_a_namesake_born_at_another_time_does_not():
    holder = new_holder()
    node, pid, born, run = holder.split(":")
    assert not is_dead(holder) and int(pid) == os.getpid()
    assert is_dead(f"{node}:{pid}:{int(born) + 1}:{run}")
    assert not is_dead(f"elsewhere:{pid}:1:{run}")


def test_a_job_whose_process_dies_again_and_again_is_given_up(job):
    sweep = Sweep()
    Job.objects.filter(pk=job.pk).update(attempts=2)
    set_heartbeat(job, 21)
    sweep.run()
    sweep.run()
    job.refresh_from_db()
    assert (job.state, job.problem["code"]) == ("failed", "jobs.gave_up")


def test_a_queued_job_that_nobody_was_woken_for_is_woken(job):
    Job.objects.filter(pk=job.pk).update(state="queued", holder="", heartbeat_at=None)
    Sweep().run()
    assert not OrmQ.objects.exists(), "it has only just been queued"
    Sweep().run(NOW)
    assert OrmQ.objects.get().task["args"] == (str(job.pk),)
    Sweep().run(NOW)
    assert OrmQ.objects.count() == 1, "the broker has a task waiting"


def test_a_job_that_waits_although_a_worker_is_free_tells_of_a_hanging_cluster(job):
    set_heartbeat(job, 60)
    Job.objects.filter(pk=job.pk).update(state="queued", holder="")
    sweep = Sweep(workers=1)
    for _look in range(HANGING - 1):
        sweep.run()
    assert not sweep.is_hanging
    sweep.run()
    assert sweep.is_hanging


def test_a_job_that_waits_for_a_busy_worker_does_not(job):
    waiting = start_job("test", by="system:test", on_commit=False)
    Job.objects.filter(pk=waiting.pk).update(heartbeat_at=timezone.now() - timedelta(seconds=60))
    sweep = Sweep(workers=1)
    for _look in range(HANGING):
        sweep.run()
    assert not sweep.is_hanging


def test_work_that_comes_round_is_started_when_its_time_has_come(job):
    register_job("daily", lambda job, progress: None, title="Daily", every=timedelta(days=1))
    assert start_due() == 1
    assert start_due() == 0
    Job.objects.filter(kind="daily").update(created_at=timezone.now() - timedelta(days=1, seconds=1))
    assert start_due() == 1
