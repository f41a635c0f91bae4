"""From understood rows to the record and back again."""

import pytest

from jalin.kernel.documents.models import Document
from jalin.kernel.journal.models import Entry
from jalin.kernel.journal.selectors import bodies_of, entries_of, verify_journal
from jalin.opendata.models import ImportBatch, ImportMade, ImportRow
from jalin.opendata.register.matching import Matcher
from jalin.opendata.register.planning import Planner
from jalin.opendata.register.undoing import UndoRefused, write_undo
from jalin.opendata.register.writing import write_plan
from jalin.relations.models import Event, Partner, PartnerAlias, Relation, Source, Statement, Tie
from jalin.relations.services import add_event, edit_partner, state_date

BY = "system:test"


@pytest.fixture
def batch(db):
    document = Document.objects.create(
        name="register.xlsx", media_type="x", size=1, sha256="a" * 64, stored_as="x", purpose="x"
    )
    return ImportBatch.objects.create(document=document, state="ready")


def put_row(batch, number, *sides, key="", verdict="new", **says):
    sides = [{"text": text, "country": country, "name_eng": text, **more} for text, country, more in sides]
    return ImportRow.objects.create(batch=batch, number=number, key=key or f"{batch.pk}:{number}", verdict=verdict,
                                    understood=understood(sides, says))  # fmt: skip


def understood(sides, told):
    relation = told.pop("relation", "")
    says = {"relation": relation, "events": [told] if told else []}
    return {"sides": sides, "says": says, "pair": len(sides) == 2}


def place(text, country, **more):
    return (text, country, more)


def accept(batch):
    rows = batch.rows.filter(verdict__in=("new", "changed"), taken=False).order_by("number")
    return write_plan(by=BY, batch=batch, plan=Planner(Matcher()).add(rows))


MOU = {"event": "mou_signed", "start": "2014-12-19", "end": "2014-12-19", "precision": "day", "quoted": "19 Desember 2014",
       "basis": "Tanggal (Sheet1!C2)", "relation": "limited", "summary": {"id": "Kerja sama air limbah"}}  # fmt: skip


def counts():
    models = (Partner, PartnerAlias, Relation, Event, Statement, Tie, Source)
    return {model.__name__: model.objects.count() for model in models}


def test_a_row_becomes_partner_relation_and_event_with_the_register_as_source(batch):
    put_row(batch, 2, place("Ghent", "BE", geoname_id=2797656, spellings=["Gent"]), **MOU)
    accept(batch)
    partner = Partner.objects.get(geoname_id=2797656)
    assert (partner.slug, partner.sort_name, partner.is_public) == ("ghent", "ghent", False)
    assert set(partner.aliases.values_list("folded", flat=True)) == {"ghent", "gent"}
    event = partner.relation.events.get()
    statement = event.statements.get()
    assert statement.is_preferred and statement.quoted == "19 Desember 2014"
    assert statement.source.key.startswith("register:") and statement.source.title == "register.xlsx"
    assert partner.relation.kind == "limited" and partner.relation.facts_has_agreement
    assert event.summary_ind == "Kerja sama air limbah" and event.audience == "staff"


def test_one_import_is_one_entry_that_each_thing_finds(batch):
    put_row(batch, 2, place("Ghent", "BE"), **MOU)
    put_row(batch, 3, place("Lyon", "FR"), place("Leipzig", "DE"))
    before = Entry.objects.count()
    accept(batch)
    assert Entry.objects.count() == before + 1
    entry = entries_of(Partner.objects.get(slug="ghent")).get()
    assert entry.action == "opendata.accept_import" and entry.object_id == str(batch.pk)
    facts = bodies_of([entry])[entry.n]["facts"]
    assert facts["sha256"] == "a" * 64 and facts["created"]["relations.partner"] == 3 and facts["rows"] == 2
    assert verify_journal() == []


def test_two_spellings_of_one_place_are_one_partner(batch):
    put_row(batch, 2, place("Ghent", "BE", place="geonames:1", geoname_id=1), place("Lyon", "FR"))
    put_row(batch, 3, place("Gand", "BE", place="geonames:1", geoname_id=1), place("Lyon", "FR"))
    accept(batch)
    assert Partner.objects.count() == 2 and Tie.objects.count() == 1
    assert PartnerAlias.objects.filter(folded="gand", partner__name_eng="Ghent").exists()


def test_the_same_name_in_another_country_is_another_partner(batch):
    put_row(batch, 2, place("Aberdeen", "GB"), place("Aberdeen", "US"))
    accept(batch)
    assert sorted(Partner.objects.values_list("slug", flat=True)) == ["aberdeen", "aberdeen-2"]


def test_a_known_partner_is_found_by_any_spelling_and_gets_no_second_row(bandung, batch):
    partners = Partner.objects.count()
    put_row(batch, 2, place("Kota Hamamatsu", "JP"), **MOU)
    put_row(batch, 3, place("浜松市", "JP"), **{**MOU, "start": "2019-01-01", "end": "2019-01-01"})
    accept(batch)
    assert Partner.objects.count() == partners
    assert (
        Event.objects.filter(
            relation__partner__slug="hamamatsu", statements__source__title="register.xlsx"
        ).count()
        == 2
    )


def test_a_link_with_the_home_city_is_a_relation_not_a_tie(bandung, batch):
    put_row(
        batch,
        2,
        place("Bandung", "ID", geoname_id=1650357),
        place("Ghent", "BE"),
        event="relation_established",
    )
    accept(batch)
    assert Tie.objects.count() == 0
    assert Relation.objects.get(partner__name_eng="Ghent").events.get().kind == "relation_established"


def test_a_happening_that_the_record_has_gets_a_second_source(bandung, batch):
    relation = Relation.objects.get(partner__slug="hamamatsu")
    event = (
        relation.events.filter(precision="day", kind="visit").first()
        or relation.events.filter(precision="day").first()
    )
    before = relation.events.count()
    put_row(batch, 2, place("Hamamatsu", "JP"), event=event.kind, start=event.starts_on.isoformat(), precision="day",
            end=event.ends_on.isoformat())  # fmt: skip
    accept(batch)
    assert relation.events.count() == before
    assert event.statements.filter(source__title="register.xlsx", is_preferred=False).count() == 1


def test_undoing_leaves_the_record_as_it_was(bandung, batch):
    before = counts()
    facts = list(Relation.objects.order_by("pk").values())
    put_row(batch, 2, place("Hamamatsu Shi", "JP", geoname_id=1863289), **MOU)
    put_row(batch, 3, place("Ghent", "BE"), **MOU)
    put_row(batch, 4, place("Lyon", "FR"), place("Leipzig", "DE"))
    accept(batch)
    assert counts() != before
    write_undo(by=BY, batch=batch, reason="wrong file")
    assert counts() == before
    assert list(Relation.objects.order_by("pk").values()) == facts
    batch.refresh_from_db()
    assert batch.state == "undone" and not batch.rows.filter(taken=True).exists()
    assert bodies_of(list(entries_of(batch)))[entries_of(batch)[0].n]["reason"] == "wrong file"
    assert verify_journal() == []


def test_undoing_is_refused_when_somebody_edited_since_and_says_what(bandung, batch):
    put_row(batch, 2, place("Ghent", "BE"), **MOU)
    put_row(batch, 3, place("Lyon", "FR"), place("Leipzig", "DE"))
    accept(batch)
    before = counts()
    edit_partner(by=BY, partner=Partner.objects.get(slug="lyon"), website="https://lyon.fr")
    with pytest.raises(UndoRefused) as refused:
        write_undo(by=BY, batch=batch)
    assert [one.label for one in refused.value.touched] == ["Lyon"]
    assert counts() == before


def test_the_rest_can_be_undone_and_what_was_edited_stays(bandung, batch):
    put_row(batch, 2, place("Ghent", "BE"), **MOU)
    put_row(batch, 3, place("Lyon", "FR"), place("Leipzig", "DE"))
    accept(batch)
    event = Event.objects.get(relation__partner__slug="ghent")
    state_date(by=BY, event=event, source="press", starts_on=None, precision="unknown")
    add_event(by=BY, relation=event.relation, kind="visit", source="me")
    write_undo(by=BY, batch=batch, keep_touched=True)
    assert Partner.objects.filter(slug="ghent").exists() and event.relation.events.count() == 2
    assert not Partner.objects.filter(slug="lyon").exists() and not Tie.objects.exists()


def test_a_later_import_that_builds_on_this_one_is_undone_first(bandung, batch):
    put_row(batch, 2, place("Lyon", "FR"), place("Leipzig", "DE"))
    accept(batch)
    other = ImportBatch.objects.create(document=Document.objects.create(
        name="other.csv", media_type="x", size=1, sha256="b" * 64, stored_as="y", purpose="x"))  # fmt: skip
    put_row(other, 2, place("Lyon", "FR"), place("Turin", "IT"))
    accept(other)
    with pytest.raises(UndoRefused):
        write_undo(by=BY, batch=batch)
    write_undo(by=BY, batch=other)
    write_undo(by=BY, batch=batch)
    assert not Tie.objects.exists()


def test_an_edited_row_changes_what_its_former_version_made(bandung, batch):
    put_row(batch, 2, place("Ghent", "BE"), key="k", **MOU)
    accept(batch)
    event = Event.objects.get(relation__partner__slug="ghent")
    other = ImportBatch.objects.create(document=Document.objects.create(
        name="edited.csv", media_type="x", size=1, sha256="b" * 64, stored_as="y", purpose="x"))  # fmt: skip
    edited = {
        **MOU,
        "start": "2014-12-18",
        "end": "2014-12-18",
        "quoted": "18 Desember 2014",
        "summary": {"id": "Air"},
    }
    put_row(other, 2, place("Ghent", "BE"), key="k", verdict="changed", **edited)
    accept(other)
    event.refresh_from_db()
    assert (event.starts_on.isoformat(), event.summary_ind, event.is_disputed) == ("2014-12-18", "Air", False)
    assert event.statements.get().quoted == "18 Desember 2014"
    assert ImportRow.objects.filter(key="k", taken=True).get().batch == other
    write_undo(by=BY, batch=other)
    event.refresh_from_db()
    assert (event.starts_on.isoformat(), event.summary_ind) == ("2014-12-19", "Kerja sama air limbah")
    assert ImportRow.objects.filter(key="k", taken=True).get().batch == batch


def test_an_edited_row_does_not_overwrite_what_was_written_by_hand(bandung, batch):
    from jalin.relations.services import edit_event

    put_row(batch, 2, place("Ghent", "BE"), key="k", **MOU)
    accept(batch)
    event = Event.objects.get(relation__partner__slug="ghent")
    edit_event(by=BY, event=event, summary_ind="Tangan")
    other = ImportBatch.objects.create(document=Document.objects.create(
        name="edited.csv", media_type="x", size=1, sha256="b" * 64, stored_as="y", purpose="x"))  # fmt: skip
    put_row(other, 2, place("Ghent", "BE"), key="k", verdict="changed", **{**MOU, "summary": {"id": "Air"}})
    accept(other)
    event.refresh_from_db()
    assert event.summary_ind == "Tangan"


def test_nothing_is_written_when_something_breaks_half_way(bandung, batch, monkeypatch):
    put_row(batch, 2, place("Ghent", "BE"), **MOU)
    put_row(batch, 3, place("Lyon", "FR"), place("Leipzig", "DE"))
    before, entries = counts(), Entry.objects.count()

    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("jalin.relations.bulk.put_ties", broken)
    with pytest.raises(RuntimeError):
        accept(batch)
    batch.refresh_from_db()
    assert (counts(), Entry.objects.count(), batch.state) == (before, entries, "ready")
    assert not ImportMade.objects.exists()
