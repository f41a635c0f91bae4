"""The invitations of a round as the page draws them. Drawn here and not by a template: a round has up to sixty."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.template.defaultfilters import floatformat
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jalin.kernel.ui.tags.acts import post_button
from jalin.kernel.ui.tags.frames import icon
from jalin.kernel.ui.tags.words import reading, state_tag

STAND_IN = "address-of-this-row"  # where the address of a button goes
ROW = (
    '<li id="entry-{}"><div class="round-row"><div><p><strong><a href="{}">{}</a></strong> {}{}{}</p><p class="small">{}</p>'
    '<p class="soft small">{}</p>{}</div>{}</div>{}<div class="row">{}</div></li>'
)
LINE, SOFT = '<p class="small">{} {}</p>', '<p class="soft small">{}</p>'
LACKING = '<p class="small">{} {} {} <a href="{}">{}</a></p>'
VALUE = '<div class="round-value"><strong>{}</strong><meter min="0" max="1000" value="{}" aria-label="{}"></meter></div>'
WHY = (
    '<details><summary class="small">{}</summary><ul class="plain-list small parts">{}</ul><p class="small">{}</p>'
    '<p class="small"><a href="{}">{}</a></p></details>'
)


@dataclass(frozen=True)
class Words:
    """What stands in many rows, put together once for the page."""

    scores: str
    reasons: str
    value: str
    lacks: str
    must: SafeString
    border: SafeString
    late: SafeString
    out: str  # buttons as formats of their address; "" for who may not press them
    reply: str


def words_for(request, lead, *, may_prepare: bool, may_reply: bool) -> Words:
    asked = {"request": request}
    late = _("Too late for the permit to travel (%(days)s days).") % {"days": lead.days}
    return Words(
        _("Scores"), _("Points and reasons"), _("Value of 1000"), _("Cannot be weighed yet; it lacks:"),
        format_html(" {}", state_tag(_("existing cooperation"), tone="good", icon="heart-handshake")),
        format_html(" {}", state_tag(_("on the border"), tone="info", icon="arrows-diff")), format_html(LINE, icon("clock-pause"), late),
        _as_format(post_button(asked, _("Take it out"), STAND_IN, icon="x", tone="plain")) if may_prepare else "",
        _as_format(post_button(asked, _("Write the reply"), STAND_IN, icon="mail")) if may_reply else "",
    )  # fmt: skip


def _as_format(button: SafeString) -> str:
    return button.replace("{", "{{").replace("}", "}}").replace(STAND_IN, "{}")


def draw_row(row: dict, words: Words) -> SafeString:
    """One of `round_page.rows_of` as a list item."""
    why = value = ""
    if row["why"]:
        why = format_html(WHY, words.reasons, row["parts"], row["why"], row["scores_url"], words.scores)
    if row["value"] is not None:
        value = format_html(VALUE, floatformat(row["value"], "-1"), f"{row['value']:.3f}", words.value)
    facts = " · ".join(part for part in (row["days"], row["cost"], row["leader_word"]) if part)
    return format_html(
        ROW, row["entry"].pk, row["open_url"], row["where"], row["tag"], words.must if row["must"] else "",
        words.border if row["key"] == "border" else "", row["title"], facts, _joined(_beneath(row, words)), value, why, _joined(_buttons(row, words)),
    )  # fmt: skip


def _joined(parts: Iterable[str]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _beneath(row: dict, words: Words):
    """What was proposed where it is decided, what is lacking, whether it comes too late."""
    if row["decision"]:
        yield format_html(SOFT, row["proposal"]["word"])
        if row["entry"].reason:
            yield format_html('<blockquote class="small">{}</blockquote>', reading(row["entry"].reason))
    if row["lacking"]:
        lacking = ", ".join(str(one) for one in row["lacking"])
        yield format_html(
            LACKING, icon("alert-triangle"), words.lacks, lacking, row["scores_url"], words.scores
        )
    if row["is_late"]:
        yield words.late


def _buttons(row: dict, words: Words):
    yield format_html(words.out, row["out_url"])
    if row["decision"] and row["invitation"].state != "answered":
        yield format_html(words.reply, row["reply_url"])
