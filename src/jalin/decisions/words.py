"""Sentences in Indonesian, Japanese and English as data, and how numbers are written in each.

A package adds its own with `add_sentences`; a key is `<package>.<what>`. Every sentence has all three languages.
"""

from .sentences import SENTENCES

LANGUAGES = ("id", "ja", "en")
_known: dict[str, tuple[str, str, str]] = dict(SENTENCES)


def add_sentences(sentences: dict[str, tuple[str, str, str]]) -> None:
    """Add sentences: key -> (Indonesian, Japanese, English) in the syntax of `str.format`.

    Raises ValueError for a key that means something else already, or one without all three languages.
    """
    for key, three in sentences.items():
        if len(three) != len(LANGUAGES) or not all(three):
            raise ValueError(f"{key} needs a sentence in each of {LANGUAGES}")
        if _known.setdefault(key, three) != three:
            raise ValueError(f"{key} is taken")


def sentence(key: str, lang: str, **params: object) -> str:
    """The sentence `key` in `lang` ("id", "ja", "en") with `params` filled in."""
    return _known[key][LANGUAGES.index(lang)].format(**params)


def whole(number: int, lang: str) -> str:
    """1234567 -> 1.234.567 (id), 1,234,567 (en, ja)."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if lang == "id" else grouped


def fixed(number: int, decimals: int, lang: str) -> str:
    """`number` in units of 10**-decimals: (12345, 2) -> 123,45 (id), 123.45 (en, ja); trailing zeros go."""
    if decimals <= 0:
        return whole(number, lang)
    head, tail = divmod(abs(number), 10**decimals)
    tail_text = f"{tail:0{decimals}d}".rstrip("0")
    sign = "-" if number < 0 else ""
    point = "," if lang == "id" else "."
    return f"{sign}{whole(head, lang)}{point if tail_text else ''}{tail_text}"


def listed(items: list[str], lang: str) -> str:
    """`a, b and c` in `lang`."""
    if lang == "ja":
        return "、".join(items)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {'dan' if lang == 'id' else 'and'} {items[-1]}"


def written(text: str, lang: str) -> str:
    """An exact decimal text as it stands in a proof file, as it is written in `lang`: 1234.5 -> 1.234,5 (id)."""
    head, _point, tail = text.partition(".")
    return fixed(int(head + tail), len(tail), lang)
