"""The dossier of a relation: what it tells to whom, and which acts it offers."""

from datetime import date

import pytest
from django.urls import reverse

from jalin.people.services import create_unit
from jalin.relations.models import Field, Representative
from jalin.relations.services import edit_relation, put_field, set_involvement, state_date


@pytest.fixture
def suwon(record, happened):
    relation = record("Suwon", country="KR", name_own="수원시", own_language="ko")
    happened(
        relation,
        "mou_signed",
        date(2026, 3, 2),
        summary_eng="Memorandum signed",
        valid_until=date(2027, 1, 10),
    )
    happened(relation, "visit", date(2026, 5, 1), summary_eng="Quiet visit", audience="staff")
    happened(relation, "letter", date(2026, 6, 1), summary_eng="Shared letter", audience="shared")
    return relation


def dossier(client, slug: str = "suwon", query: str = "") -> str:
    answer = client.get(reverse("desk:relation", args=[slug]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_head_tells_status_reason_and_both_clocks(suwon, enter):
    page = dossier(enter("officer"))
    assert "Active" in page
    assert "The last contact on record was on 1 June 2026, 176 days ago." in page
    assert "10 January 2027" in page
    assert "47 days left" in page
    assert "수원시" in page


def test_staff_read_every_event_with_its_audience_and_sources(suwon, enter):
    page = dossier(enter("auditor"))
    for words in (
        "Memorandum signed",
        "Quiet visit",
        "Shared letter",
        "this office only",
        "shared with the partner",
    ):
        assert words in page


def test_two_sources_that_disagree_are_both_shown(suwon, enter):
    event = suwon.events.get(kind="mou_signed")
    state_date(
        by="system:test", event=event, source="swcic.or.kr", starts_on=date(2026, 4, 9), precision="day"
    )
    page = dossier(enter("leader"))
    assert "Sources differ" in page
    assert "2 March 2026" in page
    assert "9 April 2026" in page


OFFERED = {
    "officer": {"event_new", "relation_edit", "involvement_new", "contacts", "relation_publish"},
    "head": {"event_new", "relation_edit", "involvement_new", "contacts", "relation_publish"},
    "editor": {"relation_publish"},
    "leader": {"contacts"},
    "auditor": {"contacts"},
    "moderator": set(),
    "unit": set(),
    "partner": set(),
}
PLACES = ("event_new", "relation_edit", "involvement_new", "contacts", "relation_publish")


@pytest.mark.parametrize("role", sorted(OFFERED))
def test_only_acts_that_would_succeed_are_offered(suwon, enter, role):
    client = enter(role)
    if role == "partner":
        Representative.objects.create(user=client.user, relation=suwon)
    page = dossier(client)
    assert {name for name in PLACES if reverse(f"desk:{name}", args=["suwon"]) in page} == OFFERED[role]


@pytest.mark.parametrize(
    "name", ["event_new", "relation_edit", "involvement_new", "partner_edit", "partner_place", "contact_new"]
)
def test_an_act_that_is_not_offered_answers_403_with_a_sentence(suwon, enter, name):
    answer = enter("auditor").get(reverse(f"desk:{name}", args=["suwon"]))
    assert answer.status_code == 403
    assert "Your role does not allow this" in answer.content.decode()


def test_a_unit_adds_events_where_it_works_and_nowhere_else(suwon, record, enter):
    unit = create_unit(by="system:test", key="health", name={"name_eng": "Health Office"})
    put_field(by="system:test", key="health", name_eng="Health")
    set_involvement(by="system:test", relation=suwon, field=Field.objects.get(key="health"), unit=unit)
    record("Namur", country="BE")
    client = enter("unit", unit=unit)
    assert reverse("desk:event_new", args=["suwon"]) in dossier(client)
    assert reverse("desk:event_new", args=["namur"]) not in dossier(client, "namur")
    assert client.get(reverse("desk:event_new", args=["suwon"])).status_code == 200
    assert client.get(reverse("desk:event_new", args=["namur"])).status_code == 403
    assert reverse("desk:contacts", args=["suwon"]) in dossier(client)


def test_a_partner_citys_officer_sees_the_shared_part_of_one_relation_only(suwon, record, happened, enter):
    other = record("Namur", country="BE")
    happened(other, "visit", date(2026, 1, 1))
    edit_relation(by="system:test", relation=suwon, note_eng="Ask for Mr Kim")
    client = enter("partner")
    Representative.objects.create(user=client.user, relation=suwon)
    page = dossier(client)
    assert "Memorandum signed" in page
    assert "Shared letter" in page
    assert "Ask for Mr Kim" not in page
    assert reverse("desk:relations") + '"' not in page
    assert "Quiet visit" not in page
    assert client.get(reverse("desk:relation", args=["namur"])).status_code == 404
    assert client.get(reverse("desk:partner", args=["namur"])).status_code == 404
    hidden = suwon.events.get(summary_eng="Quiet visit")
    assert client.get(reverse("desk:event", args=[hidden.pk])).status_code == 404


@pytest.mark.one_database
def test_the_dossier_keeps_its_number_of_statements_for_10_and_100_events(suwon, happened, enter, statements):
    client, counts = enter("officer"), []
    put_field(by="system:test", key="health", name_eng="Health")
    set_involvement(by="system:test", relation=suwon, field=Field.objects.get(key="health"))
    for size in (7, 90):
        for number in range(size):
            happened(suwon, "meeting", date(2020, 1, 1 + number % 28))
        dossier(client)
        counts.append(statements(lambda: dossier(client)))
    assert counts[0] == counts[1] <= 10


@pytest.mark.one_database
def test_a_long_timeline_has_pages(suwon, happened, enter):
    for day in range(40):
        happened(suwon, "meeting", date(2019, 1 + day % 12, 3), summary_eng=f"Meeting {day:02}")
    client = enter("auditor")
    first, second = dossier(client), dossier(client, query="?page=2")
    assert "Memorandum signed" in first
    assert "Memorandum signed" not in second
    assert all((f"Meeting {day:02}" in first) != (f"Meeting {day:02}" in second) for day in range(40))


def test_an_empty_timeline_asks_for_the_first_event_only_from_who_may_add_it(record, enter):
    record("Namur", country="BE")
    assert "Begin with the letter or visit you know of" in dossier(enter("officer"), "namur")
    assert "Begin with the letter" not in dossier(enter("auditor"), "namur")


def test_a_number_from_the_journal_leads_to_the_dossier(suwon, enter):
    answer = enter("auditor").get(reverse("desk:relation_by_id", args=[suwon.pk]))
    assert answer.url == reverse("desk:relation", args=["suwon"])


def test_a_script_gets_the_drawer_alone_and_a_reload_the_page_with_it(suwon, enter):
    client = enter("officer")
    address = reverse("desk:event_new", args=["suwon"])
    alone = client.get(address, headers={"X-Drawer": "act"}).content.decode()
    whole = client.get(address).content.decode()
    assert "<html" not in alone
    assert '<dialog class="drawer" id="act"' in alone
    assert '<dialog class="drawer" id="act"' in whole
    assert " open" in whole.split('id="act"')[1].split(">")[0]
    assert "<h1>" in whole
