"""Published replies as HTML. Drawn here and not by a template: a page has up to a hundred, and each has a dozen parts.

What readers wrote is escaped and stands in a box of its own direction (`bdi`, `dir="auto"`).
"""

from django.template.defaultfilters import linebreaks_filter
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jalin.kernel.ui.tags.words import day, state_tag
from jalin.newsroom.replies.models import Reply

ITEM = '<li class="reply{}" id="reply-{}"><div class="reply-head">{} <a class="reply-day" href="#reply-{}">{}</a>{}</div>\n'
ITEM += '<div class="reply-text" dir="auto" lang="{}">{}</div>{}{}</li>\n'
ACT = '<a href="{}" rel="nofollow">{}<span class="for-ears">: {}</span></a>'
ACTS = {many: f'<p class="reply-acts">{ACT * many}</p>' for many in (1, 2)}


class Words:
    """What is the same for every reply of a page, looked up once."""

    def __init__(self, publication, office, is_open: bool):
        self.answer, self.report = pgettext("reply", "Answer"), pgettext("reply", "Report")
        self.answer_url = f"{reverse('reply_new', args=[publication.slug])}?to=" if is_open else ""
        self.report_url = reverse("reply_report", args=[0])
        name = str(office.name) if office and office.name else _("The office")
        mark = state_tag(_("Answer of the office"), "info", icon="building-community")
        self.office = format_html('<strong class="reply-name">{}</strong> {}', name, mark)
        self.erased = format_html(
            '<span class="reply-name soft">{}</span>', _("Name erased at the writer's wish")
        )


def draw_list(replies: list[Reply], words: Words, css: str = "reply-list") -> str:
    """The `<ol>` of replies, each with its answers (`shown`)."""
    items = format_html_join("", "{}", ((_item(reply, words),) for reply in replies))
    return format_html('<ol class="{}">{}</ol>', css, items)


def _item(reply: Reply, words: Words) -> str:
    answers = getattr(reply, "shown", ())
    return format_html(
        ITEM, " reply-office" if reply.is_office else "", reply.pk, _who(reply, words), reply.pk, day(reply.published_at),
        state_tag(_("invented example"), icon="info-circle") if reply.is_invented else "",
        reply.language, linebreaks_filter(reply.text), _acts(reply, words),
        draw_list(answers, words, "reply-answers") if answers else "",
    )  # fmt: skip


def _who(reply: Reply, words: Words) -> str:
    if reply.is_office:
        return words.office
    if not reply.name:
        return words.erased
    if reply.website:
        return format_html(
            '<a class="reply-name" href="{}" rel="nofollow ugc noopener"><bdi>{}</bdi></a>',
            reply.website,
            reply.name,
        )
    return format_html('<strong class="reply-name"><bdi>{}</bdi></strong>', reply.name)


def _acts(reply: Reply, words: Words) -> str:
    if reply.is_office:
        return ""
    report = (words.report_url.replace("/0/", f"/{reply.pk}/"), words.report, reply.name)
    if not words.answer_url or reply.parent_id:
        return format_html(ACTS[1], *report)
    return format_html(ACTS[2], f"{words.answer_url}{reply.pk}", words.answer, reply.name, *report)
