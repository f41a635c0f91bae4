"""The same invitation twice, told by rules and across languages."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.invitations.duplicates.comparing import OFFERED_FROM, Sketch, compare
from jalin.invitations.duplicates.finding import note_likenesses
from jalin.invitations.models import Likeness
from jalin.invitations.needs import encoder

DAY = date(2027, 5, 12)
TRAM = Sketch(key=1, text="Study visit to the compact city", country="JP", places=frozenset({"geonames:1849876"}), first=DAY,
              last=DAY + timedelta(days=2))  # fmt: skip

sketches = st.builds(
    Sketch, key=st.integers(), text=st.text(max_size=40), country=st.sampled_from(["", "JP", "KR"]),
    places=st.frozensets(st.sampled_from(["toyama", "daegu"])), partner=st.none() | st.integers(1, 2), sender=st.sampled_from(["", "a", "b"]),
    first=st.none() | st.dates(date(2027, 1, 1), date(2027, 2, 1)), fields=st.frozensets(st.sampled_from(["water"])),
)  # fmt: skip


@given(sketches, sketches)
@settings(max_examples=25)
def test_a_likeness_is_the_same_from_both_sides_and_never_beyond_its_scale(one, other):
    found = compare(one, other)
    assert found == compare(other, one) and 0 <= found.score <= 100


@given(sketches, st.integers(20, 300))
@settings(max_examples=20)
def test_the_same_text_for_another_year_is_not_offered(one, days):
    if one.first is None:
        return
    later = replace(one, first=one.first + timedelta(days=days), sender="", places=frozenset())
    assert compare(replace(one, partner=None), replace(later, partner=None)).score < OFFERED_FROM


def test_same_place_and_same_days_with_other_words_stay_below_and_the_same_words_make_it_enough():
    other = replace(TRAM, key=2, text="Concert of a children's choir")
    assert (
        compare(TRAM, other).score
        < OFFERED_FROM
        <= compare(TRAM, replace(other, text="Study visit to the compact city!")).score
    )


@pytest.mark.django_db
@pytest.mark.skipif(not encoder.is_available(), reason="the encoder is not installed")
def test_the_letter_in_japanese_and_the_note_of_the_embassy_in_english_are_found_alike(invite):
    days = {"starts_on": DAY, "ends_on": DAY + timedelta(days=2), "country": "JP"}
    invite(inviter_name="富山市", city="富山市", language="ja", title="コンパクトシティ視察のご案内",
           summary="路面電車を軸にしたまちづくりと高齢者の外出支援をご覧いただきます。", **days)  # fmt: skip
    other = invite(inviter_name="富山県", city="富山市", language="ja", title="児童合唱団の演奏会", summary="子どもたちの合唱をお聞きください。",
                   country="JP", starts_on=DAY + timedelta(days=90), ends_on=DAY + timedelta(days=91))  # fmt: skip
    note = invite(inviter_name="Embassy of Japan", city="Toyama", title="Invitation to see the compact city and its trams",
                  summary="Town planning along the tram lines, and how older people are helped to go out.", **days)  # fmt: skip
    assert note_likenesses(note) == 1
    pair = Likeness.objects.get()
    assert (
        other.pk not in (pair.one_id, pair.other_id)
        and "same_sense" in pair.reasons
        and "same_place" in pair.reasons
    )
    assert note_likenesses(note) == 0  # once found is once noted
