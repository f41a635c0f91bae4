"""Articles in the words of each reader."""

import pytest

from jalin.agreements.engine.articles import article_told


@pytest.mark.parametrize(
    ("article", "indonesian", "japanese"),
    [
        ("art. 16", "Pasal 16", "第16条"),
        ("art. 20(5)", "Pasal 20 ayat (5)", "第20条第5項"),
        ("art. 35–38, annex IV", "Pasal 35–38, Lampiran IV", "第35条〜第38条、別表IV"),
        ("art. 14(1)–(3)", "Pasal 14 ayat (1)–(3)", "第14条第1項〜第3項"),
        ("art. 39(2), (5)", "Pasal 39 ayat (2), (5)", "第39条第2項、第5項"),
        ("art. 24(3), 25", "Pasal 24 ayat (3), 25", "第24条第3項、第25条"),
        ("Perpres 63/2019 art. 26", "Perpres 63/2019 Pasal 26", "Perpres 63/2019 第26条"),
        ("JICA flow, step 9", "JICA flow, step 9", "JICA flow, step 9"),
        ("not read", "not read", "not read"),
        ("", "", ""),
    ],
)
def test_an_article_is_called_as_each_office_calls_it(article, indonesian, japanese):
    assert [article_told(article, lang) for lang in ("id", "ja", "en")] == [indonesian, japanese, article]
