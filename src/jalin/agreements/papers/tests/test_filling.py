"""Placeholders: filled, gaps, and what comes back from Word; the shipped patterns fit their forms and know their fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.agreements.engine.catalogue import shipped
from jalin.agreements.papers.filling import GAP, filled, gaps_of, keys_of, paragraphs_of, pieces_of, restored
from jalin.agreements.papers.particulars import FIELDS, KNOWN, labels_in
from jalin.agreements.papers.patterns import LANGUAGES, LEGAL_HEADINGS, papers_in, patterns

LABELS = {"term": "Term", "city": "City"}
BODIES = st.lists(
    st.sampled_from(["{term}", "{city}", "{other}", "{? what}", "{{ 7 }}", "両市", " ", "\n", "a"]),
    max_size=8,
).map("".join)
VALUES = st.dictionaries(st.sampled_from(sorted(LABELS)), st.sampled_from(["5", "浜松市", ""]))
PROCEDURES = shipped()


@given(BODIES, VALUES)
def test_words_stay_and_every_placeholder_becomes_its_value_or_a_gap(body, values):
    pieces = pieces_of(body, values, LABELS)
    assert gaps_of(body, values, LABELS) == list(dict.fromkeys(one.text for one in pieces if one.kind == GAP))
    left = body
    for one in pieces:
        source = one.text if one.kind == "words" else f"{{{one.key}}}" if one.key else f"{{? {one.text}}}"
        assert left.startswith(source)
        left = left[len(source) :]
    assert left == ""


@given(BODIES, VALUES)
def test_what_went_out_filled_and_came_back_untouched_is_as_it_was(body, values):
    assert filled(restored(filled(body, values, LABELS), body, values, LABELS), values, LABELS) == filled(
        body, values, LABELS
    )


def test_a_touched_line_keeps_what_was_written_and_the_others_their_placeholders():
    before = "Term: {term} years.\nCity: {city}."
    edited = "Term: 5 years.\nCity: Hamamatsu City."
    assert (
        restored(edited, before, {"term": "5", "city": "Hamamatsu"}, LABELS)
        == "Term: {term} years.\nCity: Hamamatsu City."
    )


def test_braces_that_are_no_placeholder_stay():
    for body in ("{{ 7 * 7 }}", "{Other}", "a {unknown} b", "{"):
        assert filled(body, {}, LABELS) == body
    assert paragraphs_of("", {}, LABELS) == []


@pytest.mark.parametrize("pattern", patterns().values(), ids=patterns())
def test_a_pattern_proposes_every_heading_of_its_form_in_three_languages(pattern):
    legal = PROCEDURES[LEGAL_HEADINGS]
    headings = pattern.form.headings or legal.papers[pattern.key].headings
    known = set(FIELDS) | set(KNOWN)
    assert pattern.source and pattern.mark != "confirmed", "nobody has read the annexes"
    for language in LANGUAGES:
        proposed = pattern.proposed[language]
        assert set(proposed) == {heading.key for heading in headings}, language
        assert {key for body in (*proposed.values(), *pattern.closing) for key in keys_of(body)} <= known, (
            language
        )
    shared = [
        {key for body in pattern.proposed[language].values() for key in keys_of(body)}
        for language in LANGUAGES
    ]
    assert shared[0] == shared[1] == shared[2], "what is printed in one language is printed in all"


def test_every_paper_that_the_law_or_the_office_names_can_be_written_on_the_long_route():
    legal = PROCEDURES[LEGAL_HEADINGS]
    papers = papers_in(legal, "sister", legal)
    assert set(patterns()) == set(papers)
    assert len([one for one in papers["mou"].headings if not one.is_advice]) == 11
    assert all(paper.name["ja"] and paper.headings for paper in papers.values())
    assert [one.name["id"] for one in papers["staff_memo"].headings if papers][7:13] == [
        "Persoalan", "Praanggapan", "Fakta yang mempengaruhi", "Analisis", "Kesimpulan", "Saran",
    ]  # fmt: skip


@pytest.mark.parametrize("key", sorted(PROCEDURES))
def test_every_route_offers_minutes_and_only_indonesia_its_staff_memo(key):
    papers = papers_in(PROCEDURES[key], "sister", PROCEDURES[LEGAL_HEADINGS])
    assert "minutes" in papers and papers["mou"].headings
    assert ("staff_memo" in papers) == (PROCEDURES[key].country == "ID")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gap_is_called_in_the_language_of_the_paper(language):
    assert (
        labels_in(language)["term_years"]
        == {"id": "Jangka waktu (tahun)", "ja": "有効期間（年）", "en": "Term in years"}[language]
    )
