"""An import from its file to the record and back, through the services."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jalin.kernel.access import NotAllowed
from jalin.kernel.documents.models import Document
from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.running import run_job
from jalin.kernel.journal.models import Entry
from jalin.kernel.problems import Problem
from jalin.kernel.search.selectors import search_rows
from jalin.opendata.models import ImportBatch, ImportQuestion, ImportRow
from jalin.opendata.register import services
from jalin.opendata.tasks import forget_undecided
from jalin.relations.models import Event, Partner, Relation, Tie

from .conftest import BY, HEADINGS, mou, verdicts

PAIRS = ["city1", "country1", "city2", "country2"]


def snapshot():
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Partner, Relation, Event, Tie)
    }


def test_importing_the_same_file_twice_changes_nothing(bandung, registers):
    rows = [mou(), mou("Ghent", "Belgia", "24 Mei 2016"), mou("Lyon", "Prancis", "2017")]
    registers.accept(registers.read(rows))
    before, entries = snapshot(), Entry.objects.count()
    again = registers.read(rows)
    assert verdicts(again) == {"same": 3}
    registers.accept(again)
    assert snapshot() == before
    assert Entry.objects.count() == entries + 1  # that the file was received; nothing else happened


def test_the_same_list_of_pairs_twice_changes_nothing_even_in_another_order(registers):
    rows = [["Lyon", "France", "Leipzig", "Germany"], ["Turin", "Italy", "Lyon", "France"]]
    registers.accept(registers.read(rows, PAIRS))
    turned = [["Lyon", "France", "Turin", "Italy"], ["Leipzig", "Germany", "Lyon", "France"]]
    assert verdicts(registers.read(turned, PAIRS)) == {"same": 2}


def test_an_edited_file_shows_what_is_new_changed_and_missing(bandung, registers):
    registers.accept(
        registers.read([mou(), mou("Ghent", "Belgia", "24 Mei 2016"), mou("Lyon", "Prancis", "2017")])
    )
    edited = registers.read([mou(), mou("Ghent", "Belgia", "25 Mei 2016"), mou("Turin", "Italia", "2018")])
    assert verdicts(edited) == {"same": 1, "changed": 1, "new": 1, "missing": 1}
    changed = edited.rows.get(verdict="changed").understood["changes"]
    assert changed == [
        {"heading": "Tanggal Penandatanganan", "before": "24 Mei 2016", "after": "25 Mei 2016"}
    ]
    registers.accept(edited)
    event = Event.objects.get(relation__partner__name_eng="Ghent")
    assert event.starts_on.isoformat() == "2016-05-25" and event.statements.count() == 1
    assert Partner.objects.filter(name_eng="Lyon").exists(), (
        "what is missing from the file is not taken from the record"
    )


def test_undoing_an_import_leaves_the_record_and_the_search_as_they_were(bandung, registers, make_user):
    before = snapshot()
    batch = registers.accept(registers.read([mou(), mou("Ghent", "Belgia", "24 Mei 2016")]))
    officer = make_user("officer")
    assert list(search_rows(officer, "relations.partner", "Ghent"))
    registers.undo(batch)
    assert batch.state == "undone" and snapshot() == before
    assert not list(search_rows(officer, "relations.partner", "Ghent"))


def test_a_country_that_can_be_several_is_asked_once_for_all_rows_that_say_so(registers):
    batch = registers.read([mou("Suwon", "Korea", "1997"), mou("Incheon", "Korea", "2001")])
    assert verdicts(batch) == {"ask": 2}
    question = batch.questions.get()
    assert (question.code, question.rows) == ("country-ambiguous", 2)
    assert [choice["value"] for choice in question.choices] == ["country:KR", "country:KP"]
    assert services.answer_question(by=BY, question=question, answer="country:KR") == 2
    batch.refresh_from_db()
    assert verdicts(batch) == {"new": 2}
    registers.accept(batch)
    assert set(Partner.objects.values_list("country", flat=True)) == {"KR"}


def test_a_place_that_can_be_several_is_asked_and_never_guessed(registers):
    batch = registers.read([["Cleveland", "United States", "Fier", "Albania"]], PAIRS)
    question = batch.questions.get()
    assert question.code == "place-ambiguous" and len(question.choices) > 2
    ohio = next(choice for choice in question.choices if choice.get("admin1") == "OH")
    services.answer_question(by=BY, question=question, answer=ohio["value"])
    registers.accept(batch)
    partner = Partner.objects.get(name_eng="Cleveland")
    assert partner.geoname_id == int(ohio["value"].rpartition(":")[2]) and Tie.objects.count() == 1


def test_none_of_the_places_offered_is_an_answer_too(registers):
    batch = registers.read([["Cleveland", "United States", "Fier", "Albania"]], PAIRS)
    services.answer_question(by=BY, question=batch.questions.get(), answer="other")
    registers.accept(batch)
    partner = Partner.objects.get(name_eng="Cleveland")
    assert (partner.country, partner.geoname_id, partner.latitude) == ("US", None, None)


def test_an_answer_can_be_taken_back(registers):
    batch = registers.read([mou("Suwon", "Korea", "1997")])
    question = batch.questions.get()
    services.answer_question(by=BY, question=question, answer="country:KR")
    services.answer_question(by=BY, question=question, answer="")
    batch.refresh_from_db()
    assert verdicts(batch) == {"ask": 1}


def test_what_is_no_answer_is_refused(registers):
    question = registers.read([mou("Suwon", "Korea", "1997")]).questions.get()
    for answer in ("country:korea", "place:geonames:1", "rm -rf", "other"):
        with pytest.raises(ValidationError):
            services.answer_question(by=BY, question=question, answer=answer)


def test_an_answer_is_remembered_for_the_next_file(registers):
    batch = registers.read([mou("Suwon", "Korea", "1997")])
    services.answer_question(by=BY, question=batch.questions.get(), answer="country:KR")
    registers.accept(batch)
    following = registers.read([mou("Busan", "Korea", "1999")])
    assert verdicts(following) == {"new": 1}
    assert following.rows.get().understood["sides"][0]["country"] == "KR"


def test_several_partners_in_one_cell_become_several_when_the_officer_says_so(registers):
    batch = registers.read([mou("Ghent; Lyon", "", "2017")], [*HEADINGS])
    question = next(one for one in batch.questions.all() if one.code == "partner-several")
    services.answer_question(by=BY, question=question, answer="split")
    for other in ImportQuestion.objects.filter(batch=batch, answer=""):
        services.answer_question(
            by=BY, question=other, answer="country:BE" if "Ghent" in str(other.asked) else "country:FR"
        )
    batch.refresh_from_db()
    row = batch.rows.get()
    assert [side["text"] for side in row.understood["sides"]] == ["Ghent", "Lyon"], row.understood


def test_a_row_is_corrected_in_place_and_the_file_s_own_text_stays(registers):
    batch = registers.read([mou("Ghent", "Belgia", "19 Oktober, 09:00 WIB")])
    row = batch.rows.get()
    assert row.verdict == "ask"
    row = services.correct_row(by=BY, row=row, cells={"Tanggal Penandatanganan": "19 Oktober 2015"})
    assert row.verdict == "new" and row.raw["Tanggal Penandatanganan"] == "19 Oktober, 09:00 WIB"
    registers.accept(batch)
    statement = Event.objects.get().statements.get()
    assert statement.starts_on.isoformat() == "2015-10-19"


def test_a_correction_survives_a_second_version_of_the_file(registers):
    rows = [mou("Ghent", "Belgia", "19 Oktober, 09:00 WIB")]
    batch = registers.read(rows)
    services.correct_row(by=BY, row=batch.rows.get(), cells={"Tanggal Penandatanganan": "19 Oktober 2015"})
    registers.accept(batch)
    assert verdicts(registers.read(rows)) == {"same": 1}


def test_a_row_can_be_left_out_and_taken_in_again(registers):
    batch = registers.read([mou("Ghent", "Belgia", "2015"), mou("Lyon", "Prancis", "2016")])
    row = batch.rows.order_by("number").first()
    assert services.correct_row(by=BY, row=row, left_out=True).verdict == "skip"
    registers.accept(batch)
    assert list(Partner.objects.values_list("name_eng", flat=True)) == ["Lyon"]
    assert services.correct_row(by=BY, row=row).verdict == "new"


def test_rows_answered_after_the_acceptance_are_taken_in_by_accepting_again(registers):
    batch = registers.accept(registers.read([mou("Ghent", "Belgia", "2015"), mou("Suwon", "Korea", "1997")]))
    assert Partner.objects.count() == 1
    services.answer_question(by=BY, question=batch.questions.get(), answer="country:KR")
    registers.accept(batch)
    assert Partner.objects.count() == 2
    registers.undo(batch)
    assert Partner.objects.count() == 0


def test_columns_can_be_mapped_otherwise(registers):
    batch = registers.read(
        [["Ghent", "Belgium", "Water", "2015-05-24"]], ["city", "country", "title", "column four"]
    )
    assert batch.rows.get().understood["says"]["events"][0]["event"] in {"memorandum", "note_taken"}
    registers.run(
        batch,
        services.set_mapping(by=BY, batch=batch, choices={"columns": {"3": "signed", "2": ""}}, wait=True),
    )
    told = batch.rows.get().understood["says"]["events"][0]
    assert (told["event"], told["start"]) == ("relation_established", "2015-05-24")


def test_the_order_of_day_and_month_is_decided_for_the_whole_column(registers):
    batch = registers.read([mou("Ghent", "Belgia", "03/04/2016"), mou("Lyon", "Prancis", "05/06/2017")])
    assert verdicts(batch) == {"ask": 2}
    column = str(HEADINGS.index("Tanggal Penandatanganan"))
    registers.run(
        batch, services.set_mapping(by=BY, batch=batch, choices={"orders": {column: "dmy"}}, wait=True)
    )
    assert verdicts(batch) == {"new": 2}
    assert [row.understood["says"]["events"][0]["start"] for row in batch.rows.order_by("number")] == [
        "2016-04-03",
        "2017-06-05",
    ]


def test_an_accepted_import_is_not_mapped_or_read_again(registers):
    batch = registers.accept(registers.read([mou("Ghent", "Belgia", "2015")]))
    with pytest.raises(Problem):
        services.start_reading(by=BY, batch=batch, wait=True)
    with pytest.raises(Problem):
        services.correct_row(by=BY, row=batch.rows.get(), left_out=True)


def test_a_cancelled_reading_leaves_no_row_and_the_import_can_be_thrown_away(registers, monkeypatch):
    batch = registers.receive([mou("Ghent", "Belgia", "2015")] * 3)
    job = services.start_reading(by=BY, batch=batch, wait=True)
    Job.objects.filter(pk=job.pk).update(cancel_requested=True)
    assert run_job(job.pk).state == "cancelled"
    batch.refresh_from_db()
    assert batch.state == "reading"
    document = batch.document
    services.discard_batch(by=BY, batch=batch)
    assert not ImportBatch.objects.exists() and not ImportRow.objects.exists()
    assert Document.objects.get(pk=document.pk).erased_at


def test_a_cancelled_acceptance_takes_nothing_over(registers):
    batch = registers.read([mou("Ghent", "Belgia", "2015")])
    job = services.accept_batch(by=BY, batch=batch, wait=True)
    Job.objects.filter(pk=job.pk).update(cancel_requested=True)
    run_job(job.pk)
    batch.refresh_from_db()
    assert batch.state == "ready" and not Partner.objects.exists()


def test_only_one_job_works_on_an_import_at_a_time(registers):
    batch = registers.read([mou("Ghent", "Belgia", "2015")])
    services.accept_batch(by=BY, batch=batch, wait=True)
    with pytest.raises(Problem):
        services.accept_batch(by=BY, batch=batch, wait=True)


def test_a_unit_cannot_import(registers, make_user):
    unit = make_user("unit")
    path = registers.file([mou()])
    with pytest.raises(NotAllowed):
        services.receive_register(by=unit, path=path, name=path.name)
    assert not ImportBatch.objects.exists()


def test_undoing_needs_a_reason(registers):
    batch = registers.accept(registers.read([mou("Ghent", "Belgia", "2015")]))
    with pytest.raises(ValidationError):
        services.undo_batch(by=BY, batch=batch, reason="  ")


def test_a_record_that_changed_between_reading_and_accepting_is_looked_at_again(registers):
    from jalin.relations.services import create_partner

    batch = registers.read([mou("Ghent", "Belgia", "2015")])
    created = create_partner(by=BY, kind="city", name_eng="Gent", country="BE", aliases=["Ghent"])
    registers.accept(batch)
    assert list(Partner.objects.values_list("pk", flat=True)) == [created.pk]
    assert Relation.objects.get().events.count() == 1


WITH_PERSONS = [*HEADINGS, "PIC"]


def said_anywhere(word: str) -> bool:
    """Whether anything that an import keeps, or the journal, says this word."""
    rows = [
        *ImportRow.objects.values(),
        *ImportQuestion.objects.values(),
        *ImportBatch.objects.values(),
        *Entry.objects.values(),
    ]
    return any(word in str(row) for row in rows)


def test_a_file_about_persons_is_erased_when_it_is_in_the_record(
    registers, settings, django_capture_on_commit_callbacks
):
    rows = [[*mou("Ghent", "Belgia"), "Neng Asri"], [*mou("Lyon", "Prancis", number="3"), "Neng Asri"]]
    batch = registers.read(rows, WITH_PERSONS)
    place = Path(settings.MEDIA_ROOT) / batch.document.stored_as
    assert "Asri" in place.read_text() and not said_anywhere("Asri")
    with django_capture_on_commit_callbacks(execute=True):
        registers.accept(batch)
    batch.document.refresh_from_db()
    assert batch.document.erased_at and not place.exists() and batch.document.name == "register1.csv"
    assert Event.objects.filter(relation__partner__name_eng="Ghent").exists()
    registers.undo(batch)
    assert not Partner.objects.filter(name_eng="Ghent").exists()


def test_a_file_without_persons_stays(registers):
    batch = registers.accept(registers.read([mou("Ghent", "Belgia")]))
    assert batch.document.erased_at is None


def test_a_file_about_persons_that_nobody_accepts_is_erased_after_thirty_days(registers, time_machine):
    time_machine.move_to("2026-11-24T03:00:00Z")
    batch = registers.read([[*mou("Ghent", "Belgia"), "Neng Asri"]], WITH_PERSONS)
    assert forget_undecided(None, None) == {"removed": 0}
    time_machine.shift(timedelta(days=31))
    assert forget_undecided(None, None) == {"removed": 1}
    batch.document.refresh_from_db()
    assert batch.document.erased_at and batch.rows.count() == 1
