"""The invitations of a round as the page draws them. Drawn here and not by a template: a round has up to sixty."""

from dataclasses import dataclass

from django.template.defaultfilters import floatformat
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from jalin.kernel.ui.tags.acts import post_button
from jalin.kernel.ui.tags.frames import icon
from jalin.kernel.ui.tags.words import reading, state_tag

STAND_IN = "address-of-this-row"  # where the address of a button goes
ROW = '<li id="entry-{}"><div class="round-row"><div><p><strong><a href="{}">{}</a></strong> {}{}{}</p><p class="small">{}</p>'
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
    out: str  # buttons, with STAND_IN for their address; "" for who may not press them
    reply: str


def words_for(request, lead, *, may_prepare: bool, may_reply: bool) -> Words:
    asked = {"request": request}
    late = _("Too late for the permit to travel (%(days)s days).") % {"days": lead.days}
    return Words(
        _("Scores"), _("Points and reasons"), _("Value of 1000"), _("Cannot be weighed yet; it lacks:"),
        format_html(" {}", state_tag(_("existing cooperation"), tone="good", icon="heart-handshake")),
        format_html(" {}", state_tag(_("on the border"), tone="info", icon="arrows-diff")), format_html(LINE, icon("clock-pause"), late),
        post_button(asked, _("Take it out"), STAND_IN, icon="x", tone="plain") if may_prepare else "",
        post_button(asked, _("Write the reply"), STAND_IN, icon="mail") if may_reply else "",
    )  # fmt: skip


def draw_row(row: dict, words: Words) -> SafeString:
    """One of `round_page.rows_of` as a list item."""
    has_value, why = row["value"] is not None, ""
    if row["why"]:
        why = format_html(WHY, words.reasons, row["parts"], row["why"], row["scores_url"], words.scores)
    value = (
        format_html(VALUE, floatformat(row["value"], "-1"), f"{row['value']:.3f}", words.value)
        if has_value
        else ""
    )
    head = format_html(
        ROW, row["entry"].pk, row["open_url"], row["where"], row["tag"], words.must if row["must"] else "",
        words.border if row["key"] == "border" else "", row["title"],
    )  # fmt: skip
    facts = " · ".join(part for part in (row["days"], row["cost"], row["leader_word"]) if part)
    parts = (head, format_html(SOFT, facts), *_beneath(row, words), "</div>", value, "</div>", why,
             '<div class="row">', *_buttons(row, words), "</div></li>")  # fmt: skip
    return mark_safe("".join(parts))  # noqa: S308  (each part is escaped above)


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
    yield words.out.replace(STAND_IN, row["out_url"])
    if row["decision"] and row["invitation"].state != "answered":
        yield words.reply.replace(STAND_IN, row["reply_url"])
