"""The pages of an import, as an officer uses them without scripts."""

import csv
import io
from importlib.resources import files

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.running import run_job
from jalin.opendata.models import ImportBatch
from jalin.relations.models import Partner

REGISTER = """No,Nama Kota Mitra,Negara,Jenis Kerja Sama,Nomor,Tentang,Tanggal Penandatanganan
1,Ghent,Belgia,MoU,415/1,Air limbah,24 Mei 2016
2,Suwon,Korea,Sister City,,Persahabatan,1997
3,Lyon,Prancis,MoU,415/2,=cmd|'/c calc'!A1,"19 Oktober, 09:00 WIB"
"""


@pytest.fixture
def officer(bandung, make_user, sign_in, client):
    return sign_in(client, make_user("officer"))


def upload(client, text=REGISTER, name="daftar.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(reverse("desk:import_new"), {"file": SimpleUploadedFile(name, content)})


def page(name, *arguments):
    return reverse(f"desk:{name}", args=[ImportBatch.objects.get().pk, *arguments])


def work():
    for job in Job.objects.filter(state="queued"):
        run_job(job.pk)


def html(response):
    return response.content.decode()


def test_with_nothing_imported_the_page_says_how_to_begin(officer):
    assert "No register was imported yet" in html(officer.get(reverse("desk:imports")))


def test_a_file_is_handed_in_read_checked_accepted_and_undone(officer):
    answer = upload(officer)
    assert answer.url == page("import_columns")
    columns = html(officer.get(answer.url))
    assert "Nama Kota Mitra" in columns and "the heading says so" in columns and "24 Mei 2016" in columns
    assert "being read" in html(officer.get(page("import"))).lower()
    work()
    shown = html(officer.get(page("import")))
    assert "Take 1 row into the record" in shown and "Ghent" in shown
    assert officer.post(page("import_accept")).url == page("import")
    work()
    assert Partner.objects.filter(country="BE", aliases__folded="ghent").exists()
    assert "In the record" in html(officer.get(page("import")))
    assert "This goes" in html(officer.get(page("import_undo")))
    officer.post(page("import_undo"), {"reason": "wrong file"})
    work()
    assert not Partner.objects.filter(country="BE", aliases__folded="ghent").exists()
    assert "Undone" in html(officer.get(reverse("desk:imports")))


def test_an_undo_without_a_reason_is_asked_for_one(officer):
    upload(officer)
    work()
    officer.post(page("import_accept"))
    work()
    assert "field-wrong" in html(officer.post(page("import_undo"), {"reason": ""}))
    assert ImportBatch.objects.get().state == "accepted"


def test_verdicts_filter_the_rows(officer):
    upload(officer)
    work()
    asked = html(officer.get(page("import"), {"verdict": "ask"}))
    assert "Suwon" in asked and "Ghent" not in asked
    assert "Ghent" in html(officer.get(page("import"), {"text": "ghent"}))
    assert officer.get(page("import"), {"verdict": "nonsense", "page": "x"}).status_code == 200


def test_a_question_is_answered_on_its_page(officer):
    upload(officer)
    work()
    question = ImportBatch.objects.get().questions.get(code="country-ambiguous")
    assert "South Korea" in html(officer.get(page("import_questions")))
    officer.post(page("import_questions"), {"question": question.pk, "answer": "country:KR"})
    question.refresh_from_db()
    assert question.answer == "country:KR" and question.batch.counts["rows"]["new"] == 2
    answered = html(officer.get(page("import_questions"), {"show": "answered"}))
    assert "Korea" in answered


def test_a_row_is_answered_and_corrected_in_place(officer):
    upload(officer)
    work()
    row = ImportBatch.objects.get().rows.get(number=4)
    drawer = html(officer.get(page("import_row", row.pk), headers={"X-Drawer": "row"}))
    assert "<dialog" in drawer and "<html" not in drawer and "19 Oktober, 09:00 WIB" in drawer
    assert "<html" in html(officer.get(page("import_row", row.pk)))
    form = officer.get(page("import_row", row.pk)).context["form"]
    sent = {name: form.initial.get(name, form.fields[name].initial) or "" for name in form.headings}
    date = next(name for name, heading in form.headings.items() if heading == "Tanggal Penandatanganan")
    officer.post(page("import_row", row.pk), {**sent, date: "19 Oktober 2015", "which": "cells"})
    row.refresh_from_db()
    assert row.verdict == "new" and row.corrections == {
        "cells": {"Tanggal Penandatanganan": "19 Oktober 2015"}
    }
    officer.post(page("import_row", row.pk), {"which": "back"})
    row.refresh_from_db()
    assert row.verdict == "ask" and row.corrections == {}


def test_a_date_of_one_row_can_be_written_as_an_answer(officer):
    upload(officer)
    work()
    row = ImportBatch.objects.get().rows.get(number=4)
    officer.post(page("import_row", row.pk), {"which": "questions", "ask0-date": "no date at all"})
    row.refresh_from_db()
    assert row.verdict == "ask"
    officer.post(page("import_row", row.pk), {"which": "questions", "ask0-date": "19 Oktober 2015"})
    row.refresh_from_db()
    assert row.verdict == "new"


def test_what_a_column_is_can_be_changed(officer):
    upload(officer)
    work()
    form = officer.get(page("import_columns")).context["form"]
    sent = {name: field.initial or "" for name, field in form.fields.items()}
    column = next(name for name, field in form.fields.items() if str(field.label) == "Tentang")
    assert officer.post(page("import_columns"), {**sent, column: ""}).url == page("import")
    work()
    batch = ImportBatch.objects.get()
    assert batch.state == "ready" and "subject" not in batch.rows.get(number=2).understood["fields"]


def test_unread_rows_go_home_as_a_file_that_no_spreadsheet_runs(officer):
    upload(officer)
    work()
    answer = officer.get(page("import_unread"))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["Suwon", "Lyon"]
    assert rows[2][5].startswith("'=cmd")
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"%PDF-1.4 no table", "not a spreadsheet"),
        (b"PK\x03\x04 broken archive", "damaged"),
        (b"just one line of words\n", "headings"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_and_nothing_is_kept(officer, content, sentence):
    answer = upload(officer, content, "file.xlsx")
    assert answer.status_code == 422 and sentence in html(answer).lower()
    assert not ImportBatch.objects.exists()


def test_an_old_workbook_is_kept_and_read_to_the_end(officer):
    old = files("jalin.opendata.register.engine") / "tests" / "data" / "old_format.xls"
    assert upload(officer, old.read_bytes(), "daftar.xls").url == page("import_columns")
    work()
    assert ImportBatch.objects.get().state == "ready" and ImportBatch.objects.get().rows.exists()
    assert html(officer.get(page("import_columns")))


def test_persons_are_named_nowhere_but_while_the_columns_are_decided(
    officer, django_capture_on_commit_callbacks
):
    upload(officer, "Nama Kota Mitra,Negara,Jenis,Tanggal,PIC\nGhent,Belgia,MoU,24 Mei 2016,Neng Asri\n")
    assert "Neng Asri" in html(officer.get(page("import_columns")))
    work()
    row = page("import_row", ImportBatch.objects.get().rows.get().pk)
    assert "Person (not kept)" in html(officer.get(row)) and "Asri" not in html(officer.get(row))
    with django_capture_on_commit_callbacks(execute=True):
        officer.post(page("import_accept"))
        work()
    columns = html(officer.get(page("import_columns")))
    assert "it was erased" in columns and "Asri" not in columns


def test_an_import_can_be_thrown_away_before_it_is_accepted(officer):
    upload(officer)
    work()
    assert officer.post(page("import_discard")).url == reverse("desk:imports")
    assert not ImportBatch.objects.exists()


def test_the_page_of_running_work_is_loaded_anew_when_the_work_has_ended(officer):
    upload(officer)
    assert "HX-Refresh" not in officer.get(page("import_job"), headers={"HX-Request": "true"}).headers
    work()
    assert officer.get(page("import_job"), headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


@pytest.mark.parametrize("language", ["id", "ja"])
def test_the_pages_speak_the_reader_s_language(bandung, make_user, sign_in, client, language):
    sign_in(client, make_user("officer", language=language))
    upload(client)
    work()
    words = {"id": "Perlu dijawab", "ja": "要回答"}
    assert words[language] in html(client.get(page("import")))


@pytest.mark.parametrize("rows", [3, 40])
@pytest.mark.one_database
def test_the_page_asks_the_database_as_often_for_many_rows_as_for_few(
    officer, rows, django_assert_max_num_queries
):
    lines = "".join(f"{n},City {n},Belgia,MoU,415/{n},Air,{n % 28 + 1} Mei 2016\n" for n in range(rows))
    upload(officer, REGISTER.splitlines()[0] + "\n" + lines)
    work()
    with django_assert_max_num_queries(16):
        officer.get(page("import"))
