"""What everybody sees of decision rounds: what was proposed and decided, why, and the proof file."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jalin.invitations.needs.selectors import reader
from jalin.invitations.words import from_where, title_of
from jalin.kernel.access.views import public
from jalin.kernel.text import COLUMNS

from .criteria import criteria_of
from .models import Round
from .proofs import Told, digest_of
from .reasons import reason_of
from .round_views import proof_file
from .selectors import entries_of, published_rounds
from .services import is_against
from .words import decision_words, proposal_words


@public
@require_safe
def public_rounds(request):
    rounds = published_rounds(request.user).select_related("period")
    return render(request, "rounds/public_rounds.html", {"rounds": rounds, "trail": _trail()})


def _trail(*more) -> list:
    return [
        (_("Home"), reverse("home")),
        (_("Decisions on invitations"), reverse("public_rounds") if more else ""),
        *more,
    ]


@public
@require_safe
def public_round(request, pk):
    found = _published(request.user, pk)
    entries = entries_of(found)
    column, told = COLUMNS[(get_language() or "en")[:2]], Told(found, entries, reader(), is_public=True)
    rows = [
        {"where": from_where(entry.invitation), "title": title_of(entry.invitation), "language": entry.invitation.language, "entry": entry,
         "proposal": proposal_words(entry.proposal), "decision": decision_words(entry), "is_against": is_against(entry, entry.decision),
         "reason": reason_of(entry, None, column), "why": told.one(entry.invitation.reference) if entry.proposal else "",
         "reference": entry.invitation.reference, "value": float(entry.value) if entry.value and (float(entry.value) or not entry.invitation.must_accept) else None,
         "must": entry.invitation.must_accept}
        for entry in sorted(entries, key=lambda entry: (not entry.invitation.must_accept, -float(entry.value or 0)))
    ]  # fmt: skip
    weights = [{"name": one.name[reader()], "asks": one.asks[reader()], "points": found.ballot.result[one.key]} for one in criteria_of(found.criteria).criteria]  # fmt: skip
    return render(request, "rounds/public_round.html", {
        "round": found, "rows": rows, "weights": weights, "known": criteria_of(found.criteria), "digest": digest_of(found),
        "trail": _trail((str(found.title), "")),
    })  # fmt: skip


@public
@require_safe
def public_round_proof(request, pk):
    return proof_file(_published(request.user, pk))


def _published(user, pk: int) -> Round:
    return get_object_or_404(published_rounds(user).select_related("period", "ballot"), pk=pk)
