"""What papers share is entered once and printed in all; gaps are shown, named, and stop the stage."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from docx import Document
from pypdf import PdfReader

from jalin.agreements.papers.checklist import lacking_for
from jalin.agreements.papers.models import Particulars, Text
from jalin.agreements.papers.particulars import entered_in, particulars_of, shared_of
from jalin.agreements.papers.printing import printed
from jalin.agreements.papers.selectors import latest_versions, papers_of, proposed_bodies
from jalin.agreements.papers.services import begin_text, save_version, set_particulars, set_prevailing
from jalin.agreements.papers.usage import papers_using
from jalin.agreements.papers.word_files import taken_in, word_file
from jalin.agreements.services import record_step
from jalin.kernel.access import NotAllowed
from jalin.kernel.journal.models import Body
from jalin.people.services import set_office

BY = "system:test"
THREE = {"id": "Kota Contoh", "ja": "見本市", "en": "Sample City"}
WHOLE = {
    "home_government": THREE, "partner_government": {"id": "Kota Mitra", "ja": "浜松市", "en": "Hamamatsu"}, "home_post": THREE,
    "partner_post": THREE, "home_signatory": {"id": "Siti Contoh", "ja": "見本花子", "en": "Siti Contoh"}, "partner_signatory": THREE,
    "signing_place": THREE, "subject": {"id": "Kota Kembar", "ja": "姉妹都市", "en": "sister cities"},
    "fields": {"id": "air", "ja": "水道", "en": "water"}, "term_years": "5", "signing_day": "2026-08-17", "intent_day": "2025-08-17",
    "governor": THREE, "council": THREE, "contact_unit": THREE, "contact_phone": "022 1234", "letterhead_address": "Jalan Contoh 1",
}  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return set_office(
        by=BY,
        city_eng="Sample",
        city_jpn="見本市",
        name_eng="Office",
        country="ID",
        latitude="-6.9",
        longitude="107.6",
    )


@pytest.fixture
def make_text(case):
    """make_text("mou", "id", number="12") -> a text whose versions say the proposal, with blanks filled as named."""

    def make(kind: str, *languages: str, **said) -> Text:
        text = begin_text(by=BY, case=case, kind=kind)
        for language in languages:
            save_version(
                by=BY, text=text, language=language, bodies={**proposed_bodies(text, language), **said}
            )
        return text

    return make


def enter(case, **changes) -> list[str]:
    row = particulars_of(case)
    return set_particulars(by=BY, case=case, values={**WHOLE, **changes}, based_on=row.number if row else 0)


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.one_database
def test_a_shared_field_is_printed_in_every_paper_and_language(case, make_text, office):
    enter(case)
    for kind, languages in (("mou", ("id", "ja")), ("dprd_letter", ("id", "ja")), ("staff_memo", ("id",))):
        text = make_text(kind, *languages)
        pdf = printed(text, latest_versions(text), "id")
        assert pdf == printed(text, latest_versions(text), "id")
        said = text_of(pdf).replace("\n", "")
        assert "Kota Kembar" in said and ("姉妹都市" in said) == ("ja" in languages), kind
        assert "{" not in said and b"pdfaid:part>2<" in pdf
    assert "Bagian" not in said and "TELAAHAN STAF" in said and "Praanggapan" in said


def test_what_is_missing_is_a_gap_in_the_paper_and_named_in_the_checklist(case, make_text, office):
    enter(case, term_years="", signing_place={})
    text = make_text("mou", "id")
    assert "[Jangka waktu (tahun)]" in text_of(printed(text, latest_versions(text), "id"))
    (told,) = lacking_for(case, "g", "done")
    assert "gaps" in told and "Term in years" in told and "Place of signing the memorandum" in told
    enter(case)
    assert lacking_for(case, "g", "done") == []


def test_a_letter_that_was_begun_stops_its_stage_until_it_is_whole(case, make_text, office):
    assert lacking_for(case, "e", "received") == [], "a letter that lies elsewhere is nobody's business here"
    letter = make_text("dprd_letter", "id")
    (told,) = lacking_for(case, "e", "received")
    assert "gaps" in told and "Subject of the cooperation" in told and "nomor surat" not in told
    assert lacking_for(case, "e", "done") == [told] and lacking_for(case, "e", "deemed") == []
    enter(case)
    assert lacking_for(case, "e", "received") == []
    bodies = {**latest_versions(letter)["id"].bodies, "subject": ""}
    save_version(by=BY, text=letter, language="id", bodies=bodies, based_on=1)
    assert "still lacks: Subject (art. 16)" in lacking_for(case, "e", "received")[0]


def test_a_day_that_the_timeline_knows_is_printed_and_not_what_was_entered(case, office):
    enter(case)
    assert shared_of(case).printed("ja")["intent_day"] == "2025年8月17日"
    record_step(
        by=BY, case=case, stage="c", starts_on=date(2024, 12, 19), source="Letter", reason_given="history"
    )
    assert shared_of(case).printed("ja")["intent_day"] == "2024年12月19日"
    assert (
        shared_of(case).printed("en")["home_city"] == "Sample"
        and shared_of(case).printed("ja")["partner_city"] == "浜松市"
    )


def test_names_are_kept_encrypted_out_of_the_journal_and_can_be_erased(case):
    enter(case)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM agreement_papers_particulars")
        kept = str(cursor.fetchall())
    assert "Siti" not in kept and "1234" not in kept and "Kota Kembar" in kept
    assert "Siti" not in str(list(Body.objects.values_list("text", flat=True)))
    assert entered_in(particulars_of(case))["home_signatory"]["id"] == "Siti Contoh"
    assert enter(case, home_signatory={}, partner_signatory={}, contact_phone="") == [
        "home_signatory",
        "partner_signatory",
        "contact_phone",
    ]
    assert particulars_of(case).persons == ""


@pytest.mark.parametrize(
    ("values", "said"),
    [({"subject": {"id": "x" * 501}}, "500"), ({"subject": {"ja": "{term_years}"}}, "braces"), ({"prevailing_language": "de"}, "Indonesian"),
     ({"nothing": "x"}, "no shared field")],
)  # fmt: skip
def test_what_no_paper_could_print_is_refused_and_nothing_is_kept(case, values, said):
    with pytest.raises(ValidationError, match=said):
        set_particulars(by=BY, case=case, values=values)
    assert not Particulars.objects.exists()


def test_nobody_writes_over_what_another_entered(case):
    enter(case)
    with pytest.raises(ValidationError, match="meanwhile"):
        set_particulars(by=BY, case=case, values={"term_years": "4"}, based_on=0)
    assert enter(case) == [] and particulars_of(case).number == 1


def test_the_prevailing_language_is_named_once_and_one_named_for_a_text_stays(case, make_text):
    first, own = make_text("mou", "id", "ja"), make_text("loi", "id", "en")
    set_prevailing(by=BY, text=own, language="en")
    letter = make_text("dprd_letter", "id")
    enter(case, prevailing_language="ja")
    for text, wanted in ((first, "ja"), (own, "en"), (letter, "id"), (make_text("study"), "ja")):
        text.refresh_from_db()
        assert text.prevailing == wanted, text.kind


def test_a_version_with_an_unknown_placeholder_is_refused(case):
    with pytest.raises(ValidationError, match="term_year”"):
        save_version(
            by=BY,
            text=begin_text(by=BY, case=case, kind="mou"),
            language="id",
            bodies={"term": "{term_year} tahun"},
        )


def test_a_yearly_paper_is_one_for_each_year(case, time_machine):
    time_machine.move_to(date(2026, 1, 5))
    report, plan = begin_text(by=BY, case=case, kind="report"), begin_text(by=BY, case=case, kind="year_plan")
    assert (report.year, plan.year) == (2025, 2026) and begin_text(by=BY, case=case, kind="report") == report
    time_machine.move_to(date(2027, 1, 5))
    assert begin_text(by=BY, case=case, kind="report").year == 2026
    assert (
        begin_text(by=BY, case=case, kind="report", year=2024).year == 2024
        and Text.objects.filter(kind="report").count() == 3
    )


def test_a_yearly_paper_of_a_year_that_cannot_be_is_refused_on_the_page(client, make_user, sign_in, case):
    sign_in(client, make_user("officer"))
    begin = f"/desk/cases/{case.pk}/papers/report/begin/"
    assert "Give a year from" in client.post(begin, {"year": "1999"}, follow=True).content.decode()
    assert client.post(begin, {"year": "2020"}).status_code == 302 and Text.objects.get().year == 2020


def test_a_letter_goes_out_in_one_language(client, make_user, sign_in, case, make_text, office):
    enter(case)
    letter = make_text("dprd_letter", "id", "ja")
    sign_in(client, make_user("officer"))
    address = f"/desk/papers/{letter.pk}/text.pdf"
    alone, both = (
        PdfReader(io.BytesIO(client.get(path).content)).pages for path in (f"{address}?only=id", address)
    )
    assert (len(alone), len(both)) == (1, 2) and "Hal" in alone[0].extract_text()
    assert client.get(f"{address}?only=en").status_code == 404


@pytest.mark.one_database
@pytest.mark.parametrize(("kind", "language"), [("mou", "ja"), ("dprd_letter", "id"), ("minutes", "ja")])
def test_word_goes_out_filled_and_comes_back_with_its_placeholders(case, make_text, office, kind, language):
    enter(case)
    text = make_text(kind, language)
    versions = latest_versions(text)
    content = word_file(text, language, versions)
    paragraphs = Document(io.BytesIO(content)).paragraphs
    said = "\n".join(one.text for one in paragraphs)
    assert "{" not in said and WHOLE["subject"][language] in said
    assert taken_in(text, language, versions[language], content, "en").bodies == versions[language].bodies
    edited = Document(io.BytesIO(content))
    last = [
        one for one in edited.paragraphs if one.text and one.style.name.startswith(("Clause ", "Normal"))
    ][-3]
    last.add_run(" DITAMBAH")
    output = io.BytesIO()
    edited.save(output)
    changed = taken_in(text, language, versions[language], output.getvalue(), "en").bodies
    assert sum(changed[key] != body for key, body in versions[language].bodies.items()) <= 1


def test_the_page_enters_once_and_says_which_papers_change(
    client, make_user, sign_in, case, make_text, office
):
    sign_in(client, make_user("officer"))
    make_text("mou", "id"), make_text("dprd_letter", "id")
    address, sent = (
        f"/desk/cases/{case.pk}/particulars/",
        {"based_on": 0, "term_years": 4, "signing_day": "2026-08-17", "subject_ind": "Air"},
    )
    assert "term_years" in client.get(address).content.decode()
    assert client.post(address, sent).status_code == 302
    page = client.get(address).content.decode()
    assert "These papers now print it: Memorandum, Mayor" in page and "Printed in 2 papers" in page
    assert client.post(address, sent).status_code == 422, "somebody has saved since"
    assert client.post(address, {**sent, "based_on": 1, "term_years": "x"}).status_code == 422
    assert papers_using(case, "en")["term_years"][0] == "Memorandum"
    text = client.get(f"/desk/papers/{Text.objects.get(kind='mou').pk}/").content.decode()
    assert "jangka waktu 4 tahun" in text and "paper-gap" in text


def test_a_letter_is_written_from_its_proposal_and_taken_in_from_word(
    client, make_user, sign_in, case, office
):
    sign_in(client, make_user("officer", language="id"))
    page = client.post(f"/desk/cases/{case.pk}/papers/governor_plan_letter/begin/")["Location"]
    form = client.get(f"{page}write/id/").content.decode()
    assert "{governor}" in form and "usulan isi" in form
    letter = Text.objects.get()
    sent = {f"clause_{key}": body for key, body in proposed_bodies(letter, "id").items()} | {"based_on": 0}
    assert client.post(f"{page}write/id/", sent).status_code == 302
    file = SimpleUploadedFile("surat.docx", client.get(f"{page}id.docx").content)
    assert client.post(f"{page}word/", {"language": "id", "file": file}).status_code == 302
    assert letter.versions.count() == 1, "what comes back untouched is no new version"


def test_only_who_writes_papers_enters_what_they_share(client, make_user, sign_in, case):
    with pytest.raises(NotAllowed):
        set_particulars(by=make_user("auditor"), case=case, values=WHOLE)
    sign_in(client, make_user("auditor"))
    assert client.get(f"/desk/cases/{case.pk}/particulars/").status_code == 200
    assert client.post(f"/desk/cases/{case.pk}/particulars/", {"based_on": 0}).status_code == 403


@pytest.mark.one_database
def test_the_page_of_a_case_asks_as_much_for_many_papers_as_for_few(
    client, make_user, sign_in, case, make_text
):
    from django.test.utils import CaptureQueriesContext

    sign_in(client, make_user("officer"))
    address, counts = f"/desk/cases/{case.pk}/parts/papers/", []
    for kinds in (["mou"], list(papers_of(case))):
        for kind in kinds:
            make_text(kind, *([] if Text.objects.filter(kind=kind).exists() else ["id", "ja"]))
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10, counts


@pytest.mark.one_database
def test_the_page_of_a_paper_keeps_to_ten_statements(
    client, make_user, sign_in, case, make_text, office, django_assert_max_num_queries
):
    sign_in(client, make_user("officer"))
    enter(case)
    address = f"/desk/papers/{make_text('mou', 'id', 'ja', 'en').pk}/"
    client.get(address)
    for page in (address, f"/desk/cases/{case.pk}/particulars/"):
        with django_assert_max_num_queries(10):
            client.get(page)
