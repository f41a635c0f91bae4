"""What is read of a visit: calendars, the page for the way, booklet and briefing book, the public page, the month."""

import re
from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar

from jalin.relations.services import add_event, enter_contact, state_date
from jalin.visits.models import Delegate
from jalin.visits.programme.services import instants, put_item
from jalin.visits.selectors import event_of
from jalin.visits.services import move_visit, plan_visit, publish_visit
from jalin.visits.tests.people_and_talks import BY, entry, person

pytestmark = pytest.mark.django_db


def test_a_calendar_is_one_persons_own_and_can_be_revoked(client, desk, visit):
    mine, other = person(visit), person(visit, office_eng="Somebody else")
    entry(visit, hour=9, title_eng="For all", place="City Hall", address="103-2 Motoshiro")
    entry(visit, hour=11, title_eng="For the other", attended_by=[other])
    officer, url = desk(), f"/desk/visits/{visit.pk}/people/{mine.pk}/calendar/"
    path = re.search(r"/calendar/visit/[\w-]+\.ics", officer.post(url, {"act": "make"}).content.decode())[0]
    events = list(Calendar.from_ical(client.get(path).content).walk("VEVENT"))
    assert [str(event["summary"]) for event in events] == ["For all"]
    assert (
        events[0]["dtstart"].dt == datetime(2026, 11, 2, 0, tzinfo=UTC)
        and str(events[0]["location"]) == "City Hall, 103-2 Motoshiro"
    )
    officer.post(url, {"act": "revoke"})
    assert client.get(path).status_code == 404 and Delegate.objects.get(pk=mine.pk).calendar_digest is None


def test_on_the_way_it_is_said_what_is_next(desk, visit, time_machine):
    entry(visit, hour=9, title_eng="Courtesy call", address="103-2 Motoshiro")
    entry(visit, hour=13, title_eng="Sewers")
    person(visit, side="partner", form_of_address="市長")
    officer = desk()
    time_machine.move_to(datetime(2026, 11, 1, 23, 30, tzinfo=UTC))  # 08:30 in Hamamatsu
    page = officer.get(f"/desk/visits/{visit.pk}/now/").content.decode()
    assert "in 30 minutes" in page and "103-2 Motoshiro" in page and "Sekarwangi" in page and "市長" in page
    time_machine.move_to(datetime(2026, 11, 2, 0, 30, tzinfo=UTC))
    assert "in 4 hours" in officer.get(f"/desk/visits/{visit.pk}/now/").content.decode()
    time_machine.move_to(datetime(2026, 11, 2, 6, 30, tzinfo=UTC))
    assert "The programme is over." in officer.get(f"/desk/visits/{visit.pk}/now/").content.decode()


def test_the_booklet_and_the_briefing_book_are_made_from_the_record(desk, visit, relation):
    from jalin.visits.briefing import chapters_of

    add_event(by=BY, relation=relation, kind="mou_signed", source="a page", starts_on=date(2019, 6, 26), precision="day",
              valid_until=date(2027, 6, 25), summary_eng="First memorandum")  # fmt: skip
    add_event(by=BY, relation=relation, kind="mou_signed", source="a page", starts_on=date(2010, 1, 1), precision="day",
              valid_until=date(2015, 1, 1), summary_eng="Old memorandum")  # fmt: skip
    earlier = plan_visit(
        by=BY, relation=relation, direction="outgoing", starts_on=date(2018, 11, 2), title_eng="2018"
    )
    contact = enter_contact(
        by=BY, partner=relation.partner, post_eng="Mayor of Hamamatsu", name="Suzuki Ichiro"
    )
    starts, ends = instants(date(2018, 11, 2), time(9), time(10), "Asia/Tokyo")
    put_item(
        by=BY,
        visit=earlier,
        starts_at=starts,
        ends_at=ends,
        zone="Asia/Tokyo",
        title_eng="Call",
        met=[contact],
    )
    relation.refresh_from_db()
    officer = desk()
    page = officer.get(f"/desk/visits/{visit.pk}/briefing/").content.decode()
    assert "First memorandum" in page and "26 June 2019 · until 25 June 2027" in page
    assert "Suzuki Ichiro" in page and "met in 2018" in page and "2 hours later than here" in page
    told = dict(chapters_of(officer.get("/desk/visits/").wsgi_request.user, visit, date(2026, 10, 1)))
    assert [row.text for row in told["agreements"].rows] == ["First memorandum"]
    assert {"The agreement ends on 25 June 2027.", "The programme is empty.", "18 papers for the permit are missing."} <= {
        row.text for row in told["questions"].rows}  # fmt: skip
    entry(visit)
    for name in ("booklet", "briefing"):
        answer = officer.get(f"/desk/visits/{visit.pk}/{name}.pdf")
        assert answer.status_code == 200 and answer.content[:5] == b"%PDF-"


def test_the_public_page_tells_purpose_and_days_and_opens_only_when_published(client, visit):
    person(visit)
    assert client.get(f"/en/visits/{visit.reference}/").status_code == 404
    publish_visit(by=BY, visit=visit, is_public=True)
    page = client.get(f"/en/visits/{visit.reference}/").content.decode()
    assert (
        "2–6 November 2026" in page
        and "1 person" in page
        and "Director" not in page
        and "Sources" not in page
    )
    state_date(by=BY, event=event_of(visit), source="paper.example/visit", starts_on=date(2026, 11, 2), ends_on=date(2026, 11, 6),
               precision="interval")  # fmt: skip
    assert "paper.example/visit" in client.get(f"/en/visits/{visit.reference}/").content.decode()
    assert visit.reference in client.get("/ja/visits/").content.decode()


def test_the_timeline_leads_to_the_visit_and_only_who_may_open_it_is_led(client, desk, visit):
    publish_visit(by=BY, visit=visit, is_public=True)
    assert f"/en/visits/{visit.reference}/" in client.get("/en/partners/hamamatsu/").content.decode()
    assert f"/desk/visits/{visit.pk}/" in desk("leader").get("/desk/relations/hamamatsu/").content.decode()
    event = event_of(visit)
    assert f"/desk/visits/{visit.pk}/" in desk().get(f"/desk/events/{event.pk}/").content.decode()
    publish_visit(by=BY, visit=visit, is_public=False)
    client.logout()
    assert visit.reference not in client.get("/en/partners/hamamatsu/").content.decode()


def test_the_calendar_lays_each_journey_over_its_days(desk, visit, relation):
    plan_visit(
        by=BY,
        relation=relation,
        direction="incoming",
        starts_on=date(2026, 11, 6),
        ends_on=date(2026, 11, 9),
        title_eng="They come",
    )
    gone = plan_visit(
        by=BY, relation=relation, direction="incoming", starts_on=date(2026, 11, 12), title_eng="Called off"
    )
    move_visit(by=BY, visit=gone, to="cancelled", reason_given="Storm")
    page = desk().get("/desk/visits/calendar/?month=2026-11").content.decode()
    assert (
        "from-1 for-5" in page
        and "from-5 for-3" in page
        and "from-1 for-1" in page
        and "from-4 for-1" not in page
    )
    assert "No visit falls" in desk().get("/desk/visits/calendar/?month=2026-01").content.decode()
    assert desk().get("/desk/visits/calendar/?month=nonsense").status_code == 200
