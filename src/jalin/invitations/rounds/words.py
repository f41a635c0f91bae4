"""Rounds in the words of lists and pages."""

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jalin.kernel.ui.tags.frames import icon

from .models import Entry, Round

STATES = {  # tone, icon
    Round.State.OPEN: ("due", "scale"),
    Round.State.DECIDED: ("info", "gavel"),
    Round.State.PUBLISHED: ("good", "world-share"),
}
PROPOSALS = {  # answer of the proof file: word, tone, icon
    "chosen": (_("proposed: accept"), "good", "circle-check"),
    "chosen_deputy": (_("proposed: accept, a deputy goes"), "good", "users"),
    "declined": (_("proposed: decline"), "neutral", "circle-x"),
    "below_threshold": (_("proposed: decline, below the threshold"), "neutral", "circle-x"),
    "": (_("not weighed"), "due", "alert-triangle"),
}
DECISIONS = {
    Entry.Decision.LEADER: ("good", "circle-check"),
    Entry.Decision.DEPUTY: ("good", "users"),
    Entry.Decision.DECLINED: ("neutral", "circle-x"),
    Entry.Decision.POSTPONED: ("info", "clock-pause"),
}
PARTS = {  # of the world, as UN M49 tells them apart
    "africa": _("Africa"),
    "americas": _("the Americas"),
    "asia": _("Asia"),
    "europe": _("Europe"),
    "oceania": _("Oceania"),
}
LACKING = {"estimate": _("an estimate of cost and days"), "scores": _("the views of two assessors")}


def drawn(told: dict):
    """A state as icon, word and tone, without a template: a round has two in every row. `told`: {"word", "tone", "icon"}."""
    return format_html(
        '<span class="state state-{}">{}<span>{}</span></span>',
        told["tone"],
        icon(told["icon"]),
        told["word"],
    )


def drawn_parts(parts: list[tuple[str, float]], most: float):
    """The points of an invitation by criterion as small bars; `most`: what a full bar stands for."""
    line = '<li><span>{}</span><meter min="0" max="{}" value="{}" aria-hidden="true"></meter><span class="number">{}</span></li>'
    return format_html_join(
        "", line, ((name, f"{most:.0f}", f"{points:.3f}", number_format(points, 1)) for name, points in parts)
    )


def rounds_noun(count: int) -> str:
    return ngettext("round", "rounds", count)


def state_of(round: Round) -> dict:
    tone, sign = STATES[Round.State(round.state)]
    return {"word": round.get_state_display(), "tone": tone, "icon": sign}


def proposal_words(proposal: str) -> dict:
    word, tone, sign = PROPOSALS[proposal]
    return {"word": word, "tone": tone, "icon": sign}


def decision_words(entry: Entry) -> dict | None:
    if not entry.decision:
        return None
    tone, sign = DECISIONS[Entry.Decision(entry.decision)]
    return {"word": entry.get_decision_display(), "tone": tone, "icon": sign}
