"""One page of the queue: a shelf, its filters, the rows with what was noticed about them."""

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jalin.newsroom.reading.cards import address
from jalin.newsroom.replies import lifecycle, selectors
from jalin.newsroom.replies.models import Reply
from jalin.newsroom.replies.reasons import HELD, noticed_words

from .forms import QueueFilters

SIZE = 30
SHELVES = ("waiting", "reported", "published", "held", "spam")
KNOWN = ("language", "shelf", "text")
STATES = {  # tone and icon
    lifecycle.PENDING: ("due", "hourglass"),
    lifecycle.PUBLISHED: ("good", "eye"),
    lifecycle.HELD: ("neutral", "hand-stop"),
    lifecycle.SPAM: ("bad", "archive"),
    lifecycle.ERASED: ("neutral", "trash"),
}


def clean_query(query: QueryDict) -> str:
    """What the queue knows of an address, in a fixed order."""
    kept = QueryDict(mutable=True)
    for name in KNOWN:
        if (value := query.get(name, "").strip()) and (name, value) != ("shelf", SHELVES[0]):
            kept[name] = value[:200]
    return kept.urlencode()


def queue_page(request) -> dict:
    """The context of the queue; statements: the rows, the publications they stand below, how many wait."""
    query = request.GET
    shelf = query.get("shelf") if query.get("shelf") in SHELVES else SHELVES[0]
    filters = QueueFilters(query, queryset=_on_shelf(request.user, shelf), user=request.user)
    oldest_first = shelf in SHELVES[:2]
    found = filters.qs if filters.is_valid() else filters.queryset.none()
    ordered = found.select_related("story", "parent").order_by(
        *(("created_at", "id") if oldest_first else ("-created_at", "-id"))
    )
    text = query.get("page", "1")
    number = max(1, int(text)) if text.isdecimal() and text.isascii() and len(text) < 7 else 1
    first = (number - 1) * SIZE
    rows = list(ordered[first : first + SIZE + 1])
    dress(rows[:SIZE])
    return {
        "rows": rows[:SIZE], "shelf": shelf, "filters": filters.form, "tabs": _tabs(request.user, shelf), "query": clean_query(query),
        "before": number - 1, "after": number + 1 if len(rows) > SIZE else 0, "is_filtered": bool(query.get("text") or query.get("language")),
        "empty": _empty(shelf), "kept": ("shelf",), "here": f"?shelf={shelf}",
    }  # fmt: skip


def _on_shelf(user, shelf: str):
    if shelf == "waiting":
        return selectors.waiting_replies(user)
    return (
        selectors.waiting_replies(user).filter(reported__gt=0)
        if shelf == "reported"
        else selectors.queue(user).filter(state=shelf)
    )


def _tabs(user, here: str) -> list[dict]:
    words = {
        "waiting": pgettext("replies", "To read"), "reported": pgettext("replies", "Reported"), "published": pgettext("replies", "Published"), "held": pgettext("replies", "Held back"),
        "spam": _("Spam shelf"),
    }  # fmt: skip
    count = selectors.waiting_count(user)
    url = reverse("replies:queue")
    return [
        {
            "label": words[key],
            "url": url if key == SHELVES[0] else f"{url}?shelf={key}",
            "active": key == here,
            "count": count if key == SHELVES[0] else None,
        }
        for key in SHELVES
    ]


def _empty(shelf: str) -> str:
    return {
        "waiting": _("Nobody waits: every reply was read."),
        "reported": _("No published reply is reported."),
        "published": _("No reply is public yet."),
        "held": _("No reply is held back."),
        "spam": _("The spam shelf is empty."),
    }[shelf]


def dress(replies: list[Reply]) -> None:
    """Set on each reply what its row says: title and address of the story, state, sentences on what was noticed."""
    titles = selectors.titles_of(replies)
    for reply in replies:
        publication = titles.get((reply.story_id, reply.language))
        reply.title = publication.title if publication else reply.story.reference
        reply.url = (
            f"{address(reply.language, publication.slug)}#reply-{reply.pk}"
            if publication and publication.is_open
            else ""
        )
        reply.tone, reply.icon = STATES.get(reply.state, ("neutral", "circle"))
        reply.sentences = noticed_words(reply.noticed)
        reply.because = HELD[reply.reason][0] if reply.reason in HELD else ""
        reply.tongue = reply.get_language_display()
