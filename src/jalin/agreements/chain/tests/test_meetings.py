"""Meetings of the coordination team: attendance, minutes, tasks and whose desk they stand on."""

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from pypdf import PdfReader

from jalin.agreements.chain.due import minutes_due, tasks_due
from jalin.agreements.chain.meetings.services import (
    call_off_meeting,
    edit_meeting,
    finish_task,
    give_task,
    plan_meeting,
    put_attendance,
    remove_attendance,
    reopen_task,
    write_minutes,
)
from jalin.agreements.chain.models import Attendance, Meeting, MeetingTask
from jalin.agreements.chain.tests.test_dispositions import words_of
from jalin.kernel.access import NotAllowed
from jalin.kernel.journal.models import Body
from jalin.people.models import Unit

pytestmark = pytest.mark.django_db
BY = "system:test"
DAY = date(2024, 9, 18)


@pytest.fixture
def unit():
    return Unit.objects.create(key="dlh")


@pytest.fixture
def meeting(case):
    return plan_meeting(by=BY, topic="The plan with Hamamatsu", held_on=DAY, place="Town hall", cases=[case])


def ahead(**more) -> Meeting:
    return plan_meeting(by=BY, topic="Next", held_on=timezone.localdate() + timedelta(days=7), **more)


def test_minutes_are_written_once_held_and_each_wording_stays_in_the_journal(meeting):
    write_minutes(by=BY, meeting=meeting, minutes="Agreed to ask the council.\r\n", seen="")
    write_minutes(
        by=BY, meeting=meeting, minutes="Agreed to ask the ministry.", seen="Agreed to ask the council."
    )
    assert Meeting.objects.get().minutes == "Agreed to ask the ministry."
    assert any("ask the council" in str(body.text) for body in Body.objects.all())
    with pytest.raises(ValidationError, match="meanwhile"):
        write_minutes(by=BY, meeting=meeting, minutes="Mine", seen="")
    with pytest.raises(ValidationError, match="was held"):
        call_off_meeting(by=BY, meeting=meeting, why="Flood")
    with pytest.raises(ValidationError, match="cannot lie ahead"):
        edit_meeting(by=BY, meeting=meeting, held_on=timezone.localdate() + timedelta(days=1))


def test_what_came_of_a_meeting_cannot_be_written_before_it(unit):
    meeting = ahead()
    put_attendance(by=BY, meeting=meeting, unit=unit)  # asking is possible
    for write in (
        lambda: write_minutes(by=BY, meeting=meeting, minutes="x"),
        lambda: put_attendance(by=BY, meeting=meeting, function="Mayor", state="present"),
        lambda: give_task(by=BY, meeting=meeting, what="x", unit=unit, due_on=meeting.held_on),
    ):
        with pytest.raises(ValidationError, match="lies ahead"):
            write()
    call_off_meeting(by=BY, meeting=meeting, why="The mayor travels")
    Meeting.objects.update(held_on=DAY)
    meeting.refresh_from_db()
    with pytest.raises(ValidationError, match="called off"):
        write_minutes(by=BY, meeting=meeting, minutes="x")


def test_who_was_there_is_known_by_function_and_the_name_is_kept_encrypted(meeting, unit):
    row = put_attendance(by=BY, meeting=meeting, unit=unit, function="Head", name="Somebody Known", state="represented",
                         remark="by the secretary")  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM agreement_chain_attendance")
        assert "Somebody" not in cursor.fetchone()[0]
    assert not any("Somebody Known" in str(body.text) for body in Body.objects.all())
    with pytest.raises(ValidationError, match="already"):
        put_attendance(by=BY, meeting=meeting, unit=unit, function="Head")
    with pytest.raises(ValidationError, match="unit or the function"):
        put_attendance(by=BY, meeting=meeting, name="Nobody")
    put_attendance(by=BY, meeting=meeting, row=row, unit=unit, function="Head", state="present")
    assert Attendance.objects.get().state == "present"
    remove_attendance(by=BY, meeting=meeting, row=row)
    assert not Attendance.objects.exists()


def test_a_task_needs_an_owner_and_a_day_that_can_be(meeting, unit):
    with pytest.raises(ValidationError, match="owner"):
        give_task(by=BY, meeting=meeting, what="Ask", due_on=DAY)
    with pytest.raises(ValidationError, match="before the meeting"):
        give_task(by=BY, meeting=meeting, what="Ask", unit=unit, due_on=DAY - timedelta(days=1))
    task = give_task(by=BY, meeting=meeting, what="Ask", unit=unit, due_on=DAY)
    for day, word in (
        (DAY - timedelta(days=1), "before the meeting"),
        (timezone.localdate() + timedelta(days=1), "not come yet"),
    ):
        with pytest.raises(ValidationError, match=word):
            finish_task(by=BY, task=task, done_on=day)
    finish_task(by=BY, task=task, done_on=DAY, result="Asked")
    reopen_task(by=BY, task=task)
    assert MeetingTask.objects.get().done_on is None
    with pytest.raises(IntegrityError), transaction.atomic():
        MeetingTask.objects.update(unit=None)


def test_a_task_stands_on_the_desk_of_its_owner_its_unit_and_the_office_and_of_nobody_else(
    meeting, unit, make_user
):
    today, leader = timezone.localdate(), make_user("leader")
    theirs, others = make_user("unit", unit=unit), make_user("unit", unit=Unit.objects.create(key="other"))
    task = give_task(by=BY, meeting=meeting, what="Ask the agency", unit=unit, owner=leader, due_on=DAY)
    later = give_task(by=BY, meeting=meeting, what="Later", unit=unit, due_on=today + timedelta(days=40))
    (due,) = tasks_due(theirs, today)
    assert (
        due.standing == "late" and due.title == "Ask the agency" and due.act_url.endswith(f"/{task.pk}/done/")
    )
    assert [row.act_url for row in tasks_due(leader, today)] == [""]
    assert [row.title for row in tasks_due(make_user("officer"), today)] == ["Ask the agency"]
    assert not list(tasks_due(others, today)) and not list(tasks_due(make_user("auditor"), today))
    with pytest.raises(NotAllowed):
        finish_task(by=others, task=task, done_on=today)
    finish_task(by=theirs, task=task, done_on=today)
    assert not list(tasks_due(theirs, today)) and not later.done_on


def test_a_unit_says_on_the_page_that_its_task_is_done(desk, meeting, unit, client, make_user, sign_in):
    task = give_task(by=BY, meeting=meeting, what="Ask the agency", unit=unit, due_on=DAY)
    theirs = sign_in(client, make_user("unit", unit=unit))
    page = words_of(theirs.get(f"/desk/meetings/{meeting.pk}/"))
    assert "It is done" in page and "Write the minutes" not in page
    answer = theirs.post(
        f"/desk/meetings/tasks/{task.pk}/done/", {"done_on": "2024-10-01", "result": "They agree"}
    )
    assert answer.status_code == 302
    assert "done on 1 October 2024: They agree" in words_of(theirs.get(f"/desk/meetings/{meeting.pk}/"))


def test_a_person_of_a_unit_finishes_the_own_task_of_another_unit_too(meeting, unit, make_user):
    theirs = make_user("unit", unit=Unit.objects.create(key="other"))
    task = give_task(by=BY, meeting=meeting, what="Ask", unit=unit, owner=theirs, due_on=DAY)
    assert finish_task(by=theirs, task=task, done_on=DAY).done_on == DAY


@pytest.mark.one_database
@pytest.mark.parametrize(("language", "word"), [("id", "NOTULA"), ("ja", "議事録"), ("en", "MINUTES")])
def test_the_minutes_are_a_paper_in_the_readers_language(desk, meeting, unit, language, word):
    client = desk(language=language)
    address = f"/desk/meetings/{meeting.pk}/minutes.pdf"
    assert client.get(address).status_code == 404, "there are none yet"
    put_attendance(by=BY, meeting=meeting, function="Head of the agency", name="Siti", state="present")
    put_attendance(by=BY, meeting=meeting, unit=unit, state="absent", remark="ill")
    give_task(by=BY, meeting=meeting, what="Ask the ministry", unit=unit, due_on=DAY)
    write_minutes(by=BY, meeting=meeting, minutes="Disepakati.\n協力を進める。")
    content = client.get(address).content
    assert content == client.get(address).content
    said = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    for part in (
        word,
        "The plan with Hamamatsu",
        "Head of the agency, Siti",
        "dlh",
        "(ill)",
        "協力を進める。",
        "Ask the ministry",
    ):
        assert part in said, part


def test_missing_minutes_are_asked_for(meeting, make_user):
    today, officer = timezone.localdate(), make_user("officer")
    assert [due.title for due in minutes_due(officer, today)] == ["The plan with Hamamatsu"]
    assert not list(minutes_due(make_user("leader"), today))
    write_minutes(by=BY, meeting=meeting, minutes="Done")
    assert not list(minutes_due(officer, today))


def test_a_meeting_is_entered_from_its_case_and_written_through_the_pages(desk, case, unit):
    officer = desk()
    assert f'value="{case.pk}"' in officer.get(f"/desk/meetings/new/?case={case.pk}").content.decode()
    answer = officer.post(
        "/desk/meetings/new/",
        {"topic": "The draft", "kind": "plenary", "held_on": "2024-09-18", "cases": [case.pk]},
    )
    meeting = Meeting.objects.get()
    home = f"/desk/meetings/{meeting.pk}/"
    assert answer["Location"] == home and list(meeting.cases.all()) == [case]
    posts = {
        "minutes/": {"minutes": "Said and decided", "seen": ""},
        "attendance/new/": {"unit": unit.pk, "function": "Head", "state": "present"},
        "tasks/new/": {"what": "Ask the agency", "unit": unit.pk, "due_on": "2024-09-30", "case": case.pk},
        "edit/": {
            "topic": "The second draft",
            "kind": "technical",
            "held_on": "2024-09-18",
            "cases": [case.pk],
        },
    }
    for path, form in posts.items():
        assert officer.post(home + path, form).status_code == 302, path
    page = words_of(officer.get(home))
    for word in ("The second draft", "Said and decided", "Head, dlh", "present", "Ask the agency"):
        assert word in page
    on_case = words_of(officer.get(f"/desk/cases/{case.pk}/parts/meetings/"))
    assert "The second draft" in on_case and "Ask the agency" in on_case
    assert officer.post(home + "call-off/", {"why": "x"}).status_code == 422


@pytest.mark.one_database
@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_every_page_of_meetings_opens_in_each_language_empty_and_full(desk, meeting, unit, language):
    officer, home = desk(language=language), f"/desk/meetings/{meeting.pk}/"
    paths = ["/desk/meetings/", "/desk/meetings/export.csv", "/desk/meetings/tasks/", "/desk/meetings/tasks/export.csv", "/desk/meetings/new/",
             home, *(home + path for path in ("edit/", "call-off/", "minutes/", "attendance/new/", "tasks/new/"))]  # fmt: skip
    for _round in range(2):
        for path in paths:
            assert officer.get(path).status_code == 200, path
        if not meeting.minutes:
            write_minutes(by=BY, meeting=meeting, minutes="Agreed")
            row = put_attendance(by=BY, meeting=meeting, unit=unit, state="absent")
            task = give_task(by=BY, meeting=meeting, what="Ask", unit=unit, due_on=DAY)
            paths += [f"{home}attendance/{row.pk}/", f"/desk/meetings/tasks/{task.pk}/done/"]


@pytest.mark.one_database
def test_lists_and_page_take_the_same_number_of_queries_for_any_number(
    desk, meeting, unit, django_assert_max_num_queries
):
    officer = desk()
    for number in range(25):
        Attendance.objects.create(meeting=meeting, unit=unit, function=f"{number}")
        MeetingTask.objects.create(meeting=meeting, unit=unit, what=f"{number}", due_on=DAY)
        Meeting.objects.create(topic=f"{number}", held_on=DAY)
    for path in ("/desk/meetings/", "/desk/meetings/tasks/?state=late", f"/desk/meetings/{meeting.pk}/"):
        with django_assert_max_num_queries(14):
            officer.get(path)
