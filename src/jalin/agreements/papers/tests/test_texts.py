"""Texts in several languages: versions, checklist, comparison, Word and PDF."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from jalin.agreements.papers.checklist import checklist, lacking_for
from jalin.agreements.papers.models import Version
from jalin.agreements.papers.printing import printed
from jalin.agreements.papers.selectors import headings_of, latest_versions, shared_bodies, written_of
from jalin.agreements.papers.services import begin_text, save_version, set_particulars, set_prevailing
from jalin.agreements.papers.word import SHIPPED, NotReadable, make_template, read_word, write_word
from jalin.agreements.services import record_step
from jalin.kernel.access import NotAllowed
from jalin.kernel.text.comparing import PUT, SAME, TAKEN, compare, pieces_between

BY = "system:test"
TEXTS = st.text(st.sampled_from("ab 両市は、協力。\n1"), max_size=40)


@pytest.fixture
def memorandum(case):
    return begin_text(by=BY, case=case, kind="mou")


def write(text, language: str, based_on: int = 0, **bodies) -> Version:
    return save_version(by=BY, text=text, language=language, bodies=bodies, based_on=based_on)


def full(text, language: str) -> Version:
    return write(text, language, **{heading.key: heading.name[language] for heading in headings_of(text)})


@given(TEXTS, TEXTS)
def test_the_pieces_give_back_both_versions(old, new):
    pieces = pieces_between(old, new)
    assert "".join(one.text for one in pieces if one.kind != PUT) == old
    assert "".join(one.text for one in pieces if one.kind != TAKEN) == new
    assert (old == new) == all(one.kind == SAME for one in pieces)


def test_a_changed_word_is_marked_and_in_japanese_a_changed_sign():
    assert [(one.kind, one.text) for one in pieces_between("for five years", "for four years")] == [
        ("same", "for "), ("taken", "five"), ("put", "four"), ("same", " years"),
    ]  # fmt: skip
    assert ("put", "四") in [
        (one.kind, one.text) for one in pieces_between("期間は五年とする。", "期間は四年とする。")
    ]
    states = [
        one.state
        for one in compare(
            ["a", "b", "c", "d"], {"a": "x", "b": "x", "c": "x"}, {"a": "x", "b": "y", "d": "z"}
        )
    ]
    assert states == ["same", "changed", "removed", "added"]


@pytest.mark.django_db
def test_a_version_is_never_overwritten_and_saying_the_same_adds_none(memorandum):
    first = write(memorandum, "id", aim="Maju bersama", scope="Air")
    assert write(memorandum, "id", based_on=1, aim="Maju bersama", scope="Air") == first
    second = write(memorandum, "id", based_on=1, aim="Maju bersama", scope="Air limbah")
    assert (second.number, second.changed["aim"], second.changed["scope"]) == (2, 1, 2)
    assert Version.objects.get(number=1).bodies["scope"] == "Air"


@pytest.mark.django_db
def test_who_writes_on_an_old_version_is_told_and_nothing_is_lost(memorandum):
    write(memorandum, "id", aim="Satu")
    write(memorandum, "id", based_on=1, aim="Dua")
    with pytest.raises(ValidationError, match="version 2 meanwhile"):
        write(memorandum, "id", based_on=1, aim="Tiga")
    assert latest_versions(memorandum)["id"].bodies["aim"] == "Dua"


@pytest.mark.django_db
def test_a_clause_that_is_missing_or_older_in_another_language_is_flagged(memorandum, time_machine):
    time_machine.move_to(date(2026, 1, 5))
    write(memorandum, "id", aim="Tujuan", scope="Lingkup")
    time_machine.move_to(date(2026, 1, 6))
    write(memorandum, "ja", aim="目的")
    time_machine.move_to(date(2026, 1, 7))
    write(memorandum, "id", based_on=1, aim="Tujuan baru", scope="Lingkup")
    lines = {
        line.heading.key: line
        for line in checklist(headings_of(memorandum), memorandum, written_of([memorandum.pk])[memorandum.pk])
    }
    assert lines["aim"].behind == ("ja",) and lines["scope"].behind == ("ja",)
    time_machine.move_to(date(2026, 1, 8))
    write(memorandum, "ja", based_on=1, aim="新しい目的", scope="範囲")
    lines = checklist(headings_of(memorandum), memorandum, written_of([memorandum.pk])[memorandum.pk])
    assert [line.behind for line in lines if line.heading.key in ("aim", "scope")] == [(), ()]


@pytest.mark.django_db
def test_the_stage_cannot_close_before_the_eleven_clauses_are_there(case, memorandum):
    told = lacking_for(case, "g", "done")
    assert len(told) == 2 and "art. 20(5)" in told[0] and "Perpres 63/2019" in told[1]
    full(memorandum, "ja")
    set_prevailing(by=BY, text=memorandum, language="ja")
    assert lacking_for(case, "g", "done") == ["The Indonesian text is missing (Perpres 63/2019 art. 26)."]
    full(memorandum, "id")
    assert lacking_for(case, "g", "done") == lacking_for(case, "g", "bypassed") == []
    set_particulars(by=BY, case=case, values={"term_years": "6"})
    assert "6 years is longer than the 5 that the law allows (art. 32)" in lacking_for(case, "g", "done")[0]
    assert lacking_for(case, "b2", "done") == [], "a study that is kept elsewhere is nobody's business here"


@pytest.mark.django_db
def test_recording_the_stage_without_its_clauses_needs_a_reason(case, memorandum):
    for number, stage in enumerate(("a", "b", "b2", "c0", "c", "d", "e", "f0", "f")):
        record_step(by=BY, case=case, stage=stage, starts_on=date(2024, 6, 3 + number), source="Letter")
    with pytest.raises(ValidationError, match="still lacks"):
        record_step(by=BY, case=case, stage="g", starts_on=date(2024, 7, 1), source="Letter")
    full(memorandum, "id")
    assert not record_step(
        by=BY, case=case, stage="g", starts_on=date(2024, 7, 1), source="Letter"
    ).is_irregular


@pytest.mark.django_db
def test_what_one_paper_says_is_offered_in_the_others(case, memorandum):
    study = begin_text(by=BY, case=case, kind="study")
    write(study, "id", aim="Air bersih", background="Sejak 2002")
    offered = shared_bodies(case, "id", headings_of(memorandum), but=memorandum)
    assert offered == {"aim": "Air bersih"}


@pytest.mark.django_db
def test_the_pdf_shows_the_languages_beside_each_other_and_is_the_same_each_time(memorandum):
    full(memorandum, "id")
    full(memorandum, "ja")
    with override("id"):
        pdf = printed(memorandum, latest_versions(memorandum), "id")
        assert pdf == printed(memorandum, latest_versions(memorandum), "id")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "Penyelesaian perselisihan" in text and "紛争の解決" in text and "Bahasa Indonesia" in text


def test_a_word_file_goes_out_and_comes_back_the_same():
    headings = [("aim", "目的"), ("scope", "Ruang lingkup"), ("funding", "Funding")]
    bodies = {"aim": "両市は\n協力する。", "scope": "A & B <x> {{ 7 * 7 }}", "funding": ""}
    content = write_word("覚書", "Bandung", [(name, bodies[key]) for key, name in headings])
    found = read_word(content, headings)
    assert found.bodies == bodies and found.unknown == ()
    edited = Document(io.BytesIO(content))
    edited.add_heading("4. Hal lain", 2)
    edited.add_paragraph("Teks")
    output = io.BytesIO()
    edited.save(output)
    assert read_word(output.getvalue(), headings).unknown == ("4. Hal lain",)


def test_a_template_can_run_nothing():
    document = Document()
    document.add_paragraph("{{ ''.__class__.__mro__[1].__subclasses__() }}")
    output = io.BytesIO()
    document.save(output)
    with pytest.raises(NotReadable, match="unsafe|access"):
        write_word("x", "y", [], template=output.getvalue())


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "not_word"), (b"%PDF-1.7", "not_word"), (b"PK\x03\x04" + b"\0" * 50, "not_word")],
)
def test_what_is_no_word_file_is_refused(content, code):
    with pytest.raises(NotReadable) as caught:
        read_word(content, [("aim", "x")])
    assert caught.value.code == code


def test_the_shipped_template_is_what_the_program_makes():
    made, shipped = Document(io.BytesIO(make_template())), Document(str(SHIPPED))
    assert [one.text for one in made.paragraphs] == [one.text for one in shipped.paragraphs]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_a_text_is_begun_written_compared_and_downloaded(client, make_user, sign_in, case, language):
    sign_in(client, make_user("officer", language=language))
    begun = client.post(f"/desk/cases/{case.pk}/papers/mou/begin/")
    page = begun["Location"]
    assert client.get(page).status_code == 200
    keys = ["title", "subjects", "aim", "scope"]
    for round_ in range(2):
        for lang in ("id", "ja"):
            sent = {f"clause_{key}": f"{key} {round_}" for key in keys} | {"based_on": round_}
            assert client.post(f"{page}write/{lang}/", sent).status_code == 302
    assert client.post(f"{page}write/id/", {"clause_aim": "other", "based_on": 1}).status_code == 422
    for path in ("", "compare/", "write/id/", "write/en/", "word/", "prevailing/"):
        assert client.get(page + path).status_code == 200, path
    assert client.get(f"{page}text.pdf")["Content-Type"] == "application/pdf"
    word = client.get(f"{page}ja.docx").content
    file = SimpleUploadedFile("mou.docx", word)
    assert client.post(f"{page}word/", {"language": "ja", "file": file}).status_code == 302
    broken = client.post(f"{page}word/", {"language": "ja", "file": SimpleUploadedFile("x.docx", b"nothing")})
    assert broken.status_code == 422
    assert client.get(f"/desk/cases/{case.pk}/parts/papers/").status_code == 200


@pytest.mark.django_db
def test_only_who_may_write_writes_and_only_who_may_see_reads(client, make_user, sign_in, memorandum):
    with pytest.raises(NotAllowed):
        save_version(by=make_user("auditor"), text=memorandum, language="id", bodies={"aim": "x"})
    sign_in(client, make_user("auditor"))
    assert client.get(f"/desk/papers/{memorandum.pk}/").status_code == 200
    assert client.get(f"/desk/papers/{memorandum.pk}/write/id/").status_code == 403
    sign_in(client, make_user("partner"))
    assert client.get(f"/desk/papers/{memorandum.pk}/").status_code == 403


@pytest.mark.django_db
def test_art_5_conditions_that_were_begun_are_all_answered_before_the_letter_of_intent(case):
    with override("en"):
        assert lacking_for(case, "c", "done") == []
        conditions = begin_text(by=BY, case=case, kind="eligibility")
        write(conditions, "id", diplomatic="Ya: sejak 1958", competence="{? ya atau tidak}")
        missing, gaps = lacking_for(case, "c", "done")
        assert "No representative office abroad comes of it" in missing and "(art. 5–6)" in missing
        assert "local government" not in missing and "ya atau tidak" in gaps
        write(
            conditions,
            "id",
            based_on=1,
            **{heading.key: "Ya" for heading in headings_of(conditions) if not heading.is_advice},
        )
        assert lacking_for(case, "c", "done") == [] and lacking_for(case, "d", "done") == []
