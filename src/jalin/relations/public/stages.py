"""How far a relation has come, as a track: exploration, letter of intent, council, agreement, renewal.

The order is that of Permendagri 25/2020 art. 9 in the few steps a citizen needs; what the record does not tell is shown
as not on record, never as done.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from ..models import Event
from ..rules import ENDED, LAPSED
from ..sentences import words_of
from .weaving import dated

# the paper that stands for the agreement, best first; that relations "began" is the least that sources say
AGREED = (
    ("mou_signed",),
    ("memorandum", "implementing_arrangement", "mou_renewed"),
    ("relation_established",),
)


def _last(milestones: Sequence[Event], *kinds: str) -> Event | None:
    """The latest of these kinds; `milestones` is newest first."""
    return next((event for event in milestones if event.kind in kinds), None)


def _first(milestones: Sequence[Event], *kinds: str) -> Event | None:
    return next((event for event in reversed(milestones) if event.kind in kinds), None)


def _step(label: str, event: Event | None, *, passed: bool) -> dict:
    if event is not None:
        return {"label": label, "state": "done", "note": words_of(dated(event))}
    if passed:
        return {"label": label, "state": "skipped", "note": _("not on record"), "word": _("not on record")}
    return {"label": label, "state": "next", "note": ""}


def _council(milestones: Sequence[Event], *, passed: bool) -> dict:
    consent, referral = _last(milestones, "dprd_consent"), _last(milestones, "dprd_referral")
    if consent is not None or referral is None:
        return _step(_("Council consents"), consent, passed=passed)
    note = _("referred: %(date)s") % {"date": words_of(dated(referral))}
    word = {"word": _("not on record")} if passed else {}
    return {"label": _("Council consents"), "state": "skipped" if passed else "now", "note": note, **word}


def _ending(milestones: Sequence[Event], status: str, is_agreed: bool) -> dict | None:
    closing = _last(milestones, "agreement_ended", "relation_ended")
    if status in {LAPSED, ENDED}:
        label = _("Lapsed") if status == LAPSED else _("Ended")
        return {
            "label": label,
            "state": "late" if status == LAPSED else "now",
            "note": words_of(dated(closing)) if closing else "",
        }
    renewed = _last(milestones, "mou_renewed")
    if renewed is not None:
        return {"label": _("Renewal"), "state": "done", "note": words_of(dated(renewed))}
    return {"label": _("Renewal"), "state": "next", "note": ""} if is_agreed else None


def stages_of(milestones: Sequence[Event], status: str) -> list[dict]:
    """The track of a relation from its milestones, newest first, and its status."""
    agreed = next(filter(None, (_first(milestones, *kinds) for kinds in AGREED)), None)
    intent = _last(milestones, "loi_signed")
    council = _council(milestones, passed=agreed is not None)
    track = [
        _step(_("Letter of intent"), intent, passed=agreed is not None),
        council,
        _step(_("Agreement"), agreed, passed=False),
    ]
    if agreed is None:  # an old agreement's exploration is seldom told, and no longer asked for
        further = intent is not None or council["state"] != "next"
        track.insert(0, {"label": _("Exploration"), "state": "done" if further else "now", "note": ""})
    ending = _ending(milestones, status, agreed is not None)
    track += [ending] if ending else []
    if not any(step["state"] in {"now", "late"} for step in track):
        reached = [step for step in track if step["state"] == "done"]
        reached[-1]["state"] = "now"
    return track
