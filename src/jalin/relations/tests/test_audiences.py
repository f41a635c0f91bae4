"""What is not published does not show through what follows from it: status, last contact, agreement."""

from datetime import date, timedelta

import pytest

from jalin.relations.facts import refresh_what_has_come
from jalin.relations.models import Event, Partner, Relation, Representative
from jalin.relations.selectors import audience_of, facts_of, status_of
from jalin.relations.services import add_event, publish_event, withdraw_event

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
PROGRAM = "system:test"


@pytest.fixture
def relation(db, time_machine):
    time_machine.move_to(TODAY)
    partner = Partner.objects.create(slug="town", name_eng="Town", sort_name="town", is_public=True)
    return Relation.objects.create(partner=partner, is_public=True)


def happen(relation, kind: str, day: date, audience: str) -> Event:
    return add_event(
        by=PROGRAM,
        relation=relation,
        kind=kind,
        source="A letter",
        starts_on=day,
        precision="day",
        audience=audience,
    )


def contacts(relation) -> dict:
    relation = Relation.objects.get(pk=relation.pk)
    return {who: facts_of(relation, who).last_contact_on for who in ("staff", "shared", "public")}


def test_each_audience_is_told_the_last_contact_that_it_may_read(relation):
    first, second, third = date(2024, 1, 5), date(2025, 1, 5), date(2026, 11, 1)
    happen(relation, "visit", first, "public")
    happen(relation, "visit", second, "shared")
    happen(relation, "visit", third, "staff")
    assert contacts(relation) == {"staff": third, "shared": second, "public": first}
    told = {who: status_of(Relation.objects.get(), audience=who, on=TODAY).key for who in contacts(relation)}
    assert told == {"staff": "exploring", "shared": "idle", "public": "idle"}


def test_publishing_and_withdrawing_an_event_changes_what_follows_from_it(relation):
    day = date(2026, 5, 1)
    event = happen(relation, "mou_signed", day, "staff")
    assert (
        contacts(relation)["public"] is None and not facts_of(Relation.objects.get(), "public").has_agreement
    )
    publish_event(by=PROGRAM, event=event, audience="public")
    assert contacts(relation)["public"] == day and facts_of(Relation.objects.get(), "public").has_agreement
    withdraw_event(by=PROGRAM, event=event, reason="entered twice")
    assert set(contacts(relation).values()) == {None}


def test_no_public_page_tells_of_a_contact_that_is_not_public(client, relation):
    happen(relation, "visit", date(2013, 3, 4), "public")
    happen(relation, "mou_signed", date(2026, 10, 17), "staff")
    for path in ("/en/", "/en/partners/", "/en/partners/town/", "/api/v1/partners", "/api/v1/partners/town"):
        text = client.get(path).content.decode()
        assert "2026-10" not in text and "October 2026" not in text and "2026</" not in text, path
    assert client.get("/api/v1/partners/town").json()["status"]["key"] == "idle"
    assert "Idle" in client.get("/en/partners/town/").content.decode()


def test_the_partners_officer_is_told_what_is_shared_and_nobody_else_more(relation, make_user):
    guest, other, officer = make_user("partner"), make_user("partner"), make_user("officer")
    Representative.objects.create(relation=relation, user=guest)
    assert [audience_of(user, relation) for user in (guest, other, officer)] == ["shared", "public", "staff"]


def test_a_planned_visit_counts_as_contact_once_its_day_has_come(relation, time_machine):
    day = TODAY + timedelta(days=3)
    happen(relation, "visit", day, "public")
    assert contacts(relation)["public"] is None
    time_machine.move_to(day)
    assert refresh_what_has_come(TODAY, day) == 1
    assert contacts(relation) == {"staff": day, "shared": day, "public": day}
    assert refresh_what_has_come(day, day + timedelta(days=1)) == 0
