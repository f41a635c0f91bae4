"""The sentences about a relation, in the three languages."""

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from jalin.kernel.dates import PartialDate
from jalin.relations import sentences
from jalin.relations.rules import (
    ENDED,
    EXPLORING,
    IDLE,
    LAPSED,
    STATUSES,
    Facts,
    Status,
    derive_status,
)

DAY = PartialDate.of_day(date(2025, 8, 11))
YEAR = PartialDate.of_year(2002)
NAMES = {
    "en": sentences.Names("Bandung", "Hamamatsu", "Japan"),
    "id": sentences.Names("Kota Bandung", "Hamamatsu", "Jepang"),
    "ja": sentences.Names("バンドン市", "浜松市", "日本"),
}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Hamamatsu (Japan) is a sister city of Bandung."),
        ("id", "Hamamatsu (Jepang) adalah kota kembar Kota Bandung."),
        ("ja", "浜松市（日本）はバンドン市の姉妹都市です。"),
    ],
)
def test_a_sister_city_is_called_so_in_each_language(language, sentence):
    with translation.override(language):
        assert sentences.what_it_is(NAMES[language], "sister", IDLE) == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Hamamatsu (Japan) was a sister city of Bandung until 2002."),
        ("id", "Hamamatsu (Jepang) menjadi kota kembar Kota Bandung sampai 2002."),
        ("ja", "浜松市（日本）は、2002年までバンドン市の姉妹都市でした。"),
    ],
)
def test_a_lapsed_relation_is_told_in_the_past(language, sentence):
    with translation.override(language):
        assert sentences.what_it_is(NAMES[language], "sister", LAPSED, until=YEAR) == sentence


def test_an_exploration_that_went_quiet_is_not_said_to_go_on():
    assert "are exploring" in sentences.what_it_is(NAMES["en"], "none", EXPLORING)
    assert "explored" in sentences.what_it_is(NAMES["en"], "none", IDLE)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "One source dates the cooperation from 2002, others from 2014 and 2008."),
        ("id", "Satu sumber mencatat kerja sama sejak 2002, sumber lain sejak 2014 dan 2008."),
        ("ja", "協力の開始は、ある資料では2002年、ほかの資料では2014年、2008年とされています。"),
    ],
)
def test_sources_that_disagree_on_the_beginning_are_all_told(language, sentence):
    with translation.override(language):
        claims = [PartialDate.of_year(year) for year in (2002, 2014, 2008)]
        assert sentences.since_when(claims) == sentence


def test_marks_stand_behind_the_date_they_belong_to():
    claims = [PartialDate.of_year(2002), PartialDate.unknown(), PartialDate.of_year(2014)]
    pieces = sentences.split_at_marks(sentences.since_when(claims, marked=True))
    assert [(text, place) for text, place in pieces if place is not None] == [("2002", 0), ("2014", 2)]
    assert "".join(text for text, _place in pieces) == sentences.since_when(claims)


def test_a_beginning_nobody_knows_is_said_to_be_unknown():
    assert sentences.since_when([PartialDate.unknown()]) == "When it began is not known."
    assert sentences.since_when([]) == ""


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "An agreement is on record, but no contact since 11 August 2025: 470 days of silence."),
        (
            "id",
            "Kesepakatan tercatat, tetapi tidak ada kontak sejak 11 Agustus 2025: sudah 470 hari tanpa kontak.",
        ),
        ("ja", "協定の記録はありますが、2025年8月11日を最後に交流の記録がありません（470日経過）。"),
    ],
)
def test_the_silent_agreement_is_shown_plainly(language, sentence):
    with translation.override(language):
        assert sentences.why_this_status(Status(IDLE, "silent_agreement", 470, DAY.start), DAY) == sentence


def test_days_are_at_least_so_many_when_the_day_is_not_known():
    status = Status(IDLE, "silent_agreement", 1424, date(2022, 12, 31), is_exact=False)
    assert "since 2022: at least 1,424 days" in sentences.why_this_status(status, PartialDate.of_year(2022))


def test_one_agreement_is_not_called_the_latest():
    assert sentences.agreements_on_record(0, None) == ""
    assert sentences.agreements_on_record(1, DAY) == "One agreement is on record, signed on 11 August 2025."
    assert (
        sentences.agreements_on_record(4, DAY)
        == "4 agreements are on record, the latest signed on 11 August 2025."
    )
    assert sentences.agreements_on_record(2, PartialDate.unknown()) == "2 agreements are on record."


def test_every_status_has_a_word_an_icon_and_a_meaning():
    assert set(sentences.LOOKS) == set(STATUSES)
    assert all(look.word and look.icon and look.meaning for look in sentences.LOOKS.values())
    assert len({look.icon for look in sentences.LOOKS.values()}) == len(sentences.LOOKS)


days = st.dates(date(1950, 1, 1), date(2026, 11, 24))
some_facts = st.builds(
    Facts,
    last_contact_on=st.none() | days,
    last_contact_is_exact=st.booleans(),
    has_agreement=st.booleans(),
    valid_until=st.none() | days,
    closed_as=st.sampled_from(["", LAPSED, ENDED]),
    closed_on=st.none() | days,
)


@given(some_facts, st.sampled_from(["id", "ja", "en"]), st.booleans())
def test_every_status_gives_a_whole_sentence_without_holes(facts, language, is_legacy):
    status = derive_status(facts, on=date(2026, 11, 24), idle_after_days=365, is_legacy=is_legacy)
    contact = PartialDate.of_day(facts.last_contact_on) if facts.last_contact_on else None
    closed = PartialDate.of_day(facts.closed_on) if facts.closed_on else None
    with translation.override(language):
        sentence = sentences.why_this_status(status, contact, closed)
        assert sentence.endswith((".", "。"))
        assert "%(" not in sentence and "None" not in sentence
        if (
            status.days
            and contact
            and not closed
            and status.reason not in {"term_is_over", "lapsed_by_event", "ended_by_event"}
        ):
            assert sentences.days_in_words(status.days, exact=status.is_exact) in sentence
