"""The filter learns and unlearns; points rise with what is noticed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.newsroom.replies.models import Word
from jalin.newsroom.replies.spam import memory
from jalin.newsroom.replies.spam.filtering import FEW, Counts, probability_of, spam_likelihood
from jalin.newsroom.replies.spam.weighing import Noticed, weigh
from jalin.newsroom.replies.spam.words import links_of, words_of

COUNTS = st.builds(Counts, st.integers(0, 50), st.integers(0, 50))
TOTAL = Counts(50, 50)


@given(st.dictionaries(st.text(max_size=3), COUNTS, max_size=4))
@settings(max_examples=25)
def test_a_likelihood_lies_between_nought_and_one_and_turns_round_with_the_counts(words):
    likelihood = spam_likelihood(words, TOTAL)
    turned = spam_likelihood({word: Counts(good, spam) for word, (spam, good) in words.items()}, TOTAL)
    assert 0 <= likelihood <= 1 and abs(likelihood + turned - 1) < 1e-6


@given(COUNTS)
@settings(max_examples=50)
def test_one_more_sighting_in_spam_never_lowers_a_word(counts):
    more = Counts(counts.spam + 1, counts.good)
    assert probability_of(more, TOTAL) >= probability_of(counts, TOTAL) - 1e-9


def test_with_little_learned_the_filter_says_nothing():
    assert spam_likelihood({"x": Counts(3, 0)}, Counts(FEW - 1, 100)) == 0.5 == spam_likelihood({}, TOTAL)
    assert probability_of(Counts(), TOTAL) == 0.5


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 100), st.integers(0, 9), st.floats(0, 1))
@settings(max_examples=100)
def test_points_rise_with_everything_that_is_noticed(links, repeated, flood, hidden, likelihood):
    seen = Noticed(links=links, repeated=repeated, flood=flood, hidden=hidden, filter=likelihood)
    score = weigh(seen).score
    for more in (
        {"links": links + 1},
        {"repeated": repeated + 1},
        {"flood": flood + 1},
        {"hidden": hidden + 1},
        {"listed": ("x",)},
    ):
        assert weigh(replace(seen, **more)).score >= score
    assert 0 <= score <= 100


def test_one_thing_alone_puts_no_reply_on_the_spam_shelf():
    for seen in (
        Noticed(),
        Noticed(links=99),
        Noticed(repeated=9999),
        Noticed(flood=100),
        Noticed(hidden=999),
        Noticed(listed=("a", "b", "c")),
        Noticed(name="imitates"),
    ):
        assert weigh(seen).score < 90
    assert (
        weigh(Noticed(links=3, listed=("judi", "slot"))).score >= 90
        and weigh(Noticed(filter=1.0)).score >= 90
    )
    assert weigh(Noticed(name="imitates", links=1)).reasons == [["name", "imitates"], ["links", 1]]


def test_hosts_are_found_with_and_without_a_scheme():
    assert links_of("lihat https://www.Judi-Slot.xyz/a?b dan www.x.example serta murah.top, bukan 12.30 atau titik.Lalu") == [
        "judi-slot.xyz", "x.example", "murah.top"]  # fmt: skip
    assert "host:murah.top" in words_of("Ani", "murah.top", "") and "website:yes" in words_of(
        "", "", "https://a.example"
    )


@pytest.mark.django_db
def test_what_was_learned_is_told_and_unlearning_leaves_nothing():
    for _ in range(FEW):
        memory.learn("Budi", "slot gacor menang besar", "", "spam")
        memory.learn("Ani", "air sungai bersih bagi warga", "", "good")
    assert (
        memory.likelihood_of("Cici", "slot menang")
        > 0.85
        > 0.15
        > memory.likelihood_of("Cici", "air bersih warga")
    )
    assert not any("slot" in str(value) for row in Word.objects.values_list() for value in row)
    for _ in range(FEW):
        memory.learn("Budi", "slot gacor menang besar", "", "spam", -1)
    assert not Word.objects.filter(spam__gt=0).exists() and Word.objects.filter(good=FEW).exists()
