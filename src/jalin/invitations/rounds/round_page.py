"""The page of a round: the invitations by value, what the rule proposes and why, map, calendar, limits, border cases."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from jalin.invitations.needs.selectors import reader
from jalin.invitations.words import city_in_words, from_where, place_of, rupiah, span_words, title_of
from jalin.kernel.access import can
from jalin.kernel.places.parts import part_of_world
from jalin.kernel.text.fields import columns_of
from jalin.kernel.web.addresses import addresses_of
from jalin.people.models import Office
from jalin.people.selectors import home_office
from jalin.relations.worldmap import MapPartner, Point, draw_map

from .calendar_drawing import Journey, draw_calendar
from .criteria import criteria_of
from .models import Entry, Round
from .permissions import DECIDE, PREPARE, PUBLISH, REPLY
from .permit import permit_lead
from .proofs import Told, is_infeasible, kept
from .row_drawing import draw_row, words_for
from .selectors import candidates, entries_of, lay_out
from .services import is_stale
from .what_if import what_if_form
from .words import LACKING, PARTS, decision_words, drawn, proposal_words, state_of

IN = ("chosen", "chosen_deputy")
SHOWN = (
    "round", "proposal", "value", "decision", *columns_of("reason"),
    *(f"invitation__{name}" for name in ("reference", "received_on", "title", *columns_of("heading"), "language", "inviter_name", "city", "country",
                                         "starts_on", "ends_on", "state", "must_accept", "partner__latitude", "partner__longitude")),
    *(f"invitation__estimate__{name}" for name in ("leaves_on", "returns_on", "cost", "days", "may_send_deputy")),
)  # fmt: skip
BAR = {"chosen": "chosen", "chosen_deputy": "deputy"}


@dataclass(frozen=True)
class Shown:
    """A round with its proposal, read once for all parts of the page."""

    round: Round
    entries: list[Entry]
    proof: dict | None
    told: Told | None


def shown_of(round: Round, entries: list[Entry]) -> Shown:
    proof = kept(round)
    return Shown(round, entries, proof, Told(round, entries, reader()) if proof else None)


def rows_of(shown: Shown, lacking: dict[int, list[str]], lead, on) -> list[dict]:
    """The invitations of the round: those of the proposal by value, then those that cannot be weighed."""
    reasons = (shown.proof or {}).get("reasons", {}).get("invitations", {})
    found, addresses, most = [], _addresses(shown.round), 10 * max(shown.round.ballot.result.values())
    for entry in shown.entries:
        invitation, told = entry.invitation, reasons.get(entry.invitation.reference)
        estimate = getattr(invitation, "estimate", None)
        row = {
            **addresses(entry), "entry": entry, "invitation": invitation, "where": from_where(invitation), "title": title_of(invitation),
            "days": span_words(estimate.leaves_on, estimate.returns_on) if estimate else span_words(invitation.starts_on, invitation.ends_on),
            "cost": rupiah(estimate.cost) if estimate else "", "leader_word": leader_words(estimate.days) if estimate else "",
            "is_late": bool(estimate and lead.is_too_late(estimate.leaves_on, on)), "must": invitation.must_accept,
            "lacking": [LACKING[key] for key in lacking.get(entry.pk, ())], "proposal": proposal_words(entry.proposal),
            "decision": decision_words(entry), "value": None, "parts": "", "tag": drawn(decision_words(entry) or proposal_words(entry.proposal)), "why": "", "key": "",
        }  # fmt: skip
        if told and entry.proposal:
            way = "deputy" if entry.proposal == "chosen_deputy" else "leader"
            points = told["values"][way]["points"]
            has_scores = any(float(number) for number in points.values())
            row |= {
                "value": float(told["values"][way]["value"]) if has_scores else None, "key": told["stability"],
                "why": shown.told.one(invitation.reference),
                "parts": shown.told.points(invitation.reference, way, most),
            }  # fmt: skip
        found.append(row)
    return sorted(
        found, key=lambda row: (not row["must"], row["value"] is None, -(row["value"] or 0), row["entry"].pk)
    )


def _addresses(round: Round):
    """Where the row of an entry leads."""
    opens, scores = addresses_of("desk:invitation"), addresses_of("desk:scores")
    out, reply = addresses_of("desk:round_take_out", round.pk), addresses_of("desk:round_reply", round.pk)
    return lambda entry: {"open_url": opens(entry.invitation_id), "scores_url": scores(entry.invitation_id),
                          "out_url": out(entry.pk), "reply_url": reply(entry.pk)}  # fmt: skip


def leader_words(days: int) -> str:
    return ngettext("%(days)s day of the leader", "%(days)s days of the leader", days) % {"days": days}


def map_of(rows: list[dict], office: Office | None):
    """Where the invitations come from: chosen ones as living threads, the others quiet. None without an office."""
    if office is None:
        return None
    marks = []
    for row in rows:
        lat, lon = _spot(row["invitation"])
        is_in = row["entry"].proposal in IN
        marks.append(MapPartner(
            row["invitation"].reference, _city(row["invitation"]), f"#entry-{row['entry'].pk}",
            lat, lon,
            weight=0.9 if is_in else 0.1, state="active" if is_in else "idle", title=str(row["title"]), state_word=str(row["proposal"]["word"]),
        ))  # fmt: skip
    home = Point(float(office.latitude), float(office.longitude), str(office.city))
    return _map_drawn(home, tuple(marks), get_language())


@lru_cache(maxsize=32)
def _map_drawn(home: Point, marks: tuple[MapPartner, ...], _language: str):
    """The map as HTML. The same places make the same drawing: whoever comes back to a round waits for none."""
    worldmap = draw_map(home, marks)
    drawings = [("wide", worldmap.wide), ("near", worldmap.near)]
    return render_to_string("rounds/_map.html", {"worldmap": worldmap, "drawings": drawings})


@lru_cache(maxsize=32)
def _calendar_drawn(journeys: tuple[Journey, ...], _language: str):
    calendar = draw_calendar(journeys)
    return render_to_string("rounds/_calendar.html", {"calendar": calendar}) if calendar else ""


def _spot(invitation) -> tuple[float | None, float | None]:
    """Degrees of the partner on record, else of the one city of that name in the gazetteer."""
    partner = invitation.partner
    if partner and partner.latitude is not None:
        return float(partner.latitude), float(partner.longitude)
    found = place_of(invitation.city, invitation.country)
    return (found.lat, found.lon) if found else (None, None)


def _city(invitation) -> str:
    return city_in_words(invitation) or invitation.inviter_name


def calendar_of(shown: Shown):
    """The journeys as bars, and the days on which the leader is bound."""
    journeys = [
        Journey(_city(one.invitation), one.invitation.estimate.leaves_on, one.invitation.estimate.returns_on,
                BAR.get(one.proposal, "out"))
        for one in shown.entries if hasattr(one.invitation, "estimate")
    ]  # fmt: skip
    bound = [Journey(one.what, one.first_day, one.last_day, "bound") for one in shown.round.engagements.all()]
    return _calendar_drawn((*journeys, *bound), get_language())


def limits_told(shown: Shown) -> list[dict]:
    """Budget and days: used of how much."""
    used = (shown.proof or {}).get("result", {}).get("used", {})
    cost, days = int(used["cost"]) if "cost" in used else None, int(used["days"]) if "days" in used else None
    return [
        {"label": _("Budget"), "used": rupiah(cost), "limit": rupiah(shown.round.budget), "now": cost or 0, "most": shown.round.budget},
        {"label": _("Days of the leader"), "used": "" if days is None else days, "limit": shown.round.days, "now": days or 0, "most": shown.round.days},
    ]  # fmt: skip


def parts_told(shown: Shown) -> str:
    """How many of each part of the world the proposal accepts: "Asia 3 · Europe 1"; "" where no rule asks for it."""
    if not shown.round.per_part:
        return ""
    counts = Counter(part_of_world(one.invitation.country) for one in shown.entries if one.proposal in IN)
    return " · ".join(f"{word} {counts[key]}" for key, word in PARTS.items() if counts[key])


def round_page(request, round: Round) -> dict:
    """The context of `rounds/round.html`."""
    user, today = request.user, round.decided_on or timezone.localdate()
    laid = lay_out(round, entries_of(round, SHOWN))
    shown, lead = shown_of(round, laid.entries), permit_lead(today)
    rows = rows_of(shown, laid.lacking, lead, today)
    is_open, solved = round.state == Round.State.OPEN, bool(shown.proof) and not is_infeasible(shown.proof)
    stale = is_open and is_stale(round, laid)
    request.office = home_office()  # the frame of the page takes it from here
    worldmap = map_of(rows, request.office)
    may_prepare, may_reply = is_open and can(user, PREPARE), not is_open and can(user, REPLY)
    words = words_for(request, lead, may_prepare=may_prepare, may_reply=may_reply)
    return {
        "round": round, "state": state_of(round), "rows": rows, "drawn_rows": [draw_row(row, words) for row in rows], "limits": limits_told(shown), "parts": parts_told(shown), "weights": _weights(round),
        "worldmap": worldmap, "calendar": calendar_of(shown), "lead": lead,
        "border": [row for row in rows if row["key"] == "border"], "draws": shown.proof["reasons"]["draws"] if solved else None,
        "changes": shown.told.changes() if solved else None, "relaxations": shown.told.relaxations() if shown.proof and not solved else [],
        "is_solved": solved, "is_stale": stale, "is_open": is_open, "total": shown.proof["result"].get("value") if shown.proof else None,
        "digest": shown.proof["digests"]["decision"] if shown.proof else "", "engagements": round.engagements.all(),
        "what_if": what_if_form(round, laid) if is_open and solved and not stale else None, "offered": candidates(user).count() if is_open else 0,
        "may_prepare": may_prepare, "may_decide": is_open and solved and not stale and can(user, DECIDE),
        "may_publish": round.state == Round.State.DECIDED and can(user, PUBLISH),
        "trail": [(_("Decision rounds"), reverse("desk:rounds")), (str(round.title), "")],
    }  # fmt: skip


def _weights(round: Round) -> list[dict]:
    return [
        {"name": one.name[reader()], "points": round.ballot.result[one.key]}
        for one in criteria_of(round.criteria).criteria
    ]
