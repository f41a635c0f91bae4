"""From text to tokens. Pure Python.

Latin words: folded (case, accents), and their Indonesian and English stems. Japanese, Chinese and Korean runs: bigrams,
so that a word of two characters is found. The same function serves text and query.
"""

import re
import threading
import unicodedata
from functools import cache, lru_cache

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u3005"
RUN = re.compile(f"[{CJK}]+|[^\\W_]+(?:['’][^\\W_]+)*")
IS_CJK = re.compile(f"^[{CJK}]")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "’": "'"}
)
LONGEST = 40  # a longer "word" is no word; it is cut so that an index entry stays small


def fold_words(text: str) -> list[str]:
    """Folded words and CJK runs in their order: "Wrocław、浜松市" -> ["wroclaw", "浜松市"]."""
    plain = text.lower() if text.isascii() else _plain(text)
    return [word.replace("'", "")[:LONGEST] for word in RUN.findall(plain)]


def _plain(text: str) -> str:
    """Without case and accents; ASCII has nothing else to lose, so most texts need not come here."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()).translate(_LETTERS)
    # accents of Latin letters go; the marks of kana are letters of their own and stay
    return unicodedata.normalize("NFC", "".join(one for one in plain if not ("\u0300" <= one <= "\u036f")))


_one_at_a_time = threading.Lock()  # a stemmer keeps the word it works on in itself


@cache
def _stemmers():
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory
    from snowballstemmer import stemmer

    return {"id": StemmerFactory().create_stemmer(False).stem, "en": stemmer("english").stemWord}


@lru_cache(maxsize=50_000)
def stems(word: str, languages: tuple[str, ...]) -> frozenset[str]:
    """The stems of a Latin word of three letters or more, in the languages given (id, en)."""
    if len(word) < 3 or not word.isalpha() or not word.isascii():
        return frozenset()
    with _one_at_a_time:
        found = {_stemmers()[language](word) for language in languages if language in {"id", "en"}}
    return frozenset(found - {"", word})


def bigrams(run: str) -> list[str]:
    """ "浜松市" -> ["浜松", "松市", "市"]; the last character stands alone so that one character finds it by prefix."""
    return [run[i : i + 2] for i in range(len(run))]


def index_tokens(text: str, languages: tuple[str, ...] = ()) -> list[str]:
    """All tokens of a text, each once; stems only of `languages`, since names have none."""
    found: dict[str, None] = {}
    for word in fold_words(text):
        if IS_CJK.match(word):
            found.update(dict.fromkeys(bigrams(word)))
        else:
            found[word] = None
            found.update(dict.fromkeys(sorted(stems(word, languages))))
    return list(found)


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
                    *((stem, False) for stem in sorted(stems(word, ("id", "en")))),
                ]
            )
    return terms
