"""Deadlines by mail and as a calendar: once, in the person's language, and only what that person may see."""

import re
from datetime import date

import pytest
from django.core import mail
from icalendar import Calendar

from jalin.agreements.models import CalendarKey, Notice
from jalin.agreements.notices import claim, open_deadlines, reached_points, tell_everybody, unsure_notices
from jalin.agreements.services import record_step
from jalin.kernel.mail.postman import ServerFailed

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


def test_each_point_is_told_once_in_the_persons_language(council, make_user, time_machine):
    make_user("officer", language="ja")
    make_user("auditor", language="en")
    time_machine.move_to(date(2025, 2, 20))
    assert tell_everybody(date(2025, 2, 20)) == 1
    assert [message.to for message in mail.outbox] == [["officer0@test.example"]]
    assert "市議会の同意（DPRD）" not in mail.outbox[0].body and "市議会の同意" in mail.outbox[0].body
    assert "2025年3月13日" in mail.outbox[0].body and "<" not in mail.outbox[0].body
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


def test_the_calendar_is_read_under_its_secret_address_until_it_is_revoked(
    council, client, make_user, sign_in, time_machine
):
    time_machine.move_to(date(2025, 2, 20))
    officer = sign_in(client, make_user("officer", language="id"))
    page = officer.post("/desk/calendar/", {"act": "make"}).content.decode()
    path = re.search(r"/calendar/[\w-]{40,}\.ics", page).group()
    client.logout()
    found = Calendar.from_ical(client.get(path).content)
    told = {str(event["summary"]): event["dtstart"].dt for event in found.walk("VEVENT")}
    assert told["Persetujuan DPRD: Hamamatsu"] == date(2025, 3, 13)
    assert "@" not in str(client.get(path).content).replace("@testserver", "")
    assert path.split("/")[-1].removesuffix(".ics") not in CalendarKey.objects.get().digest
    sign_in(client, CalendarKey.objects.get().user)
    client.post("/desk/calendar/", {"act": "revoke"})
    assert client.get(path).status_code == 404 and client.get("/calendar/guess.ics").status_code == 404


def test_a_person_who_may_see_nothing_has_an_empty_calendar(council, client, make_user, time_machine):
    from jalin.agreements.calendars import calendar_for

    time_machine.move_to(date(2025, 2, 20))
    assert b"VEVENT" not in calendar_for(make_user("partner"), "host", date(2025, 2, 20))
