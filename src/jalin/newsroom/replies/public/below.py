"""The replies below a story, with the form: what the page of a story ends with."""

from django.template.loader import render_to_string

from jalin.newsroom.replies import lifecycle
from jalin.newsroom.replies.selectors import replies_below

from .drawing import Words, draw_list
from .forms import ReplyForm

PARAMETER = "replies"  # of the page of replies in a story's address


def page_asked(request) -> int:
    text = request.GET.get(PARAMETER, "1")
    return max(1, int(text)) if text.isdecimal() and text.isascii() and len(text) < 7 else 1


def draw_replies(request, publication) -> str:
    """The section with the replies and the form, for `register_ending`. Two statements, one more where replies are answered."""
    below = replies_below(publication, page_asked(request))
    is_open = publication.story.replies != lifecycle.CLOSED
    words = Words(publication, getattr(request, "office", None), is_open)
    return render_to_string("replies/below.html", {
        "publication": publication, "below": below, "drawn": draw_list(below.replies, words) if below.replies else "", "is_open": is_open, "form": ReplyForm() if is_open else None, "parameter": PARAMETER,
        "before": below.number - 1, "after": below.number + 1 if below.number < below.pages else 0,
        "is_read_first": publication.story.replies == lifecycle.BEFORE,
    }, request)  # fmt: skip
