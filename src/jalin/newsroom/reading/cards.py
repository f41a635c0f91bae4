"""A published story as lists, parts of other pages and feeds show it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import override

from jalin.kernel.text import Reading
from jalin.kernel.text.reading import FALLBACKS
from jalin.newsroom.blocks.pictures import picture_html
from jalin.newsroom.subjects import Shown, spread

THUMBNAIL = "(min-width: 48rem) 13rem, 100vw"


@dataclass(frozen=True)
class Card:
    """`title`, `summary`: in the reader's language or, marked, in the one there is; `url` leads to that one. `picture`: HTML."""

    pk: int
    title: Reading
    summary: Reading
    url: str
    on: date  # the day on which it was first readable in any language
    picture: str
    is_invented: bool
    about: list[Shown] = field(default_factory=list)


def address(language: str, slug: str) -> str:
    """The public address of a story in one language."""
    with override(language):
        return reverse("story", args=[slug])


def moment(value) -> datetime:
    """A moment out of nested rows, which SQLite tells without its zone."""
    found = value if isinstance(value, datetime) else parse_datetime(str(value))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def tongue_for(tongues: list[dict], language: str) -> dict:
    """Of the open languages of a story the reader's own, or the nearest."""
    there = {tongue["language"]: tongue for tongue in tongues}
    return next(there[code] for code in FALLBACKS[language] if code in there)


def cards_of(stories: Iterable, user, language: str, *, short: bool = False) -> list[Card]:
    """Stories read `with_words`. One query for the names of what they are about; `short`: without it and without pictures."""
    stories = list(stories)
    pairs = ((story.pk, pair["kind"], pair["object_id"]) for story in stories for pair in story.pairs)
    about = {} if short else spread(pairs, user, language)
    return [_card(story, language, about.get(story.pk, []), short) for story in stories]


def _card(story, language: str, about: list[Shown], short: bool) -> Card:
    tongue = tongue_for(story.tongues, language)
    code = tongue["language"]
    picture = (
        ""
        if short or story.picture is None
        else picture_html(story.picture, language=language, sizes=THUMBNAIL)
    )
    return Card(
        story.pk, Reading(tongue["title"], code, language), Reading(tongue["summary"], code, language), address(code, tongue["slug"]),
        timezone.localdate(story.first_published_at), picture, story.is_invented, about,
    )  # fmt: skip
