"""Deadlines by mail and as a calendar: once, in the person's language, and only what that person may see."""

import re
from datetime import date

import pytest
from django.core import mail
from icalendar import Calendar

from jalin.agreements.calendars import calendar_for
from jalin.agreements.models import CalendarKey, Notice
from jalin.agreements.notices import claim, open_deadlines, reached_points, tell_everybody, unsure_notices
from jalin.agreements.services import record_step, withdraw_step
from jalin.kernel.mail.postman import ServerFailed
from jalin.people.services import end_duty, give_duty, set_active

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(case):
    """The council has the file since 6 January 2025: its 30th working day is 20 February, its 45th 13 March."""
    for stage, day, outcome in (
        ("c", date(2024, 6, 3), "done"),
        ("d", date(2024, 6, 4), "done"),
        ("e", date(2025, 1, 6), "received"),
    ):
        record_step(
            by="system:test",
            case=case,
            stage=stage,
            outcome=outcome,
            starts_on=day,
            source="Letter",
            reason_given="Archive",
        )
    return case


def test_each_point_is_told_once_in_the_persons_language(council, make_user, time_machine, settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    make_user("officer", language="ja")
    make_user("auditor", language="en")
    time_machine.move_to(date(2025, 2, 20))
    assert tell_everybody(date(2025, 2, 20)) == 1
    assert [message.to for message in mail.outbox] == [["officer0@test.example"]]
    assert "市議会の同意（DPRD）" not in mail.outbox[0].body and "市議会の同意" in mail.outbox[0].body
    assert "2025年3月13日" in mail.outbox[0].body and "<" not in mail.outbox[0].body
    assert f"http://testserver/desk/cases/{council.pk}/" in mail.outbox[0].body
    assert tell_everybody(date(2025, 2, 20)) == tell_everybody(date(2025, 2, 21)) == 0
    assert len(mail.outbox) == 1 and Notice.objects.get().sent_at


def test_the_next_point_is_told_again_and_an_answer_ends_it(council, make_user, time_machine):
    make_user("officer")
    # on 6 March also the letter of intent, which ends in 90 days
    for day, points in ((date(2025, 2, 20), 1), (date(2025, 3, 6), 2), (date(2025, 3, 13), 1)):
        time_machine.move_to(day)
        assert tell_everybody(day) == points, day
    assert len(mail.outbox) == 3
    record_step(
        by="system:test",
        case=council,
        stage="e",
        starts_on=date(2025, 3, 13),
        source="Letter",
        reason_given="x",
    )
    assert tell_everybody(date(2025, 3, 14)) == 0


def test_a_worker_that_stood_still_tells_the_last_point_only_and_nothing_that_is_old(
    council, make_user, time_machine
):
    make_user("officer")
    time_machine.move_to(date(2025, 3, 10))
    assert tell_everybody(date(2025, 3, 10)) == 2, "the 40th day of 6 March, and the letter of intent"
    time_machine.move_to(date(2025, 5, 1))
    assert tell_everybody(date(2025, 5, 1)) == 0


FEBRUARY = date(2025, 2, 20)


def test_what_did_not_leave_is_told_the_next_time_and_what_may_have_arrived_is_not(
    council, make_user, time_machine, mail_server, settings
):
    time_machine.move_to(FEBRUARY)
    cut, full, away = (
        make_user("officer", email=f"{name}@office.example") for name in ("cut", "full", "away")
    )
    mail_server.after_data = {cut.email: ""}  # taken, and then the connection breaks off
    mail_server.answers = {full.email: "452 4.2.2 mailbox full"}
    assert tell_everybody(FEBRUARY) == 1
    assert mail_server.recipients() == [cut.email, away.email]
    assert {one.user: bool(one.sent_at) for one in Notice.objects.all()} == {cut: False, away: True}
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9  # nobody listens there
    with pytest.raises(ServerFailed):
        tell_everybody(FEBRUARY)
    settings.EMAIL_PORT, mail_server.answers, mail_server.after_data = port, {}, {}
    assert tell_everybody(FEBRUARY) == 1 and tell_everybody(FEBRUARY) == 0
    assert mail_server.recipients() == [cut.email, away.email, full.email]
    time_machine.move_to(date(2025, 2, 21))
    assert [one.user for one in unsure_notices()] == [cut]


def test_a_worker_that_is_killed_or_comes_second_sends_nothing_twice(council, make_user, time_machine):
    time_machine.move_to(FEBRUARY)
    officer, reached = make_user("officer"), reached_points(open_deadlines(FEBRUARY), FEBRUARY)
    keys, letter = claim(officer, reached, FEBRUARY)  # and there it ends
    assert len(keys) == 1 and letter.to == [officer.email]
    assert (
        claim(officer, reached, FEBRUARY) == ([], None)
        and tell_everybody(FEBRUARY) == 0
        and mail.outbox == []
    )


def test_a_case_that_is_over_still_owes_its_report_and_nothing_else(council, make_user, time_machine):
    make_user("officer")
    for stage, day, outcome in (("j", date(2025, 1, 7), "done"), ("n", date(2025, 2, 3), "done")):
        record_step(
            by="system:test",
            case=council,
            stage=stage,
            outcome=outcome,
            starts_on=day,
            source="Letter",
            reason_given="x",
        )
    time_machine.move_to(date(2026, 1, 7))
    assert {
        one.deadline.clock for one in reached_points(open_deadlines(date(2026, 1, 7)), date(2026, 1, 7))
    } == {"K6G", "K6M"}
    assert tell_everybody(date(2026, 1, 7)) == 2 and "Yearly report" in mail.outbox[0].body


@pytest.fixture
def subscribed(council, client, make_user, sign_in, time_machine):
    """(officer, the address of their calendar), and nobody is signed in."""
    time_machine.move_to(FEBRUARY)
    officer = make_user("officer", language="ja")
    page = sign_in(client, officer).post("/desk/calendar/", {"act": "make"}).content.decode()
    client.logout()
    return officer, re.search(r"/calendar/[\w-]{40,}\.ics", page).group()


def events_at(client, path: str) -> dict[str, dict]:
    found = Calendar.from_ical(client.get(path).content)
    return {str(event["uid"]): event for event in found.walk("VEVENT")}


def test_the_calendar_is_one_that_every_program_reads(subscribed, council, client, time_machine):
    officer, path = subscribed
    answer = client.get(path)
    lines = answer.content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines) and b"\n" not in answer.content.replace(b"\r\n", b"")
    told = Calendar.from_ical(answer.content)
    assert (told["version"], told["method"], told["x-wr-calname"]) == ("2.0", "PUBLISH", "法的手続の期限")
    event = events_at(client, path)[f"deadline-{council.pk}-K1-0-0@testserver"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2025, 3, 13), date(2025, 3, 14))
    assert event["summary"] == "市議会の同意: 浜松市" and event["dtstamp"].dt.date() == FEBRUARY
    assert event["url"] == f"http://testserver/desk/cases/{council.pk}/"
    assert officer.email.encode() not in answer.content and officer.name.encode() not in answer.content
    time_machine.move_to(date(2025, 2, 21))
    assert client.get(path, headers={"If-None-Match": answer["ETag"]}).status_code == 304, (
        "nothing is new but the stamp"
    )


def test_what_is_moved_is_moved_what_is_gone_is_gone_and_what_is_done_is_marked(subscribed, council, client):
    path, uid = subscribed[1], f"deadline-{council.pk}-K1-0-0@testserver"
    before = client.get(path)["ETag"]
    step = council.steps.get(stage="e")
    withdraw_step(by="system:test", case=council, step=step, reason="Wrong day")
    assert (
        uid not in events_at(client, path)
        and client.get(path, headers={"If-None-Match": before}).status_code == 200
    )
    again = {
        "by": "system:test",
        "case": council,
        "stage": "e",
        "source": "Letter",
        "reason_given": "Archive",
    }
    record_step(**again, outcome="received", starts_on=date(2025, 1, 7))
    assert events_at(client, path)[uid]["dtstart"].dt == date(2025, 3, 14)
    record_step(**again, starts_on=date(2025, 2, 19))
    assert str(events_at(client, path)[uid]["summary"]).startswith("✓ ")


def test_the_address_ends_with_its_revocation_the_right_and_the_account(
    subscribed, client, sign_in, make_user
):
    officer, path = subscribed
    assert path.split("/")[-1].removesuffix(".ics") not in CalendarKey.objects.get().digest
    assert client.get("/calendar/guess.ics").status_code == 404
    set_active(by=make_user("head"), user=officer, is_active=False)
    assert client.get(path).status_code == 404
    set_active(by=make_user("head"), user=officer, is_active=True)
    duty = officer.duties.get()
    end_duty(by="system:test", duty=duty, last_day=date(2025, 2, 19))
    assert client.get(path).status_code == 404, "no role, no calendar"
    give_duty(by="system:test", user=officer, role="officer", since=date(2025, 2, 20))
    assert events_at(client, path)
    sign_in(client, officer).post("/desk/calendar/", {"act": "make"})
    assert client.get(path).status_code == 404, "a new address makes the old one void"
    client.post("/desk/calendar/", {"act": "revoke"})
    assert not CalendarKey.objects.exists()


def test_a_person_who_may_see_nothing_has_an_empty_calendar(council, make_user, time_machine):
    time_machine.move_to(FEBRUARY)
    assert not calendar_for(make_user("partner"), "https://host", FEBRUARY).walk("VEVENT")
