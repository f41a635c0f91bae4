"""Which words of a text answer a query, and the part of a long text that shows them. Pure Python.

What is marked follows from the same tokens by which it was found: "kunjungan" marks "mengunjungi", "kerjasama" marks "bekerja
sama", two Japanese characters mark themselves wherever they stand."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from .compounds import joined, parts_of
from .tokens import IS_CJK, fold_words, index_tokens, query_terms

LENGTH = 220  # characters of an excerpt, half as many in Japanese
BEFORE = 60  # of them before the first word that is marked
_LANGUAGES = ("id", "en")
_LETTER = re.compile(r"[^\W_]")
_NEXT_WORD = re.compile(r"[\s-]+([^\W_]+)")
_END_OF_WORD = re.compile(r"[\s。、．，！？]")


class _Plain(dict):
    """Letter -> small letter without accent, where that is one letter: the text keeps its length."""

    def __missing__(self, code: int) -> int:
        plain = unicodedata.normalize("NFKD", chr(code)).casefold()[:1]
        whole = unicodedata.normalize("NFKC", chr(code)).casefold()
        self[code] = ord(plain if code < 0x250 else whole) if len(plain) == 1 and len(whole) == 1 else code
        return self[code]


_PLAIN = _Plain({ord("ł"): ord("l"), ord("ø"): ord("o"), ord("đ"): ord("d"), ord("ı"): ord("i")})


@dataclass(frozen=True)
class Marker:
    """A query, taken apart once for a whole page. `cores`: what every word that can answer it holds, so that the others need not
    be looked at; None for a query that looks for nothing."""

    terms: tuple[tuple[tuple[str, bool], ...], ...]
    cores: re.Pattern | None
    _known: dict[str, bool] = field(default_factory=dict)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, end) of the words that answer, in order, none within another."""
        last = 0
        for hit in self.cores.finditer(text.translate(_PLAIN)) if self.cores else ():
            start, end = _word_around(text, hit)
            if start < last:
                continue
            last = end
            if IS_CJK.match(text[start]) or self._answers(text[start:end]):
                yield start, end
            elif (after := _NEXT_WORD.match(text, end)) and self._makes(text[start:end], after[1]):
                last = after.end()
                yield start, last

    def pieces(self, text: str) -> list[tuple[str, bool]]:
        """The whole text in pieces: (words, whether they are marked)."""
        return _pieces(text, list(self.spans(text)), 0, len(text))

    def excerpt(self, text: str) -> list[tuple[str, bool]]:
        """The part of a text that shows the first marked words, in pieces; its beginning where none is marked."""
        text = " ".join(text.split())
        spans = self._near(text)
        length = (
            LENGTH // 2 if IS_CJK.search(text[:80]) or (spans and IS_CJK.match(text[spans[0][0]])) else LENGTH
        )
        first = spans[0][0] if spans else 0
        start = 0 if first <= BEFORE else _word_after(text, first - BEFORE, first)
        end = len(text) if start + length >= len(text) else _word_before(text, start + length)
        pieces = _pieces(text, [span for span in spans if span[1] <= end], start, end)
        return [("… ", False)] * (start > 0) + pieces + [(" …", False)] * (end < len(text))

    def _near(self, text: str) -> list[tuple[int, int]]:
        """The first span and those that an excerpt around it can show; the rest of the text is not looked at."""
        found: list[tuple[int, int]] = []
        for span in self.spans(text):
            if found and span[0] > found[0][0] + LENGTH:
                break
            found.append(span)
        return found

    def covers(self, text: str) -> bool:
        """Whether the text answers every term of the query."""
        open_terms = list(self.terms)
        for start, end in self.spans(text):
            tokens = set(index_tokens(text[start:end], _LANGUAGES))
            open_terms = [term for term in open_terms if not any(_is_in(*pair, tokens) for pair in term)]
            if not open_terms:
                return True
        return False

    def _answers(self, word: str) -> bool:
        if word not in self._known:
            tokens = set(index_tokens(word, _LANGUAGES))
            self._known[word] = any(_is_in(*pair, tokens) for term in self.terms for pair in term)
        return self._known[word]

    def _makes(self, first: str, second: str) -> bool:
        """Whether two words beside each other make a compound that is looked for."""
        forms = [set(index_tokens(word, _LANGUAGES)) for word in (first, second)]
        return (compound := joined(*forms)) != "" and any(
            compound == token for term in self.terms for token, _prefix in term
        )


def _is_in(token: str, prefix: bool, tokens: set[str]) -> bool:
    return token in tokens or (prefix and any(other.startswith(token) for other in tokens))


def _is_latin(letter: str) -> bool:
    return bool(_LETTER.match(letter)) and not IS_CJK.match(letter)


def _word_around(text: str, hit: re.Match) -> tuple[int, int]:
    start, end = hit.span()
    if IS_CJK.match(text[start]):
        return start, end
    while start and _is_latin(text[start - 1]):
        start -= 1
    while end < len(text) and _is_latin(text[end]):
        end += 1
    return start, end


def _word_after(text: str, place: int, most: int) -> int:
    gap = _END_OF_WORD.search(text, place, most)
    return gap.end() if gap else place


def _word_before(text: str, place: int) -> int:
    return (
        max(text.rfind(" ", max(place - 30, 0), place), text.rfind("。", max(place - 30, 0), place) + 1, 0)
        or place
    )


def _pieces(text: str, spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[str, bool]]:
    found, last = [], start
    for first, after in spans:
        if first < last:
            continue
        found += [(text[last:first], False), (text[first:after], True)]
        last = after
    return [piece for piece in (*found, (text[last:end], False)) if piece[0]]


def _core(token: str) -> str:
    """What every word holds that has this token as its stem: a prefix may have taken its first letter, an ending its last."""
    return token if len(token) < 5 else token[1:-1]


def marker_for(query: str) -> Marker:
    terms = tuple(tuple(term) for term in query_terms(query))
    cores = {word for word in fold_words(query)[:10] if IS_CJK.match(word)}
    for token, _prefix in (pair for term in terms for pair in term):
        if not IS_CJK.match(token):
            cores.update(map(_core, (token, *(parts_of(token) or ()))))
    pattern = "|".join(re.escape(core) for core in sorted(cores, key=len, reverse=True))
    return Marker(terms, re.compile(pattern) if pattern else None)
