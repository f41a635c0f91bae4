"""Texts in several languages: versions, checklist, comparison, Word and PDF."""

import io
import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from jalin.agreements.papers.checklist import checklist, lacking_for
from jalin.agreements.papers.models import Review, Version
from jalin.agreements.papers.printing import printed
from jalin.agreements.papers.selectors import headings_of, latest_versions, shared_bodies, written_of
from jalin.agreements.papers.services import begin_text, save_version, set_particulars, set_prevailing
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
def test_a_sign_that_no_paper_could_print_is_refused_by_its_name(memorandum):
    for body, said in (
        ("대구광역시", "“대”"),
        ("x\ue000", "U+E000"),
        ("a\u202eb", "U+202E"),
        ("a\x00", "U+0000"),
    ):
        with pytest.raises(ValidationError, match=re.escape(said)):
            write(memorandum, "id", aim=body)
    write(memorandum, "id", aim="Đà Nẵng 髙﨑\va😀"[:-1])


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


@pytest.mark.one_database
@pytest.mark.django_db
def test_a_text_is_begun_written_compared_and_downloaded(client, make_user, sign_in, case):
    sign_in(client, make_user("officer", language="ja"))
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
@pytest.mark.one_database
def test_who_looked_at_a_clause_stands_in_the_checklist_until_the_clause_changes(
    client, make_user, sign_in, memorandum
):
    sign_in(client, make_user("officer"))
    page = f"/desk/papers/{memorandum.pk}/checklist/"
    assert "not written" in client.get(page).content.decode()
    write(memorandum, "id", aim="Maju {term_years} tahun", scope="Air")
    for sent, said in (
        ({}, "at least one clause"),
        ({"found_aim": "mend"}, "Say what is to be mended"),
        ({"remark_aim": "x"}, "in order or to be mended"),
        ({"found_funding": "fine"}, "not written cannot be in order"),
    ):
        answer = client.post(page, sent)
        assert answer.status_code == 422 and said in answer.content.decode()
    assert not Review.objects.exists()
    sent = {"found_aim": "mend", "remark_aim": "Sebut tahun", "found_scope": "fine"}
    assert client.post(page, sent).status_code == 302
    shown = client.get(page).content.decode()
    assert "Sebut tahun" in shown and "has gaps" in shown and "changed since" not in shown
    write(memorandum, "id", based_on=1, aim="Maju lima tahun", scope="Air")
    assert client.get(page).content.decode().count("The clause was changed since.") == 1
    sign_in(client, make_user("auditor"))
    assert client.get(page).status_code == 200 and client.post(page, sent).status_code == 403


@pytest.mark.django_db
@pytest.mark.one_database
def test_versions_are_compared_as_they_are_printed_and_between_languages_what_is_older_is_said(
    client, make_user, sign_in, case, memorandum, time_machine
):
    set_particulars(by=BY, case=case, values={"term_years": "5"})
    time_machine.move_to(date(2026, 1, 5))
    rows = [
        write(memorandum, "id", aim="Selama {term_years} tahun", scope="Air"),
        write(memorandum, "ja", aim="五年間"),
    ]
    time_machine.move_to(date(2026, 1, 6))
    rows.append(write(memorandum, "id", based_on=1, aim="Selama 5 tahun", scope="Udara"))
    sign_in(client, make_user("officer"))

    def compared(old, new) -> str:
        return client.get(f"/desk/papers/{memorandum.pk}/compare/?old={old.pk}&new={new.pk}").content.decode()

    shown = compared(rows[0], rows[2])
    assert "<ins>Udara</ins>" in shown and "<del>Air</del>" in shown and "Selama 5 tahun" in shown
    assert shown.count("It reads the same; a shared field was put in or written out.") == 1
    assert compared(rows[2], rows[1]).count("日本語: missing or older than the prevailing text") == 2


def test_very_long_clauses_are_compared_sentence_by_sentence():
    old = "両市は協力する。" * 900
    pieces = pieces_between(old, old + "以上。")
    assert [one.kind for one in pieces] == [SAME, PUT] and pieces[1].text == "以上。"


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
