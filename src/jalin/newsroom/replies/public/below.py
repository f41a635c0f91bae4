"""The replies below a story, with the form: what the page of a story ends with."""

from django.template.loader import render_to_string

from jalin.newsroom.replies import lifecycle
from jalin.newsroom.replies.office_settings import WEBSITE, setting
from jalin.newsroom.replies.selectors import replies_below
from jalin.relations.public.caching import Kept

from .drawing import Words, draw_list
from .forms import ReplyForm

KEPT = Kept(most=256)
PARAMETER = "replies"  # of the page of replies in a story's address


def page_asked(request) -> int:
    text = request.GET.get(PARAMETER, "1")
    return max(1, int(text)) if text.isdecimal() and text.isascii() and len(text) < 7 else 1


def draw_replies(request, publication) -> str:
    """The section with the replies and the form, for `register_ending`. The replies are kept as long as the record stands, so that
    only the form, which holds the visitor's own stamp, is drawn for each visitor."""
    number = page_asked(request)
    shown = KEPT.get((publication.pk, number), lambda: _shown(request, publication, number))
    form = ReplyForm(asks_website=shown["asks_website"]) if shown["is_open"] else None
    return render_to_string(
        "replies/below.html",
        {**shown, "publication": publication, "form": form, "parameter": PARAMETER},
        request,
    )


def _shown(request, publication, number: int) -> dict:
    """What everybody sees alike. Two statements, one more where replies are answered."""
    below, is_open = replies_below(publication, number), publication.story.replies != lifecycle.CLOSED
    words = Words(publication, getattr(request, "office", None), is_open)
    return {
        "count": below.count, "drawn": draw_list(below.replies, words) if below.replies else "", "before": below.number - 1,
        "after": below.number + 1 if below.number < below.pages else 0, "is_open": is_open,
        "is_read_first": publication.story.replies == lifecycle.BEFORE, "asks_website": is_open and bool(setting(WEBSITE)),
    }  # fmt: skip
