"""From text to tokens. Pure Python.

Latin words: folded (case, accents), and their Indonesian and English stems. Japanese, Chinese and Korean runs: bigrams,
so that a word of two characters is found. The same function serves text and query.
"""

import re
import threading
import unicodedata
from functools import cache, lru_cache

from .compounds import joined, parts_of

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u3005"
RUN = re.compile(f"[{CJK}]+|[^\\W_]+(?:['’][^\\W_]+)*")
IS_CJK = re.compile(f"^[{CJK}]")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "’": "'"}
)
LONGEST = 40  # a longer "word" is no word; it is cut so that an index entry stays small


def fold_words(text: str) -> list[str]:
    """Folded words and CJK runs in their order: "Wrocław、浜松市" -> ["wroclaw", "浜松市"]."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()).translate(_LETTERS)
    # accents of Latin letters go; the marks of kana are letters of their own and stay
    plain = "".join(letter for letter in plain if not ("\u0300" <= letter <= "\u036f"))
    return [word.replace("'", "")[:LONGEST] for word in RUN.findall(unicodedata.normalize("NFC", plain))]


_one_at_a_time = threading.Lock()  # a stemmer keeps the word it works on in itself


_SOFTENED = (
    ("meng", "k"),
    ("peng", "k"),
    ("meny", "s"),
    ("peny", "s"),
    ("mem", "p"),
    ("pem", "p"),
    ("men", "t"),
    ("pen", "t"),
)


def _hardened(word: str, stem: str, known) -> list[str]:
    """The stem with the letter that its prefix took, where that is a word: the stemmer makes "unjung" of "mengunjungi", and never
    "kunjung" as of "kunjungan"."""
    for prefix, letter in _SOFTENED:
        if word.startswith(prefix + stem) and stem[:1] in "aeiou":
            return [letter + stem] if known(letter + stem) else []
    return []


@cache
def _stemmers():
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory
    from snowballstemmer import stemmer

    english = stemmer("english").stemWord

    indonesian = StemmerFactory().create_stemmer(False)
    known = indonesian.delegatedStemmer.dictionary.contains
    return {
        "id": lambda word: (stem := indonesian.stem(word), *_hardened(word, stem, known)),
        "en": lambda word: (english(word),),
    }


@lru_cache(maxsize=50_000)
def stems(word: str, languages: tuple[str, ...]) -> frozenset[str]:
    """The stems of a Latin word of three letters or more, in the languages given (id, en)."""
    if len(word) < 3 or not word.isalpha() or not word.isascii():
        return frozenset()
    with _one_at_a_time:
        found = {
            stem for language in languages if language in {"id", "en"} for stem in _stemmers()[language](word)
        }
    return frozenset(found - {"", word})


def bigrams(run: str) -> list[str]:
    """ "浜松市" -> ["浜松", "松市", "市"]; the last character stands alone so that one character finds it by prefix."""
    return [run[i : i + 2] for i in range(len(run))]


def index_tokens(text: str, languages: tuple[str, ...] = ()) -> list[str]:
    """All tokens of a text, each once; stems only of `languages`, since names have none."""
    found: dict[str, None] = {}
    before: frozenset[str] = frozenset()  # the forms of the word before, where it was Latin
    for word in fold_words(text):
        if IS_CJK.match(word):
            found.update(dict.fromkeys(bigrams(word)))
            before = frozenset()
            continue
        forms = stems(word, languages) | {word}
        found[word] = None
        found.update(dict.fromkeys(sorted(forms)))
        if parts := parts_of(word):
            found.update(dict.fromkeys(("".join(parts), *parts)))
        elif before and (compound := joined(before, forms)):
            found[compound] = None
        before = forms
    return list(found)


def _other_forms(word: str) -> set[str]:
    """What a word that is looked for may stand as: its stems, and the compound that it is."""
    parts = parts_of(word)
    return (stems(word, ("id", "en")) | ({"".join(parts)} if parts else set())) - {word}


def query_terms(text: str) -> list[list[tuple[str, bool]]]:
    """A query as conjunction of alternatives: [[(token, is_prefix), …], …]. At most ten words are looked at."""
    words = fold_words(text)[:10]
    terms: list[list[tuple[str, bool]]] = []
    for position, word in enumerate(words):
        if IS_CJK.match(word):
            grams = bigrams(word)[:-1] or [word]
            terms.extend([[(gram, len(gram) == 1)] for gram in grams])
        else:
            last = position == len(words) - 1
            terms.append(
                [
                    (word, last and len(word) > 1),
                    *((stem, False) for stem in sorted(_other_forms(word))),
                ]
            )
    return terms
