"""What everybody may read of why an invitation was answered as it was, in three languages and without a person's name."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from jalin.kernel.text import COLUMNS

from .models import Entry, Reply
from .permit import permit_lead


def public_reasons(reply: Reply) -> dict[str, str]:
    """public_reason_ind, _jpn, _eng of the answer."""
    told = {}
    for language, column in COLUMNS.items():
        with override(language):
            told[f"public_reason_{column}"] = reason_of(reply.entry, reply, column)
    return told


def reason_of(entry: Entry | None, reply: Reply | None, column: str) -> str:
    """One reason in the language in force: the one written by whoever decided, else what follows from the rule."""
    if entry is not None:
        written = getattr(entry, f"reason_{column}") or str(entry.reason)
        return written or by_rule(entry)
    if reply.invitation.must_accept and reply.outcome == "accepted":
        return _("Accepted because a written cooperation is in force and the visit is within its scope.")
    return {
        "accepted": _("Accepted by the office outside a round."),
        "declined": _("Declined with thanks by the office outside a round."),
        "postponed": too_late(reply.dated_on),
    }[reply.outcome]


def by_rule(entry: Entry) -> str:
    """The reason that the rule itself gives for a decision that follows the proposal."""
    words = {"value": entry.value, "threshold": entry.round.threshold, "round": str(entry.round.title)}
    if entry.decision == Entry.Decision.POSTPONED:
        return too_late(entry.round.decided_on)
    if entry.invitation.must_accept and entry.decision != Entry.Decision.DECLINED:
        return _("Accepted because a written cooperation is in force and the visit is within its scope.")
    if entry.decision in (Entry.Decision.LEADER, Entry.Decision.DEPUTY):
        return (
            _(
                "Accepted: its value is %(value)s of 1000, and it is part of the best choice within the limits."
            )
            % words
        )
    if entry.proposal == "below_threshold":
        return _("Declined: its value of %(value)s of 1000 is below the threshold of %(threshold)s.") % words
    if entry.proposal:
        return (
            _(
                "Declined: its value is %(value)s of 1000; within budget and days other invitations together weigh more."
            )
            % words
        )
    return _("Declined: it could not be weighed in time.")


def too_late(on) -> str:
    lead = permit_lead(on)
    return _("A later date was asked for: the permit to travel must be applied for %(days)s days before leaving (%(source)s).") % {
        "days": lead.days, "source": lead.source,
    }  # fmt: skip
