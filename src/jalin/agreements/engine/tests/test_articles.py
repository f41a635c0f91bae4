"""Articles as people of each language cite them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.agreements.engine.articles import article_told
from jalin.agreements.engine.catalogue import shipped


@pytest.mark.parametrize(
    ("written", "indonesian", "japanese"),
    [
        ("art. 13", "Pasal 13", "第13条"),
        ("art. 27–30", "Pasal 27–30", "第27条〜第30条"),
        ("art. 14(1)–(3)", "Pasal 14 ayat (1)–(3)", "第14条第1項〜第3項"),
        ("art. 39(2), (5)", "Pasal 39 ayat (2), (5)", "第39条第2項・第5項"),
        ("art. 24(3), 25", "Pasal 24 ayat (3), Pasal 25", "第24条第3項、第25条"),
        ("art. 35–38, annex IV", "Pasal 35–38, Lampiran IV", "第35条〜第38条、附属書IV"),
        ("Perpres 63/2019 art. 26", "Perpres 63/2019 Pasal 26", "Perpres 63/2019 第26条"),
        ("art. 18; art. 16–17", "Pasal 18; Pasal 16–17", "第18条；第16条〜第17条"),
        ("JICA flow, step 7", "alur JICA, langkah 7", "JICA手続の第7段階"),
        ("art. of another kind", "art. of another kind", "art. of another kind"),
        ("–", "–", "–"),
    ],
)
def test_an_article_is_told_in_each_language(written, indonesian, japanese):
    assert [article_told(written, lang) for lang in ("id", "ja", "en")] == [indonesian, japanese, written]


def test_no_english_article_is_left_in_any_procedure():
    for procedure in shipped().values():
        for rule in (*procedure.stages.values(), *procedure.clocks.values()):
            for lang in ("id", "ja"):
                assert "art. " not in article_told(rule.article, lang) and "step" not in article_told(
                    rule.article, lang
                )


@settings(max_examples=40)
@given(st.text(max_size=30).map("art. ".__add__), st.sampled_from(["id", "ja"]))
def test_whatever_is_written_is_told_or_left_as_it_is(text, lang):
    told = article_told(text, lang)
    assert told == text or not told.startswith("art. ")
