"""The replies below a story, with the form: what the page of a story ends with."""

import secrets

from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from jalin.kernel.strangers import new_stamp
from jalin.newsroom.replies import lifecycle
from jalin.newsroom.replies.office_settings import WEBSITE, setting
from jalin.newsroom.replies.selectors import replies_below
from jalin.relations.public.caching import Kept

from .drawing import Words, draw_list
from .forms import ReplyForm
from .guarding import SALT

PART = "replies"  # of the pages: what acts on replies change, and nothing else
SECTIONS, FORMS = Kept(most=256, part=PART), Kept(most=8)
PARAMETER = "replies"  # of the page of replies in a story's address
# stand for what a kept form has of its visitor and its story; nobody can write them into a reply, since nobody knows them
TOKEN, STAMP, ACTION, FORM = (
    f"{name}-{secrets.token_hex(16)}" for name in ("token", "stamp", "action", "form")
)


def page_asked(request) -> int:
    text = request.GET.get(PARAMETER, "1")
    return max(1, int(text)) if text.isdecimal() and text.isascii() and len(text) < 7 else 1


def draw_replies(request, publication) -> str:
    """The section with the replies and the form, for `register_ending`. Both are kept, the replies until one is released or goes; the form gets
    each visitor's own token and stamp."""
    number, is_open = page_asked(request), publication.story.replies != lifecycle.CLOSED
    section = SECTIONS.get((publication.pk, number), lambda: _section(request, publication, number, is_open))
    return format_html(section, form=_form_for(request, publication) if is_open else "")


def _form_for(request, publication) -> str:
    filled, action = FORMS.get("form", _form), reverse("reply_new", args=[publication.slug])
    return format_html(filled, token=get_token(request), stamp=new_stamp(SALT), action=action)


def _format_of(drawn: str, **places: str) -> str:
    """What was drawn as a format: {name} where the text of that place stands."""
    drawn = drawn.replace("{", "{{").replace("}", "}}")
    for name, text in places.items():
        drawn = drawn.replace(text, f"{{{name}}}")
    return drawn


def _form() -> str:
    """The empty form, as a format of what differs from visitor to visitor and from story to story."""
    form = ReplyForm(asks_website=bool(setting(WEBSITE)), initial={"stamp": STAMP})
    shown = {"form": form, "action": ACTION, "label": _("Send reply"), "csrf_token": TOKEN}
    drawn = render_to_string("replies/_fields.html", shown)
    return _format_of(drawn, token=TOKEN, stamp=STAMP, action=ACTION)


def _section(request, publication, number: int, is_open: bool) -> str:
    """What everybody sees alike, as a format of the form. One statement."""
    below = replies_below(publication, number)
    words = Words(publication, getattr(request, "office", None), is_open)
    shown = {
        "count": below.count, "drawn": draw_list(below.replies, words) if below.replies else "", "before": below.number - 1,
        "after": below.number + 1 if below.number < below.pages else 0, "is_open": is_open, "parameter": PARAMETER, "form": FORM,
        "is_read_first": publication.story.replies == lifecycle.BEFORE,
    }  # fmt: skip
    return _format_of(render_to_string("replies/below.html", shown), form=FORM)
