"""Invented invitations for the demonstration, each marked as such: one of Hamamatsu that follows the visit of 2018, twelve
others of the same weeks, one that came twice, and three that were answered."""

from datetime import date

from jalin.invitations import lifecycle
from jalin.invitations.models import Invitation
from jalin.invitations.permissions import RECORD
from jalin.invitations.services import (
    answer_invitation,
    enter_invitation,
    hand_to_unit,
    mark_assessed,
    mark_must_accept,
    publish_outcome,
)
from jalin.kernel.journal import action
from jalin.people.models import Unit
from jalin.relations.models import Field, Partner

from .bandung import DATA, rows

UNITS = {"education": "disdik", "trade": "disdagin"}  # which unit has what is with a unit
DAYS, AMOUNTS = (
    ("starts_on", "ends_on", "received_on", "reply_by"),
    ("head_count", "cost_inviter", "cost_city"),
)


@action("demo.load_invitations", verb=RECORD)
def load_invitations(*, by, act) -> int:
    """Load them once; returns how many were made. The record of the partners must be there. That one came twice is found by
    the worker, as with every invitation."""
    if Invitation.objects.exists():
        return 0
    fields, partners = (
        {one.key: one for one in Field.objects.all()},
        {one.slug: one for one in Partner.objects.all()},
    )
    made = [_enter(by, dict(row), fields, partners) for row in rows(DATA / "invitations.csv")]
    act.note(invitations=len(made))
    return len(made)


def _enter(by, row: dict, fields: dict[str, Field], partners: dict[str, Partner]) -> Invitation:
    state, outcome, answered_on, keys = (
        row.pop(name) for name in ("state", "outcome", "answered_on", "fields")
    )
    reasons = {f"public_reason_{column}": row.pop(f"reason_{column}") for column in ("ind", "jpn", "eng")}
    for name in DAYS:
        row[name] = date.fromisoformat(row[name]) if row[name] else None
    for name in AMOUNTS:
        row[name] = int(row[name]) if row[name] else None
    row["wants_leader"] = bool(row["wants_leader"])
    keys = keys.split(";")
    invitation = enter_invitation(
        by=by, partner=partners.get(row.pop("partner")), is_invented=True, held_since=row["received_on"],
        fields=[fields[key] for key in keys], **row,
    )  # fmt: skip
    if state == lifecycle.WITH_UNIT:
        key = next((UNITS[name] for name in keys if name in UNITS), "bappelitbang")
        hand_to_unit(by=by, invitation=invitation, unit=Unit.objects.get(key=key))
    if state == lifecycle.ASSESSED:
        invitation = mark_assessed(by=by, invitation=invitation)
    if invitation.partner_id and invitation.partner.slug == "hamamatsu":
        mark_must_accept(by=by, invitation=invitation)
    if state == lifecycle.ANSWERED:
        found = answer_invitation(
            by=by,
            invitation=invitation,
            outcome=outcome,
            answered_on=date.fromisoformat(answered_on),
            **reasons,
        )
        publish_outcome(by=by, invitation=found, is_published=True)
    return invitation
