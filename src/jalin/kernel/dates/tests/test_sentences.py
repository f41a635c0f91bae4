import re

import pytest

from jalin.kernel.dates import read_date, set_translation_hook
from jalin.kernel.dates.sentences import _SENTENCES, LANGUAGES, WARNINGS, sentence, state_name
from jalin.kernel.dates.words import STATES


def test_every_code_has_three_sentences_with_the_same_words_filled_in():
    for code, texts in _SENTENCES.items():
        assert len(texts) == len(LANGUAGES), code
        names = [set(re.findall(r"{(\w+)}", text)) for text in texts]
        assert names[0] | {"romaji"} == names[1] | {"romaji"} == names[2] | {"romaji"}, code


def test_warnings_and_states_are_all_known():
    assert set(_SENTENCES) >= WARNINGS
    assert all(state_name(state, lang) for state in STATES for lang in LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_missing_words_show_as_an_ellipsis(lang):
    assert "…" in sentence("not-understood", {}, lang)


def test_another_text_can_be_put_in_place():
    set_translation_hook(lambda code, lang: "Kosong." if (code, lang) == ("empty", "id") else None)
    try:
        assert read_date("").message("id") == "Kosong."
        assert read_date("").message("en") == "There is no date in this cell."
    finally:
        set_translation_hook(None)
