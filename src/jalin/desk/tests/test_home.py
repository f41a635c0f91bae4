"""The desk: what is due, for whom, and the month beside it."""

from datetime import date

import pytest
from django.urls import reverse

from jalin.kernel.due import More, dues_of
from jalin.people.services import create_unit
from jalin.relations.models import Event, Field, Representative
from jalin.relations.services import create_partner, prefer_statement, put_field, set_involvement, state_date


def home(client, query: str = "") -> str:
    answer = client.get(reverse("desk:home") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def dues(user, today):
    return [
        (item.standing, str(getattr(item, "title", "more")))
        for item in dues_of(user, today)
        if not isinstance(item, More)
    ]


@pytest.fixture
def kept(record, happened):
    """record(…) with a place and names, so that nothing is left to complete."""

    def make(name, **values):
        about = {"country": "KR", "latitude": 37, "longitude": 127, "name_ind": name, "name_jpn": name}
        return record(name, **{**about, **values})

    return make


TEXTS = {"summary_ind": "x", "summary_jpn": "x", "summary_eng": "x"}


def test_what_costs_most_if_it_is_forgotten_stands_first(kept, happened, make_user, today):
    happened(kept("Idle city"), "mou_signed", date(2020, 1, 1), **TEXTS)
    happened(kept("Ending city"), "mou_signed", date(2026, 6, 1), valid_until=date(2027, 1, 31), **TEXTS)
    happened(kept("Late city"), "mou_signed", date(2026, 6, 1), valid_until=date(2026, 11, 1), **TEXTS)
    happened(kept("Waiting city"), "loi_signed", date(2025, 11, 1), **TEXTS)
    happened(kept("Fresh city"), "loi_signed", date(2026, 11, 1), **TEXTS)
    found = dues(make_user("officer"), today)
    assert found == [("late", "Late city"), ("due", "Ending city"), ("waiting", "Waiting city"), ("idle", "Idle city"),
                     ("idle", "Waiting city")]  # fmt: skip


def test_each_thing_has_its_next_act_as_a_button(kept, happened, enter):
    happened(kept("Seoul"), "loi_signed", date(2015, 5, 1), **TEXTS)
    page = home(enter("officer"))
    assert "A letter of intent was signed on 1 May 2015" in page
    assert reverse("desk:event_new", args=["seoul"]) in page
    assert "Record what came of it" in page


def test_an_agreement_that_was_closed_or_has_no_end_is_not_due(kept, happened, make_user, today):
    closed, legacy = kept("Closed"), kept("Legacy", relation={"is_legacy": True})
    happened(closed, "mou_signed", date(2016, 1, 1), valid_until=date(2020, 1, 1), **TEXTS)
    happened(closed, "agreement_ended", date(2026, 2, 1), **TEXTS)
    happened(legacy, "mou_signed", date(2026, 1, 1), valid_until=date(2026, 6, 1), **TEXTS)
    assert dues(make_user("officer"), today) == []


def test_a_disputed_date_is_due_until_somebody_decides_and_again_after_a_new_source(
    kept, happened, make_user, today
):
    event = happened(kept("Suwon"), "visit", date(2026, 8, 25), **TEXTS)
    officer = make_user("officer")
    second = state_date(by=officer, event=event, source="b", starts_on=date(2026, 8, 27), precision="day")
    assert dues(officer, today) == [("tidy", "Suwon: x")]
    prefer_statement(
        by=officer, event=Event.objects.get(), statement=event.statements.exclude(pk=second.pk).get()
    )
    assert dues(officer, today) == []
    state_date(by=officer, event=Event.objects.get(), source="c", starts_on=date(2026, 9, 1), precision="day")
    assert dues(officer, today) == [("tidy", "Suwon: x")]


def test_a_partner_without_a_place_and_texts_without_a_language_are_to_be_completed(
    record, happened, make_user, today
):
    happened(record("Suwon"), "visit", date(2026, 8, 25))
    assert dues(make_user("officer"), today) == [
        ("tidy", "Events citizens read"),
        ("tidy", "Names of partners"),
        ("tidy", "Suwon"),
    ]
    assert dues(make_user("editor"), today) == [
        ("tidy", "Events citizens read"),
        ("tidy", "Names of partners"),
    ]


def test_an_import_waits_for_answers_and_then_for_acceptance(make_user, enter, today):
    from jalin.kernel.documents.models import Document
    from jalin.opendata.models import ImportBatch, ImportQuestion

    file = Document.objects.create(
        name="mitra.xlsx", media_type="x", size=1, sha256="0" * 64, stored_as="x", purpose="register"
    )
    batch = ImportBatch.objects.create(document=file, state="ready")
    question = ImportQuestion.objects.create(batch=batch, key="k", code="place")
    client = enter("officer")
    page = home(client)
    assert "mitra.xlsx" in page
    assert "1 question of this import has no answer yet." in page
    assert reverse("desk:import_questions", args=[batch.pk]) in page
    question.answer = "geonames:1"
    question.save()
    assert "Nothing of it is in the record before it is accepted." in home(client)
    assert dues(make_user("unit"), today) == dues(make_user("editor"), today) == []


def test_only_so_many_of_a_kind_are_shown_and_the_list_has_the_rest(kept, happened, enter):
    for number in range(7):
        happened(kept(f"City {number}"), "visit", date(2020, 1, 1 + number), **TEXTS)
    page = home(enter("officer"))
    assert page.count("due-act") == 5
    assert "All idle relations, longest first" in page


def test_a_unit_sees_its_own_relations_only(kept, happened, enter):
    unit = create_unit(by="system:test", key="health", name={"name_eng": "Health Office"})
    put_field(by="system:test", key="health", name_eng="Health")
    own, other = kept("Own"), kept("Other")
    set_involvement(by="system:test", relation=own, field=Field.objects.get(key="health"), unit=unit)
    for relation in (own, other):
        happened(relation, "visit", date(2020, 1, 1), **TEXTS)
    page = home(enter("unit", unit=unit))
    assert "Own" in page
    assert "Other" not in page


@pytest.mark.parametrize("role", ["auditor", "leader"])
def test_who_changes_nothing_reads_what_is_open_without_acts(kept, happened, enter, role):
    happened(kept("Seoul"), "loi_signed", date(2015, 5, 1), **TEXTS)
    page = home(enter(role))
    assert "You read everything here and change nothing." in page
    assert "Seoul" in page
    assert "due-act" not in page


def test_a_partner_citys_officer_sees_the_shared_relation(record, happened, enter):
    suwon, namur = record("Suwon", country="KR"), record("Namur", country="BE")
    happened(suwon, "visit", date(2026, 11, 5), summary_eng="Shared visit", audience="shared")
    happened(suwon, "meeting", date(2026, 11, 6), summary_eng="Quiet meeting", audience="staff")
    happened(namur, "visit", date(2026, 11, 7), summary_eng="Other visit")
    client = enter("partner")
    Representative.objects.create(user=client.user, relation=suwon)
    page = home(client)
    assert "Open the shared dossier" in page
    assert "Shared visit" in page
    assert "Quiet meeting" not in page
    assert "Other visit" not in page


def test_a_partner_citys_officer_without_a_relation_is_told_so(enter):
    assert "No relation is shared with you yet" in home(enter("partner"))


def test_a_desk_with_nothing_due_says_so_and_offers_a_way_on(enter):
    page = home(enter("auditor"))
    assert "Nothing waits for you" in page
    assert reverse("desk:relations") in page


def test_an_office_without_a_record_is_told_how_to_begin(enter):
    page = home(enter("officer"))
    assert "has no record yet" in page
    assert reverse("desk:import_new") in page and reverse("desk:partner_new") in page


def test_the_month_shows_what_happened_and_what_is_planned(record, happened, enter):
    suwon = record("Suwon", country="KR")
    happened(
        suwon,
        "visit",
        date(2026, 11, 29),
        ends_on=date(2026, 12, 2),
        precision="interval",
        summary_eng="Coming visit",
    )
    happened(
        suwon,
        "letter",
        date(2026, 11, 1),
        ends_on=date(2026, 11, 30),
        precision="month",
        summary_eng="Some letter",
    )
    client = enter("officer")
    november, december = home(client), home(client, "?month=2026-12")
    assert "November 2026" in november
    assert "Coming visit" in november
    assert "Some letter" in november
    assert "Coming visit" in december
    assert "Some letter" not in december
    assert 'href="#event-' in november.split("<tbody>")[1]


@pytest.mark.parametrize("month", ["2026-13", "x", "", "0000-01"])
def test_an_address_without_a_month_shows_this_one(enter, month):
    assert "November 2026" in home(enter("auditor"), f"?month={month}")


@pytest.mark.one_database
def test_the_desk_takes_the_same_number_of_statements_for_10_and_100_relations(
    record, happened, enter, statements
):
    client, counts = enter("head"), []
    for size in (10, 90):
        for number in range(size):
            relation = record(f"City {size} {number}")
            happened(relation, "loi_signed" if number % 2 else "mou_signed", date(2020, 1, 1))
        home(client)
        counts.append(statements(lambda: home(client)))
    assert (
        counts[0] == counts[1] <= 28
    )  # ten of them ask what invitations, rounds, visits, stories and replies need


def test_a_closed_partner_without_relation_is_nobodys_task(make_user, today, db):
    create_partner(by="system:test", name_eng="Osaka", name_ind="Osaka", name_jpn="大阪")
    assert dues(make_user("officer"), today) == []
