"""What the office owes, through the doors: its page, the desk, the calendar, the mail, and the meetings that fulfil it."""

from datetime import date

import pytest
from django.core import mail
from django.utils.translation import override

from jalin.agreements.calendars import calendar_for
from jalin.agreements.chain.meetings.services import call_off_meeting, plan_meeting
from jalin.agreements.models import Deadline, Fulfilment
from jalin.agreements.notices import tell_everybody
from jalin.agreements.obligations.reckoning import reckon_obligations
from jalin.agreements.tasks import reckon_all
from jalin.kernel.due import dues_of
from jalin.kernel.journal.models import Entry
from jalin.people.models import Office

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 6)


@pytest.fixture
def office(time_machine):
    time_machine.move_to(TODAY)
    Office.objects.create(
        country="ID", city_eng="Bandung", name_eng="City of Bandung", latitude=-6.9, longitude=107.6
    )
    reckon_obligations()


@pytest.fixture
def desk(client, make_user, sign_in):
    return lambda role="officer", language="en": sign_in(client, make_user(role, language=language))


def state(clock: str, year: int, run: int = 1) -> tuple:
    row = Deadline.objects.get(case=None, clock=clock, year=year, run=run)
    return row.state, row.due_on


def test_what_is_owed_is_kept_as_deadlines_beside_those_of_cases(office):
    assert Deadline.objects.filter(case=None).count() == 12, "two years of two, one, two and one"
    assert state("K9S", 2026) == ("running", date(2026, 7, 30)) and state("K8", 2026)[0] == "overdue"
    before = set(Deadline.objects.values_list("pk", flat=True))
    reckon_obligations()
    assert set(Deadline.objects.values_list("pk", flat=True)) == before


def test_it_is_recorded_and_taken_back_through_the_page(office, desk):
    officer, before = desk(), Entry.objects.count()
    path = "/desk/obligations/K9S/2026/1/"
    assert "Half-year report" in officer.get("/desk/obligations/").content.decode()
    for day, why in (("2026-07-07", "has not come yet"), ("2025-12-31", "before the period")):
        answer = officer.post(path, {"done_on": day, "source": "Nota dinas 7/KS"})
        assert answer.status_code == 422 and why in answer.content.decode()
    assert officer.post(path, {"done_on": "2026-07-03", "source": "Nota dinas 7/KS"}).status_code == 302
    assert state("K9S", 2026)[0] == "met" and Entry.objects.count() == before + 1
    assert officer.post(path, {"done_on": "2026-07-04", "source": "x"}).status_code == 422
    row = Fulfilment.objects.get()
    assert officer.post(f"/desk/obligations/{row.pk}/withdraw/", {"reason": ""}).status_code == 422
    assert (
        officer.post(
            f"/desk/obligations/{row.pk}/withdraw/", {"reason": "The letter was a draft"}
        ).status_code
        == 302
    )
    assert state("K9S", 2026)[0] == "running" and not Fulfilment.objects.exists()


def test_a_plenary_that_was_held_fulfils_the_year_and_one_called_off_does_not(office):
    assert state("K9P", 2026)[0] == "running"
    meeting = plan_meeting(by="system:test", topic="Pleno", held_on=date(2026, 7, 1), kind="plenary")
    assert state("K9P", 2026)[0] == "met"
    call_off_meeting(by="system:test", meeting=meeting, why="No quorum")
    assert state("K9P", 2026)[0] == "running"
    plan_meeting(by="system:test", topic="Pleno", held_on=date(2026, 9, 1), kind="plenary")
    assert state("K9P", 2026)[0] == "running", "it lies ahead"


def test_desk_calendar_and_mail_tell_it_with_its_article(office, make_user):
    officer = make_user("officer", language="id")
    told = [one for one in dues_of(officer, TODAY) if one.kind == "deadline"]
    assert any("art. 39" in one.reason and one.act_url == "/desk/obligations/K8/2026/1/" for one in told)
    with override("id"):
        calendar = calendar_for(officer, "https://host", TODAY).to_ical().decode().replace("\r\n ", "")
    assert "Laporan semester TKKSD 2026" in calendar and "https://host/desk/obligations/" in calendar
    assert tell_everybody(TODAY) == 2, "the supervision of 30 June is over, the report is due on 30 July"
    assert "Pasal 46" in mail.outbox[0].body and tell_everybody(TODAY) == 0


def test_the_nightly_reckoning_keeps_it_and_another_country_owes_nothing(office, time_machine):
    class Progress:
        def set(self, **_told): ...
        def advance(self, _count): ...
        def cancelled(self):
            return False

    time_machine.move_to(date(2026, 8, 1))
    assert reckon_all(None, Progress()) == {"cases": 0, "obligations": 12}
    assert state("K9S", 2026)[0] == "overdue"
    Office.objects.update(country="JP")
    assert reckon_obligations() == 0 and not Deadline.objects.exists()


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_the_page_opens_in_each_language_for_who_may_read_only(
    office, desk, language, django_assert_max_num_queries
):
    auditor = desk("auditor", language)
    auditor.get("/desk/obligations/")
    with django_assert_max_num_queries(10):
        page = auditor.get("/desk/obligations/").content.decode()
    assert "Permendagri 22/2020" in page and "/K9S/2026/1/" not in page
    assert auditor.post("/desk/obligations/K9S/2026/1/", {}).status_code == 403
