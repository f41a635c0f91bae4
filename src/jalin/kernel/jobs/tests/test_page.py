"""The part of a page that shows a job."""

import pytest

from jalin.kernel.jobs import register_job, registry
from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.services import start_job


@pytest.fixture
def job(monkeypatch, make_user):
    monkeypatch.setattr(registry, "_KINDS", {})
    register_job(
        "test",
        lambda job, progress: None,
        title="Reading the register",
        result=lambda job: ("/desk/", "Desk"),
    )
    found = start_job("test", by=make_user("officer", email="owner@test.example"), on_commit=False)
    Job.objects.filter(pk=found.pk).update(state="running", done=40, total=100, step="Checking")
    return found


@pytest.fixture
def owner(job):
    from jalin.people.models import User

    return User.objects.get(email="owner@test.example")


def address(job, tail=""):
    return f"/desk/jobs/{job.pk}/{tail}"


def test_the_part_is_polled_while_the_job_runs_and_no_longer_when_it_has_ended(client, sign_in, job, owner):
    sign_in(client, owner)
    part = client.get(address(job), headers={"HX-Request": "true"}).content.decode()
    assert "40" in part and "Reading the register" in part and f'hx-get="{address(job)}"' in part
    assert "<html" not in part
    Job.objects.filter(pk=job.pk).update(state="done")
    part = client.get(address(job), headers={"HX-Request": "true"}).content.decode()
    assert "hx-get" not in part and 'href="/desk/"' in part


def test_without_htmx_it_is_a_page(client, sign_in, job, owner):
    page = sign_in(client, owner).get(address(job)).content.decode()
    assert "<h1" in page and "Reading the register" in page


@pytest.mark.parametrize(
    ("role", "status"), [("head", 200), ("officer", 404), ("auditor", 404), ("partner", 403)]
)
def test_only_the_creator_and_a_head_see_it(client, sign_in, make_user, job, role, status):
    sign_in(client, make_user(role))
    assert client.get(address(job)).status_code == status
    assert client.post(address(job, "cancel/")).status_code == (302 if status == 200 else status)


def test_the_creator_stops_it_and_comes_back_to_the_page(client, sign_in, job, owner):
    sign_in(client, owner)
    answer = client.post(address(job, "cancel/"), headers={"Referer": "http://testserver/desk/relations/"})
    assert answer.headers["Location"] == "http://testserver/desk/relations/"
    job.refresh_from_db()
    assert job.cancel_requested
    elsewhere = client.post(address(job, "cancel/"), headers={"Referer": "https://evil.example/"})
    assert elsewhere.headers["Location"] == address(job)
