"""The page for the phone, what it asks and sends, and the script that serves it without a connection."""

import json
from importlib.resources import files

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.kernel.access.views import needs
from jalin.kernel.forms.refusals import add_refusal
from jalin.visits.models import ProgrammeItem, Visit
from jalin.visits.promises.forms import CommitmentForm, NoteForm
from jalin.visits.promises.permissions import KEEP_MINUTES
from jalin.visits.promises.section import promise_shown
from jalin.visits.promises.selectors import visible_commitments, visible_notes
from jalin.visits.promises.services import record_commitment, write_note
from jalin.visits.promises.views import visit_or_404

from .receiving import MOST, receive


@needs(KEEP_MINUTES)
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request, pk):
    """The page. Without its script it is an ordinary page with two forms, which POST here."""
    visit = visit_or_404(request.user, pk, KEEP_MINUTES)
    kind = request.POST.get("kind", "")
    note = NoteForm(request.POST if kind == "note" else None, visit=visit)
    promise = CommitmentForm(
        request.POST if kind == "commitment" else None,
        visit=visit,
        initial={"unit": visit.unit_id, "owner": request.user.pk},
    )
    if kind and _taken(request.user, visit, kind, note, promise):
        return redirect("desk:visit_phone", pk)
    for form in (note, promise):
        form.auto_id = f"{'note' if form is note else 'promise'}-%s"
    return render(request, "visit_promises/phone.html", {
        "visit": visit, "note": note, "promise": promise, "kind": kind or "note", "hours": ProgrammeItem.objects.filter(visit=visit),
    }, status=422 if kind else 200)  # fmt: skip


def _taken(user, visit: Visit, kind: str, note, promise) -> bool:
    form = note if kind == "note" else promise
    if not form.is_valid():
        return False
    try:
        (write_note if kind == "note" else record_commitment)(by=user, visit=visit, **form.cleaned_data)
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return False
    return True


@needs(KEEP_MINUTES)
@require_safe
def state(request, pk):
    """What the house has, for the phone: who is signed in, the token of this session, notes and promises."""
    visit = visit_or_404(request.user, pk, KEEP_MINUTES)
    today = timezone.localdate()
    notes = visible_notes(request.user).filter(visit=visit).select_related("written_by")
    promises = (
        visible_commitments(request.user)
        .filter(visit=visit)
        .select_related("unit", "owner")
        .prefetch_related("unit__names")
    )
    return JsonResponse({
        "person": request.user.pk, "token": get_token(request), "visit": visit.pk,
        "notes": [{"note": one.pk, "item": one.item_id, "text": one.text, "version": one.version, "at": one.noted_at.isoformat(),
                   "by": one.written_by.name if one.written_by else ""} for one in notes],
        "promises": [{"what": str(row), "state": str(shown["state"][0]), "due": row.due_on.isoformat(), "owner": shown["owner"],
                      "owed_by": str(shown["owed_by"]), "counterpart": row.counterpart}
                     for row in promises for shown in [promise_shown(row, today)]],
    })  # fmt: skip


@needs(KEEP_MINUTES)
@require_POST
def send(request, pk):
    """Take in entries: {"person": key of who wrote them, "entries": […]} -> {"answers": […], "more": bool}."""
    visit = visit_or_404(request.user, pk, KEEP_MINUTES)
    try:
        sent = json.loads(request.body)
        entries, person = sent["entries"], sent["person"]
        if not isinstance(entries, list):
            raise TypeError
    except (ValueError, KeyError, TypeError):
        return JsonResponse(
            {"sentence": _("This phone sent something that is no entry. Reload the page.")}, status=400
        )
    if person != request.user.pk:  # written by somebody else on the same phone
        return JsonResponse(
            {"sentence": _("Somebody else wrote this. Who wrote it signs in to send it.")}, status=409
        )
    return JsonResponse({"answers": receive(request.user, visit, entries), "more": len(entries) > MOST})


@needs(KEEP_MINUTES)
@require_safe
def worker(request):
    """The service worker; its address is its scope, so it serves these pages and no others."""
    script = files(__package__).joinpath("worker.js").read_text(encoding="utf-8")
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = reverse("desk:visit_phone_worker").rsplit("/", 1)[0] + "/"
    return response
