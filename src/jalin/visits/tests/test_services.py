"""A visit from its plan to its end: timeline, journal, permit, people, programme."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from jalin.kernel.access import NotAllowed
from jalin.kernel.documents.models import Document
from jalin.kernel.journal.models import Body, Entry
from jalin.relations.models import Event, Field
from jalin.relations.services import add_event, enter_contact
from jalin.visits.delegation.services import make_calendar, put_delegate
from jalin.visits.delegation.shredding import shred_people
from jalin.visits.lifecycle import LEADS_TO, STATES, state_by_calendar
from jalin.visits.models import Delegate, Permit, ProgrammeItem, Visit
from jalin.visits.permits.services import put_permit_paper, record_permit
from jalin.visits.programme.services import instants, put_item
from jalin.visits.selectors import event_of, published_visits, visible_visits
from jalin.visits.services import change_visit, follow_calendar, move_visit, plan_visit, publish_visit

pytestmark = pytest.mark.django_db
BY = "system:test"
HEAD = {"side": "home", "role": "head", "rank": 10, "office_eng": "Mayor of Bandung"}


def test_a_plan_is_one_entry_and_one_event_that_follows_it(relation, make_user):
    officer, before = make_user("officer"), Entry.objects.count()
    visit = plan_visit(
        by=officer, relation=relation, direction="outgoing", starts_on=date(2026, 11, 2), title_eng="Talks"
    )
    assert Entry.objects.count() == before + 1
    assert (visit.reference[:2], visit.partner_zone, visit.ends_on) == ("V-", "Asia/Tokyo", visit.starts_on)
    event = event_of(visit)
    assert (event.kind, event.direction, event.audience, event.summary_eng) == (
        "visit",
        "outgoing",
        "staff",
        "Talks",
    )
    change_visit(
        by=officer,
        visit=visit,
        starts_on=date(2026, 11, 9),
        ends_on=date(2026, 11, 12),
        title_eng="Longer talks",
    )
    event.refresh_from_db()
    assert (event.starts_on, event.precision, event.summary_eng, event.is_disputed) == (
        date(2026, 11, 9),
        "interval",
        "Longer talks",
        False,
    )
    assert visit.personal_data_until == date(2027, 11, 12)


def test_two_visits_have_two_references_and_a_visit_that_the_timeline_tells_is_not_told_twice(
    relation, visit
):
    event = add_event(by=BY, relation=relation, kind="visit", source="a page", starts_on=date(2018, 11, 2), ends_on=date(2018, 11, 6),
                      precision="interval", direction="outgoing", audience="public")  # fmt: skip
    other = plan_visit(by=BY, relation=relation, direction="outgoing", starts_on=date(2018, 11, 2), ends_on=date(2018, 11, 6),
                       title_eng="2018", event=event)  # fmt: skip
    assert (
        other.reference != visit.reference
        and event_of(other) == event
        and Event.objects.filter(kind="visit").count() == 2
    )
    with pytest.raises(ValidationError, match="something else"):
        plan_visit(by=BY, relation=relation, direction="outgoing", starts_on=date(2018, 11, 2), title_eng="Again",
                   event=Event.objects.get(pk=event.pk))  # fmt: skip


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"ends_on": date(2026, 10, 30)}, "before the first"),
        ({"title_eng": ""}, "at least one language"),
        ({"partner_zone": "Asia/Nowhere"}, "no such time zone"),
    ],
)
def test_bad_plans_are_refused_with_a_sentence_and_leave_nothing(relation, values, words):
    plan = {"starts_on": date(2026, 11, 2), "title_eng": "Talks", **values}
    with pytest.raises(ValidationError, match=words):
        plan_visit(by=BY, relation=relation, direction="outgoing", **plan)
    assert not Visit.objects.exists() and not Event.objects.exists()


def test_travelling_without_a_permit_needs_a_reason_and_calling_off_leaves_the_timeline(visit):
    with pytest.raises(ValidationError, match="No permit is on record"):
        move_visit(by=BY, visit=visit, to="under_way")
    move_visit(by=BY, visit=visit, to="under_way", reason_given="The source tells of the journey only")
    move_visit(by=BY, visit=visit, to="cancelled", reason_given="Storm")
    assert (visit.cancelled_because, event_of(visit)) == ("Storm", None)
    with pytest.raises(ValidationError, match="cannot become"):
        move_visit(by=BY, visit=visit, to="ended")


def test_the_permit_moves_the_visit_and_late_steps_are_recorded(visit):
    put_permit_paper(by=BY, visit=visit, key="invitation", ready_on=date(2026, 9, 1))
    permit = Permit.objects.get()
    assert (permit.rule, permit.file_by) == ("permendagri-59-2019", date(2026, 10, 2))
    with pytest.raises(ValidationError, match="cannot become"):
        record_permit(by=BY, visit=visit, state="granted", on_day=date(2026, 10, 20))
    record_permit(by=BY, visit=visit, state="filed", on_day=date(2026, 10, 10))
    with pytest.raises(ValidationError, match="lies before"):
        record_permit(by=BY, visit=visit, state="granted", on_day=date(2026, 10, 1))
    record_permit(by=BY, visit=visit, state="granted", on_day=date(2026, 10, 28), number="B-1")
    assert (visit.state, Permit.objects.get().number) == ("permitted", "B-1")
    assert follow_calendar(date(2026, 11, 3)) == 1 and Visit.objects.get().state == "under_way"
    assert follow_calendar(date(2026, 11, 7)) == 1 and Visit.objects.get().state == "ended"
    with pytest.raises(ValidationError, match="No rule asks"):
        put_permit_paper(by=BY, visit=visit, key="horoscope", ready_on=date(2026, 9, 1))


def test_the_day_alone_never_sends_anybody_off_without_a_permit(visit):
    assert follow_calendar(date(2026, 11, 20)) == 0 and Visit.objects.get().state == "planned"
    for state in STATES:
        for today in (date(2026, 11, 1), date(2026, 11, 4), date(2026, 11, 20)):
            to = state_by_calendar(state, visit.starts_on, visit.ends_on, today, needs_permit=False)
            assert to == state or to in LEADS_TO[state]


def test_people_are_encrypted_hidden_from_the_journal_and_erased_in_time(visit, make_user):
    person = put_delegate(by=make_user("officer"), visit=visit, **HEAD, family_name="Sekarwangi", passport_number="X1234567",
                          passport_expires=date(2027, 1, 1))  # fmt: skip
    make_calendar(by=BY, visit=visit, delegate=person)
    put_permit_paper(
        by=BY,
        visit=visit,
        key="personnel",
        ready_on=date(2026, 9, 1),
        file=ContentFile(b"a,b\n1,2\n", "people.csv"),
    )
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select family_name, passport_number, passport_expires from visits_delegate")
        stored = " ".join(cursor.fetchone())
    told = " ".join(Body.objects.values_list("text", flat=True))
    assert (
        "Sekarwangi" not in stored + told and "X1234567" not in stored + told and "2027-01-01" not in stored
    )
    assert Delegate.objects.get().passport_expires == "2027-01-01"
    assert shred_people(date(2027, 11, 6)) == {"visits": 0, "people": 0}
    assert (
        shred_people(date(2027, 11, 7)) == {"visits": 1, "people": 1}
        and shred_people(date(2027, 11, 8))["visits"] == 0
    )
    gone = Delegate.objects.get()
    assert not any(getattr(gone, name) for name in Delegate.PERSONAL) and gone.calendar_digest is None
    assert gone.office_eng == "Mayor of Bandung" and Document.objects.get().erased_at
    with pytest.raises(ValidationError, match="erased"):
        put_delegate(by=BY, visit=Visit.objects.get(), side="home", office_eng="Driver")


def test_a_side_has_one_head(visit):
    put_delegate(by=BY, visit=visit, **HEAD)
    with pytest.raises(ValidationError, match="a head of delegation already"):
        put_delegate(by=BY, visit=visit, **HEAD)
    put_delegate(by=BY, visit=visit, **{**HEAD, "side": "partner"})


def test_the_programme_keeps_instants_and_refuses_what_does_not_belong(visit, relation):
    contact = enter_contact(by=BY, partner=relation.partner, post_eng="Mayor of Hamamatsu")
    starts, ends = instants(date(2026, 11, 2), time(9), time(10, 30), "Asia/Tokyo")
    item = put_item(
        by=BY, visit=visit, starts_at=starts, ends_at=ends, zone="Asia/Tokyo", title_eng="Call", met=[contact]
    )
    assert ProgrammeItem.objects.get().starts_at == datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    put_item(
        by=BY, visit=visit, item=item, starts_at=starts, ends_at=ends, zone="Asia/Tokyo", gift="An angklung"
    )
    assert (item.title_eng, item.gift, item.met.count()) == ("Call", "An angklung", 0)
    with pytest.raises(ValidationError, match="does not belong"):
        put_item(
            by=BY,
            visit=visit,
            starts_at=starts.replace(year=2025),
            ends_at=ends,
            zone="Asia/Tokyo",
            title_eng="Late",
        )
    with pytest.raises(ValidationError, match="before it begins"):
        instants(date(2026, 11, 2), time(9), time(8), "Asia/Tokyo", date(2026, 11, 2))
    over_night = instants(date(2026, 11, 1), time(23, 30), time(8), "Asia/Jakarta")
    assert (over_night[1] - over_night[0]).total_seconds() == 8.5 * 3600


def test_a_unit_sees_the_visits_of_its_own_fields_only_and_changes_none(visit, relation, make_user):
    from jalin.people.models import Unit
    from jalin.relations.models import Involvement

    unit, field = Unit.objects.create(key="tirtawening"), Field.objects.create(key="water")
    theirs = make_user("unit", unit=unit)
    assert not visible_visits(theirs).exists()
    Involvement.objects.create(relation=relation, field=field, unit=unit)
    visit.fields.add(field)
    assert visible_visits(theirs).get() == visit
    with pytest.raises(NotAllowed):
        change_visit(by=theirs, visit=visit, title_eng="Ours")


def test_publishing_shows_the_visit_and_its_event_to_everybody_and_takes_both_back(
    visit, make_user, relation
):
    from django.contrib.auth.models import AnonymousUser

    publish_visit(by=make_user("officer"), visit=visit, is_public=True)
    assert published_visits(AnonymousUser()).get() == visit and event_of(visit).audience == "public"
    publish_visit(by=BY, visit=visit, is_public=False)
    assert not published_visits(AnonymousUser()).exists() and event_of(visit).audience == "staff"
    relation.is_public = False
    relation.save()
    with pytest.raises(ValidationError, match="relation first"):
        publish_visit(by=BY, visit=Visit.objects.get(), is_public=True)
