"""Rounds in the words of lists and pages."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

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
LACKING = {"estimate": _("an estimate of cost and days"), "scores": _("the views of two assessors")}


def rounds_noun(count: int) -> str:
    return ngettext("round", "rounds", count)


def state_of(round: Round) -> dict:
    tone, icon = STATES[Round.State(round.state)]
    return {"word": round.get_state_display(), "tone": tone, "icon": icon}


def proposal_words(proposal: str) -> dict:
    word, tone, icon = PROPOSALS[proposal]
    return {"word": word, "tone": tone, "icon": icon}


def decision_words(entry: Entry) -> dict | None:
    if not entry.decision:
        return None
    tone, icon = DECISIONS[Entry.Decision(entry.decision)]
    return {"word": entry.get_decision_display(), "tone": tone, "icon": icon}
