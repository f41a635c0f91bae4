"""Which passwords are too plain: those that rest on words everybody here would try first (ASVS 6.1.2, 6.2.4, 6.2.11)."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

WORDS = Path(__file__).parent / "data" / "plain_words.txt"
ENOUGH = 6  # letters that must remain once the plain words, figures and signs are taken away
SHORTEST = 3
LOOKS_LIKE = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"}
)


def folded(text: str) -> str:
    """Width, case and accents taken away, so that Ｂａｎｄｕｎｇ and BANDUNG are one word."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in plain if not unicodedata.combining(letter))
    )


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Words that people in the three languages take for passwords; the file says where they come from."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(folded(line) for line in lines if line and not line.startswith("#"))


def words_of(names) -> set[str]:
    """Whole names and their parts, folded: "City of Bandung" gives "bandung" too."""
    found = set()
    for name in names:
        parts = [name, *re.split(r"[\s\-_.,、・]+", name), re.sub(r"[市県都府町村]$", "", name)]
        found |= {
            folded(part) for part in parts if len(part) >= SHORTEST or (len(part) == 2 and not part.isascii())
        }
    return found


def words_of_the_office() -> list[str]:
    """The home city and the office in every language; nothing before the office is set up."""
    from .models import Office

    office = Office.objects.filter(pk=1).first()
    if office is None:
        return []
    return [
        getattr(office, f"{name}_{column}") for name in ("city", "name") for column in ("ind", "jpn", "eng")
    ]


def what_remains(password: str, words) -> int:
    """How many different letters are left of `password` once `words`, figures and signs are gone. Both spellings are
    tried, as written and with figures read as letters ("b4ndung")."""
    least = len(password)
    longest_first = sorted(words, key=len, reverse=True)
    for spelling in (folded(password), folded(password.translate(LOOKS_LIKE))):
        for word in longest_first:
            if word:
                spelling = spelling.replace(word, " ")
        least = min(least, len({letter for letter in spelling if letter.isalpha()}))
    return least


class PlainWordsValidator:
    """Refuses a password of which little is left without the words that anybody would try here.

    `sources`: dotted names of functions that give words, such as the names of the city and its partners.
    """

    def __init__(self, sources=()):
        self.sources = tuple(sources)

    def words(self) -> set[str]:
        names = [name for source in self.sources for name in self._given(source)]
        return words_of(names) | plain_words()

    @staticmethod
    def _given(source: str) -> list[str]:
        try:
            return [name for name in import_string(source)() if name]
        except DatabaseError:  # before the first migration there are no names to guess
            return []

    def validate(self, password: str, user=None) -> None:
        if what_remains(password, self.words()) < ENOUGH:
            raise ValidationError(
                _("This password rests on words that anybody would try here: the city, the program, “password”. "
                  "Add words of your own."),
                code="password_plain_words",
            )  # fmt: skip

    def get_help_text(self) -> str:
        return _("Not built from the name of the city, of a partner, of the program or other obvious words.")
