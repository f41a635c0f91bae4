"""The page on which a round is decided."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from jalin.invitations.words import from_where, span_words, title_of
from jalin.kernel.text import COLUMNS

from .models import Entry, Round
from .permit import permit_lead
from .reasons import too_late
from .words import proposal_words

BY_PROPOSAL = {"chosen": Entry.Decision.LEADER, "chosen_deputy": Entry.Decision.DEPUTY, "declined": Entry.Decision.DECLINED,
               "below_threshold": Entry.Decision.DECLINED, "": ""}  # fmt: skip


def decide_start(round: Round, entries: list[Entry]) -> dict:
    """The proposal as first answer. What is proposed but comes too late for the permit begins as "later", with its reason."""
    today, first = timezone.localdate(), {}
    lead = permit_lead(today)
    for entry in entries:
        estimate = getattr(entry.invitation, "estimate", None)
        late = bool(estimate and lead.is_too_late(estimate.leaves_on, today)) and entry.proposal.startswith(
            "chosen"
        )
        first[f"decision_{entry.pk}"] = Entry.Decision.POSTPONED if late else BY_PROPOSAL[entry.proposal]
        for language, column in COLUMNS.items() if late else ():
            with override(language):
                first[f"reason_{column}_{entry.pk}"] = too_late(today)
    return first


def decide_page(round: Round, entries: list[Entry], form) -> dict:
    rows = []
    for entry in sorted(
        entries, key=lambda entry: (not entry.invitation.must_accept, -float(entry.value or 0))
    ):
        reasons = [form[f"reason_{column}_{entry.pk}"] for column in COLUMNS.values()]
        rows.append({
            "entry": entry, "where": from_where(entry.invitation), "title": title_of(entry.invitation), "proposal": proposal_words(entry.proposal),
            "value": float(entry.value) if entry.value else None, "days": span_words(entry.invitation.starts_on, entry.invitation.ends_on),
            "decision": form[f"decision_{entry.pk}"], "reasons": reasons,
            "has_reason": any(field.value() or field.errors for field in reasons), "must": entry.invitation.must_accept,
        })  # fmt: skip
    return {"round": round, "form": form, "rows": rows,
            "trail": [(_("Decision rounds"), reverse("desk:rounds")), (str(round.title), reverse("desk:round", args=[round.pk])), (_("Decide"), "")]}  # fmt: skip
