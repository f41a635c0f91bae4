"""Asking, confirming, changing, leaving; and that nobody learns who reads the news."""

import re

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client

from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.running import run_job
from jalin.kernel.journal.models import Body
from jalin.kernel.strangers import new_stamp
from jalin.newsroom.newsletter.guarding import LIMITS, SALT
from jalin.newsroom.newsletter.models import Consent, Subscriber
from jalin.newsroom.newsletter.services import erase_address, forget_what_is_over
from jalin.relations.models import Field

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
]  # pages and files: the same whichever the database
ADDRESS = "siti@reader.example"


@pytest.fixture(autouse=True)
def clock():
    cache.clear()
    with time_machine.travel("2026-11-24 03:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def ask(client, clock):
    """ask(email="…") -> the answer to a form that was filled in as people do."""

    def fill(**changes):
        values = {
            "email": ADDRESS,
            "language": "id",
            "agreed": "on",
            "website": "",
            "stamp": new_stamp(SALT),
            **changes,
        }
        clock.shift(30)
        return client.post("/en/newsletter/", values)

    return fill


def letter() -> str:
    """The path of the link in the last letter."""
    for job in Job.objects.filter(kind="newsletter.letter", state=Job.State.QUEUED):
        assert run_job(job.pk).state == "done"
    return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]


@pytest.fixture
def confirmed(ask, client):
    """The path of the own page of somebody who asked and confirmed."""
    ask()
    return client.post(letter())["Location"]


def test_news_begins_only_with_a_click_on_the_page_behind_the_link(ask, client):
    assert ask()["Location"] == "/en/newsletter/asked/" and not Subscriber.objects.exists()
    assert ADDRESS not in str(Job.objects.get().arguments)
    link = letter()
    assert mail.outbox[-1].to == [ADDRESS] and link.startswith("/id/newsletter/confirm/")
    assert client.get(link).status_code == 200  # a program that follows links confirms nothing
    assert Subscriber.objects.get().state == "asked"
    own = client.post(link)["Location"]
    assert Subscriber.objects.get().state == "confirmed"
    page = client.get(own)
    assert page.status_code == 200 and ADDRESS not in page.content.decode()
    assert [line.what for line in Consent.objects.order_by("id")] == ["asked", "confirmed"]
    assert {line.text_version for line in Consent.objects.all()} == {"2026-11"}


def test_an_address_that_is_known_is_answered_like_any_other_and_nothing_of_it_changes(ask, confirmed):
    known, other = ask(language="ja"), ask(email="new@reader.example", language="ja")
    assert (known.status_code, known["Location"]) == (other.status_code, other["Location"])
    assert Subscriber.objects.get(language="id").state == "confirmed"
    letter()
    assert Subscriber.objects.get(language="id").state == "confirmed"
    told = {tuple(one.to): one.subject for one in mail.outbox[-2:]}
    assert len(set(told.values())) == 2  # only the mail tells


def test_the_address_lies_nowhere_in_clear(confirmed):
    lines = list(connection.connection.iterdump()) if connection.vendor == "sqlite" else []
    assert [line for line in lines if ADDRESS in line] == []
    assert not Body.objects.filter(text__contains="siti").exists()


def test_leaving_by_the_button_of_a_mail_program_needs_no_page_before_and_deletes_the_address(confirmed):
    path = confirmed.replace("mine", "leave")
    program = Client(enforce_csrf_checks=True)
    answer = program.post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200 and not Subscriber.objects.exists()
    assert Consent.objects.first().way == "one_click"
    assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 404  # no error, no harm
    assert "Anda sudah berhenti" in program.get(path).content.decode()


def test_proof_of_consent_is_kept_without_the_address_and_emptied_in_time(confirmed, client, clock):
    client.post(confirmed.replace("mine", "leave"))
    assert Consent.objects.exclude(mark="").count() == 3
    clock.move_to("2028-11-23 03:00:00+00:00")
    assert forget_what_is_over()["emptied"] == 0
    clock.move_to("2028-11-24 03:00:00+00:00")
    assert forget_what_is_over()["emptied"] == 3 and forget_what_is_over()["emptied"] == 0
    assert Consent.objects.filter(mark="").count() == 3


def test_what_nobody_confirms_is_removed(ask, clock, client):
    ask()
    link = letter()
    clock.shift(7 * 86_400 + 60)
    assert client.get(link).status_code == 410
    clock.shift(86_400)
    assert forget_what_is_over() == {"expired": 1, "emptied": 2}
    assert not Subscriber.objects.exists() and not Consent.objects.exclude(mark="").exists()


def test_a_reader_changes_language_and_what_the_news_is_about(confirmed, client):
    field = Field.objects.create(key="water", name_eng="Water", position=1)
    answer = client.post(confirmed, {"language": "ja", "wishes": [f"field:{field.pk}"]})
    reader = Subscriber.objects.get()
    assert answer.status_code == 302 and reader.language == "ja"
    assert [str(wish) for wish in reader.wishes.all()] == [f"field:{field.pk}"]
    assert client.post(confirmed, {"language": "ja", "wishes": ["field:999"]}).status_code == 422
    client.post(confirmed, {"language": "ja"})
    assert not reader.wishes.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"email": "siti@"}, "not an e-mail address"),
        ({"agreed": ""}, "Without your agreement"),
        ({"website": "x"}, "do not see"),
        ({"stamp": "x"}, "open for very long"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(ask, wrong, sentence):
    page = ask(**wrong)
    assert page.status_code == 422 and sentence in page.content.decode()
    assert not Job.objects.exists()


def test_nobody_is_pestered_with_our_letters(ask):
    for _time in range(6):
        assert ask().status_code == 302
    assert Job.objects.filter(kind="newsletter.letter").count() == 3


def test_a_flood_of_forms_is_held_off(ask, monkeypatch):
    monkeypatch.setitem(LIMITS, "tries", "2/10m/key")
    answers = [ask(email=f"{number}@reader.example") for number in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "1@" not in answers[1].content.decode() and "2@reader.example" in answers[2].content.decode()


def test_the_office_erases_what_names_an_address(confirmed, make_user):
    assert erase_address(by=make_user("chief_editor"), email=ADDRESS.upper()) == 4
    assert not Subscriber.objects.exists() and not Consent.objects.exclude(mark="").exists()
    assert erase_address(by=make_user("head"), email=ADDRESS) == 0
