"""Reading what is published: the same for everybody."""

from datetime import UTC, datetime, timedelta
from functools import cache

from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils import timezone

from jalin.kernel.access import grants_of, rows, scope_of
from jalin.kernel.nested import NestedRows
from jalin.kernel.prepared import prepared
from jalin.newsroom.models import Publication, Subject
from jalin.newsroom.permissions import READ
from jalin.newsroom.subjects import subjects_at

from .models import PublishedStory

LATEST = ("-first_published_at", "-pk")
TONGUE = ("language", "slug", "title", "summary", "published_at", "changed_at")


@scope_of(PublishedStory)
def published_story_rows(user, verb):
    """Stories of which one language is open; nothing with the verbs of the newsroom."""
    if str(verb) != str(READ) or not grants_of(user, verb):
        return PublishedStory.objects.none()
    readable = rows(Publication, user, READ).filter(story=OuterRef("pk")).order_by()
    return PublishedStory.objects.filter(Exists(readable), first_published_at__isnull=False)


def published_stories(user):
    """The latest first."""
    return rows(PublishedStory, user, READ).order_by(*LATEST)


@cache  # expressions without values of their own: put together once
def _tongues(story: str) -> NestedRows:
    return NestedRows(Publication.objects.filter(story=OuterRef(story), is_open=True).order_by(), TONGUE)


@cache
def _pairs(story: str) -> NestedRows:
    return NestedRows(Subject.objects.filter(story=OuterRef(story)).order_by(), ("kind", "object_id"))


def with_words(stories):
    """Stories with what a list shows of them, in the same statement: `tongues`, the open languages [{language, slug, title, summary,
    published_at, changed_at}]; `pairs`, what they are about [{kind, object_id}]; the picture."""
    return stories.select_related("picture").annotate(tongues=_tongues("pk"), pairs=_pairs("pk"))


@cache
def _told(story: str) -> NestedRows:
    found = Publication.objects.filter(story=OuterRef(story), is_open=True).order_by()
    return NestedRows(found, ("language", "slug", "title", "summary", "words"))


def open_words(stories):
    """Stories with all that their open languages say: `told` [{language, slug, title, summary, words}]."""
    return stories.annotate(told=_told("pk"))


def with_pairs(publications):
    """Publications with their story and what it is about, in the same statement."""
    return publications.select_related("story").annotate(pairs=_pairs("story"))


def publication_called(user, slug: str, language: str) -> Publication | None:
    """The open publication at this address, in `language` where it stands there in that one, with all that the page of a story
    needs."""
    return _called.one(rows(Publication, user, READ), slug=slug, language=language)


@prepared
def _called(readable, *, slug, language):
    nearest = readable.filter(slug=slug).order_by(
        Case(When(language=language, then=0), default=1), "language"
    )
    beside = nearest.select_related("story__picture").defer("words")
    return beside.annotate(tongues=_tongues("story"), pairs=_pairs("story"))[:1]


def was_withdrawn(slug: str) -> bool:
    """Whether a story once stood at this address: that is all that is told of it."""
    return Publication.objects.filter(slug=slug, is_open=False).exists()


def year_of(stories, year: int):
    """Those first published in this year of the office's time."""
    zone = timezone.get_default_timezone()
    first, after = datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)
    return stories.filter(first_published_at__gte=first, first_published_at__lt=after)


def about_relation(stories, user, relation: int):
    """Those about this relation, or a visit or agreement of it."""
    return stories.filter(pk__in=subjects_at(user, "relation", relation).values("story"))


def about_field(stories, user, field: int):
    """Those about this field of cooperation, or a visit about it."""
    return stories.filter(pk__in=subjects_at(user, "field", field).values("story"))


def about_thing(stories, kind: str, key: int):
    return stories.filter(pk__in=Subject.objects.filter(kind=kind, object_id=key).values("story"))


def mark_of(story) -> str:
    """Where a page of the list ends, for the address of the next one."""
    micros = (story.first_published_at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    return f"{micros}-{story.pk}"


def read_mark(text: str) -> tuple[datetime, int] | None:
    """(moment, key) of a mark; None for what is none."""
    moment, _dash, key = (text or "").partition("-")
    if not all(part.isascii() and part.isdigit() and len(part) < 18 for part in (moment, key)):
        return None
    try:
        return datetime.fromtimestamp(0, tz=UTC) + timedelta(microseconds=int(moment)), int(key)
    except OverflowError:
        return None


def older_than(stories, mark: tuple[datetime, int]):
    """Those after the mark in the order of the list; found by the index, however far back."""
    at, key = mark
    return stories.filter(Q(first_published_at__lt=at) | Q(pk__lt=key), first_published_at__lte=at)


def newer_than(stories, mark: tuple[datetime, int]):
    """Those before the mark, the nearest first."""
    at, key = mark
    following = stories.filter(Q(first_published_at__gt=at) | Q(pk__gt=key), first_published_at__gte=at)
    return following.order_by(F("first_published_at").asc(), F("pk").asc())
