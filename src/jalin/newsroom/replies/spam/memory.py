"""What the filter has learned and which texts came lately, in the database. Called within the acts of services and moderation."""

import hashlib
from functools import lru_cache

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from jalin.kernel.search.tokens import IS_CJK, fold_words
from jalin.newsroom.replies.models import Echo, ListedWord, Word

from .echoes import marks_of, times_seen
from .filtering import Counts, spam_likelihood, telling_words
from .words import words_of

ALL = 0  # the row that counts replies
CHUNK = 400


@lru_cache(maxsize=2)
def _key(secret: str) -> bytes:
    return hashlib.sha256(b"jalin words of replies:" + secret.encode()).digest()


def word_mark(word: str) -> int:
    """The keyed digest under which a word is counted, 63 bits, never 0."""
    secret = settings.PERSONAL_KEYS[0] if settings.PERSONAL_KEYS else settings.SECRET_KEY
    digest = hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8, key=_key(secret)).digest()
    return int.from_bytes(digest, "big") >> 1 or 1


def _counts(marks) -> dict[int, Counts]:
    found = Word.objects.filter(mark__in=marks).values_list("mark", "spam", "good")
    return {mark: Counts(spam, good) for mark, spam, good in found}


def _read(name: str, text: str, website: str) -> tuple[dict[str, Counts], Counts]:
    marks = {word: word_mark(word) for word in words_of(name, text, website)}
    found = _counts([ALL, *marks.values()])
    return {word: found.get(mark, Counts()) for word, mark in marks.items()}, found.get(ALL, Counts())


def likelihood_of(name: str, text: str, website: str = "") -> float:
    """How likely this is spam after all that moderators decided, 0 to 1; one statement."""
    return spam_likelihood(*_read(name, text, website))


def telling(reply, most: int = 6) -> list[tuple[str, int]]:
    """The words of a reply that speak most for or against spam, with their percent; read back from the reply itself."""
    words = telling_words(*_read(reply.name, reply.text, reply.website))
    return [(word, round(100 * value)) for word, value in words if ":" not in word][:most]


def learn(name: str, text: str, website: str, kind: str, by: int = 1) -> None:
    """Count the words of one reply as `kind` ("spam" or "good"); `by=-1` takes that back."""
    Word.objects.get_or_create(mark=ALL)
    Word.objects.select_for_update().get(
        mark=ALL
    )  # who learns at the same time waits, so that no count is lost
    marks = sorted({ALL, *(word_mark(word) for word in words_of(name, text, website))})
    if by > 0:
        Word.objects.bulk_create([Word(mark=mark) for mark in marks], ignore_conflicts=True)
    counted = Word.objects.filter(mark__in=marks)
    if by < 0:
        counted = counted.filter(**{f"{kind}__gt": 0})
    counted.update(**{kind: F(kind) + by})


def times_before(text: str) -> int:
    """How often much the same text came lately."""
    marks = marks_of(text)
    if not marks:
        return 0
    found = dict(Echo.objects.filter(mark__in=marks).values_list("mark", "times"))
    return times_seen([found.get(mark, 0) for mark in marks])


def hear(text: str) -> None:
    """Remember that this text came."""
    marks, today = sorted(marks_of(text)), timezone.localdate()
    if marks:
        Echo.objects.bulk_create([Echo(mark=mark, last_on=today) for mark in marks], ignore_conflicts=True)
        Echo.objects.filter(mark__in=marks).update(times=F("times") + 1, last_on=today)


def fold_listed(text: str) -> str:
    """A word or phrase as it is kept and compared: folded words with one space between."""
    return " ".join(fold_words(text))


def listed_in(text: str) -> tuple[str, ...]:
    """Words of the office's list that stand in a text: whole words, but anywhere in Japanese, which has no spaces."""
    folded = f" {fold_listed(text)} "
    found = ListedWord.objects.values_list("word", flat=True)
    return tuple(word for word in found if (word if IS_CJK.match(word) else f" {word} ") in folded)
