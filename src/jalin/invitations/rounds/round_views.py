"""Pages of decision rounds for staff."""

import time

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.invitations.needs.selectors import visible_periods
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.kernel.forms.refusals import add_refusal

from . import services
from .deciding import decide_page, decide_start
from .forms import BindForm, DecideForm, RoundForm, TakeInForm
from .models import Entry, Round
from .permissions import DECIDE, PREPARE, PUBLISH, VIEW
from .proofs import digest_of
from .round_page import round_page
from .selectors import candidates, entries_of, lay_out, visible_rounds
from .what_if import WhatIfForm, answer

asks = require_http_methods(["GET", "HEAD", "POST"])
EDITED = ("title_ind", "title_jpn", "title_eng", "budget", "days", "threshold", "deputy_percent", "per_part")


def round_or_404(user, pk: int) -> Round:
    return get_object_or_404(
        visible_rounds(user).select_related("period", "ballot", "decided_by").prefetch_related("engagements"),
        pk=pk,
    )


def show(request, round: Round, act=None):
    return render(request, "rounds/round.html", {**round_page(request, round), "act": act})


def _back(pk: int) -> str:
    return reverse("desk:round", args=[pk])


@needs(VIEW)
@require_safe
def decision_round(request, pk):
    return show(request, round_or_404(request.user, pk))


@needs(PREPARE)
@asks
def round_new(request):
    periods = visible_periods(request.user)
    form = RoundForm(sent(request), periods=periods, initial={"period": periods.first()})
    made: list[Round] = []

    def do(values) -> str:
        made.append(services.open_round(by=request.user, **values))
        return _("The round is open. Take in the invitations it decides on.")

    act = Act("new", _("Open a round"), _("Open the round"), reverse("desk:rounds"), icon="plus")
    response = act_beside(request, act, form, do=do, page=lambda request, act: render(request, "people/new.html", {"act": act}))  # fmt: skip
    if made:
        response["Location"] = _back(made[0].pk)
    return response


@needs(PREPARE)
@asks
def round_edit(request, pk):
    found = round_or_404(request.user, pk)
    form = RoundForm(sent(request), initial={name: getattr(found, name) for name in EDITED})

    def do(values) -> str:
        services.edit_round(by=request.user, round=found, **values)
        return _("The round is changed. A proposal made before is void.")

    act = Act("edit", _("Change title and limits"), _("Save the changes"), _back(pk), icon="pencil")
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found, act))


@needs(PREPARE)
@asks
def round_take_in(request, pk):
    found = round_or_404(request.user, pk)
    form = TakeInForm(sent(request), offered=candidates(request.user))

    def do(values) -> str:
        taken = services.take_in(by=request.user, round=found, invitations=values["invitations"])
        return ngettext(
            "%(count)s invitation is in the round.", "%(count)s invitations are in the round.", len(taken)
        ) % {"count": len(taken)}

    act = Act("take-in", _("Take in invitations"), _("Take them in"), _back(pk), icon="inbox")
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found, act))


@needs(PREPARE)
@require_POST
def round_take_out(request, pk, entry):
    found = round_or_404(request.user, pk)
    row = get_object_or_404(Entry, round=found, pk=entry)
    return _at_once(request, found, lambda: services.take_out(by=request.user, round=found, entry=row),
                    _("It is out of the round and stays open."))  # fmt: skip


@needs(PREPARE)
@asks
def round_bind(request, pk):
    found, form = round_or_404(request.user, pk), BindForm(sent(request))

    def do(values) -> str:
        services.bind_days(by=request.user, round=found, **values)
        return _("The days are bound.")

    act = Act(
        "bind", _("Days on which the leader is bound"), _("Bind these days"), _back(pk), icon="calendar-event"
    )
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found, act))


@needs(PREPARE)
@require_POST
def round_free(request, pk, row):
    found = round_or_404(request.user, pk)
    bound = get_object_or_404(found.engagements, pk=row)
    return _at_once(
        request,
        found,
        lambda: services.free_days(by=request.user, round=found, engagement=bound),
        _("The days are free."),
    )


@needs(PREPARE)
@require_POST
def round_propose(request, pk):
    found = round_or_404(request.user, pk)
    return _at_once(
        request,
        found,
        lambda: services.propose(by=request.user, round=found),
        _("The rule has chosen. Nothing is decided yet."),
    )


@needs(PUBLISH)
@require_POST
def round_publish(request, pk):
    found = round_or_404(request.user, pk)
    return _at_once(request, found, lambda: services.publish_round(by=request.user, round=found),
                    _("The decision, its reasons and its proof file are public."))  # fmt: skip


def _at_once(request, found: Round, do, said: str):
    try:
        do()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, said)
    return redirect("desk:round", found.pk)


@needs(VIEW)
@require_safe
def round_weigh(request, pk):
    """What would change: a part of the page for htmx, a page of its own without it."""
    found = round_or_404(request.user, pk)
    if not found.proof:
        raise Http404
    form = WhatIfForm(request.GET or None, round=found, auto_id="what-if-%s")
    context = {"round": found, "form": form, "trail": [(_("Decision rounds"), reverse("desk:rounds")), (str(found.title), _back(pk)), (_("What if"), "")]}  # fmt: skip
    started = time.process_time()
    if form.is_valid():
        context["answer"] = answer(found, lay_out(found), form.cleaned_data)
    response = render(request, "rounds/_what_if.html" if request.htmx else "rounds/what_if.html", context)
    response["Server-Timing"] = f"choice;dur={1000 * (time.process_time() - started):.0f}"
    return response


@needs(VIEW)
@require_safe
def round_proof(request, pk):
    """The proof file, byte for byte, to be recomputed by `jalin verify`."""
    return proof_file(round_or_404(request.user, pk))


def proof_file(found: Round) -> HttpResponse:
    if not found.proof:
        raise Http404
    response = HttpResponse(found.proof.encode(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="round-{found.pk}-{digest_of(found)[:12]}.json"'
    return response


@needs(DECIDE)
@asks
def round_decide(request, pk):
    """Decide on every invitation of the round; what was typed stays when something is missing."""
    found = round_or_404(request.user, pk)
    if found.state != Round.State.OPEN or not found.proof:
        messages.error(request, _("This round is decided, or has no proposal yet."))
        return redirect("desk:round", pk)
    entries = entries_of(found)
    form = DecideForm(sent(request), entries=entries, initial=decide_start(found, entries))
    if request.method == "POST" and form.is_valid():
        try:
            services.decide_round(by=request.user, round=found, decisions=form.decisions())
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("It is decided. Write the replies, and publish the decision."))
            return redirect("desk:round", pk)
    return render(
        request, "rounds/decide.html", decide_page(found, entries, form), status=422 if form.is_bound else 200
    )
