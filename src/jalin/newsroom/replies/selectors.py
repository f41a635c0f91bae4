"""Reading replies: below a story, for the moderators, and by the key of a writer's own page."""

import hashlib
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from jalin.kernel.access import grants_of, rows, scope_of
from jalin.kernel.nested import NestedRows, made_of
from jalin.kernel.prepared import constant, prepared
from jalin.newsroom.models import Publication
from jalin.newsroom.permissions import READ
from jalin.newsroom.reading.cards import moment

from . import lifecycle
from .models import Decision, ListedWord, Reply, Report, Tally, Writer
from .permissions import VIEW

SIZE = 50  # replies to a story on one page
MOST_BADGE = 100
SHOWN = ("id", "parent_id", "language", "is_office", "name", "website", "text", "published_at", "is_invented")


def digest_of_key(key: str) -> str:
    """What is kept of the key of a writer's page to find it by."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


@scope_of(Reply)
def reply_rows(user, verb):
    """With the public's verb what is published below a story that is readable; for the newsroom all that was confirmed."""
    if not grants_of(user, verb):
        return Reply.objects.none()
    if verb == str(READ):
        readable = Publication.objects.filter(
            story=OuterRef("story"), language=OuterRef("language"), is_open=True
        )
        return Reply.objects.filter(Exists(readable), state=lifecycle.PUBLISHED)
    return Reply.objects.filter(state__in=lifecycle.READABLE)


def _for_moderators(model):
    """Parts of replies: for whoever may read them before they are published, and nobody with the public's verb."""

    def inner(user, verb):
        return (
            model.objects.all()
            if verb != str(READ) and grants_of(user, verb).everywhere
            else model.objects.none()
        )

    return inner


for _model in (Decision, ListedWord, Report):
    scope_of(_model)(_for_moderators(_model))


@scope_of(Writer)
def writer_rows(user, verb):
    """Nobody reads addresses: the program writes to them, and their writer has them erased."""
    return Writer.objects.none()


@dataclass(frozen=True)
class Below:
    """The replies on one page below a story; each of `replies` has its answers as `shown`. `count`: published ones of all pages."""

    replies: list
    count: int
    pages: int
    number: int


def replies_below(publication, number: int = 1) -> Below:
    """The replies to a publication, the oldest first; one statement, however many there are. The caller has found the publication
    by its scope."""
    first, here = (
        (max(number, 1) - 1) * SIZE,
        {"story": publication.story_id, "language": publication.language},
    )
    published = constant(Reply.objects.filter(state=lifecycle.PUBLISHED), lifecycle.PUBLISHED)
    replies = (
        list(_below.made(published, **here)[first : first + SIZE])
        if first
        else _first_below(published, **here)
    )
    if not replies:
        return Below([], 0, 1, 1) if number <= 1 else replies_below(publication)
    for reply in replies:
        reply.shown = [_nested(answer) for answer in reply.nested]
    tops = replies[0].tops or len(replies)
    return Below(replies, tops + (replies[0].answered or 0), -(-tops // SIZE), number)


@prepared
def _below(published, *, story, language):
    tally = Tally.objects.filter(story=story, language=language)
    answers = Reply.objects.filter(parent=OuterRef("pk"), state=lifecycle.PUBLISHED)
    top = published.filter(story=story, language=language, parent__isnull=True).order_by("published_at", "id")
    counted = top.annotate(
        tops=Subquery(tally.values("top")[:1]), answered=Subquery(tally.values("answers")[:1]),
        nested=NestedRows(answers.order_by("published_at", "id"), SHOWN),
    )  # fmt: skip
    return counted.only(*SHOWN)


@prepared
def _first_below(published, **here):
    return _below.made(published, **here)[:SIZE]


def _nested(row: dict) -> Reply:
    return made_of(Reply, {**row, "published_at": moment(row["published_at"])})


def queue(user):
    """What moderators may see; the queue's filters narrow it."""
    return rows(Reply, user, VIEW)


def waiting_replies(user):
    return queue(user).filter(is_waiting=True)


def waiting_count(user) -> int:
    """How many replies wait to be read, at most MOST_BADGE."""
    return waiting_replies(user)[:MOST_BADGE].count()


def waiting_column() -> Subquery:
    """How many replies wait to be read, as a column of any statement; None for none. Who asks must hold the verb."""
    waiting = Reply.objects.filter(is_waiting=True).order_by().values("is_waiting")
    return Subquery(waiting.annotate(count=Count("pk")).values("count"))


def writer_of_key(key: str) -> Writer | None:
    """The writer whose page this is, with the reply and its story; whoever has the key is taken for the writer."""
    found = Writer.objects.filter(key_digest=digest_of_key(key))
    return found.select_related("reply__story").first()


def kept_of(writer: Writer) -> list[Reply]:
    """Every reply that is known to be of the same address (only this one when the address is shredded), the latest first."""
    same = Q(pk=writer.reply_id)
    if writer.email_mark:
        same |= Q(writer__email_mark=writer.email_mark)
    found = (
        Reply.objects.filter(same)
        .exclude(state=lifecycle.ERASED)
        .select_related("story", "writer")
        .order_by("-created_at", "-id")
    )
    return list(found[:200])


def titles_of(replies) -> dict[tuple[int, str], Publication]:
    """(story, language) -> the publication below which replies stand; one statement."""
    stories = {reply.story_id for reply in replies}
    return {
        (row.story_id, row.language): row
        for row in Publication.objects.filter(story__in=stories).defer("parts", "words")
    }
