"""The minutes of a visit, and the page of a promise."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalin.kernel.access import can, rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.visits.models import ProgrammeItem, Visit
from jalin.visits.permissions import VIEW
from jalin.visits.programme.hours import wall
from jalin.visits.selectors import visible_visits, visit_rows

from .forms import BecauseForm, ChangeForm, CommitmentForm, CorrectionForm, KeptForm, NoteForm
from .models import Commitment, Note
from .permissions import KEEP_MINUTES, SETTLE
from .rules import UNSETTLED
from .section import promise_shown
from .selectors import visible_commitments, visible_notes
from .services import (
    change_commitment,
    correct_note,
    finish_commitment,
    record_commitment,
    reopen_commitment,
    withdraw_commitment,
    write_note,
)
from .words import state_today, told_state

asks = require_http_methods(["GET", "HEAD", "POST"])


def visit_or_404(user, pk: int, verb=VIEW) -> Visit:
    found = visible_visits(user) if verb is VIEW else visit_rows(user, str(verb))
    return get_object_or_404(found.select_related("relation__partner"), pk=pk)


def _hours(visit: Visit, notes: list[Note]) -> list[dict]:
    """The notes under the hours of the programme; an hour without any is left out, the visit as a whole comes first."""
    by_item: dict[int | None, list[Note]] = {}
    for note in notes:
        by_item.setdefault(note.item_id, []).append(note)
    items = [None, *ProgrammeItem.objects.filter(visit=visit)]
    shown = [(item, by_item[key]) for item in items if (key := item.pk if item else None) in by_item]
    return [
        {"item": item, "begins": wall(item.starts_at, item.zone) if item else None, "notes": found}
        for item, found in shown
    ]


def show(request, visit: Visit, act=None):
    """The minutes with their promises; the number of statements does not grow with either."""
    user, today = request.user, timezone.localdate()
    notes = list(visible_notes(user).filter(visit=visit).select_related("written_by"))
    promises = (
        visible_commitments(user)
        .filter(visit=visit)
        .select_related("unit", "owner")
        .prefetch_related("unit__names")
    )
    return render(request, "visit_promises/minutes.html", {
        "visit": visit, "act": act, "hours": _hours(visit, notes), "may_keep": can(user, KEEP_MINUTES, visit),
        "promises": [promise_shown(row, today) for row in promises],
        "trail": [(_("Visits"), reverse("desk:visits")), (str(visit.title), reverse("desk:visit", args=[visit.pk])), (_("Minutes and promises"), "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def minutes(request, pk):
    return show(request, visit_or_404(request.user, pk))


def _beside(request, visit: Visit, act: Act, form, do):
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, visit, act))


def back_to(visit: Visit) -> str:
    return reverse("desk:visit_minutes", args=[visit.pk])


@needs(KEEP_MINUTES)
@asks
def note_new(request, pk):
    visit = visit_or_404(request.user, pk, KEEP_MINUTES)
    form = NoteForm(sent(request), visit=visit, initial={"item": request.GET.get("item")})

    def do(values) -> str:
        write_note(by=request.user, visit=visit, **values)
        return _("The minutes are kept.")

    return _beside(
        request,
        visit,
        Act("note", _("Write minutes"), _("Keep the minutes"), back_to(visit), icon="pencil"),
        form,
        do,
    )


@needs(KEEP_MINUTES)
@asks
def note_correct(request, pk):
    note = get_object_or_404(
        rows(Note, request.user, KEEP_MINUTES).select_related("visit__relation__partner"), pk=pk
    )
    form = CorrectionForm(sent(request), initial={"text": note.text, "seen": note.version})

    def do(values) -> str:
        correct_note(by=request.user, note=note, **values)
        return _("The minutes are kept.")

    act = Act("note", _("Correct the minutes"), _("Keep the minutes"), back_to(note.visit), icon="pencil")
    return _beside(request, note.visit, act, form, do)


@needs(KEEP_MINUTES)
@asks
def commitment_new(request, pk):
    visit = visit_or_404(request.user, pk, KEEP_MINUTES)
    form = CommitmentForm(
        sent(request), visit=visit, initial={"item": request.GET.get("item"), "unit": visit.unit_id}
    )

    def do(values) -> str:
        record_commitment(by=request.user, visit=visit, **values)
        return _("The promise stands on the timeline of both cities and on the desk of its owner.")

    act = Act(
        "promise", _("Write down a promise"), _("Keep the promise"), back_to(visit), icon="heart-handshake"
    )
    return _beside(request, visit, act, form, do)


def _commitment(request, pk: int, verb=VIEW) -> Commitment:
    found = visible_commitments(request.user) if verb is VIEW else rows(Commitment, request.user, verb)
    found = found.select_related(
        "visit__relation__partner", "unit", "owner", "item", "event"
    ).prefetch_related("unit__names")
    return get_object_or_404(found, pk=pk)


def show_promise(request, row: Commitment, act=None):
    user, today = request.user, timezone.localdate()
    shown, is_open = promise_shown(row, today), state_today(row, today) in UNSETTLED
    return render(request, "visit_promises/commitment.html", {
        **shown, "visit": row.visit, "act": act, "told": told_state(row, today), "is_open": is_open,
        "may_settle": can(user, SETTLE, row), "may_change": is_open and can(user, KEEP_MINUTES, row.visit),
        "trail": [(_("Promises"), reverse("desk:commitments")), (str(row), "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def commitment(request, pk):
    return show_promise(request, _commitment(request, pk))


def _settle(request, row: Commitment, act: Act, form, do):
    return act_beside(request, act, form, do=do, page=lambda request, act: show_promise(request, row, act))


def _page(pk: int) -> str:
    return reverse("desk:commitment", args=[pk])


@needs(KEEP_MINUTES)
@asks
def commitment_change(request, pk):
    row = _commitment(request, pk, KEEP_MINUTES)
    form = ChangeForm(sent(request), instance=row)

    def do(values) -> str:
        change_commitment(by=request.user, visit=row.visit, commitment=row, **values)
        return _("The promise is changed, on the timeline too.")

    return _settle(
        request,
        row,
        Act("change", _("Correct the promise"), _("Save the changes"), _page(pk), icon="pencil"),
        form,
        do,
    )


@needs(SETTLE)
@asks
def commitment_done(request, pk):
    row = _commitment(request, pk, SETTLE)
    form = KeptForm(sent(request), initial={"done_on": timezone.localdate()})

    def do(values) -> str:
        finish_commitment(by=request.user, commitment=row, **values)
        return _("The promise is kept; both timelines say so.")

    act = Act(
        "done", _("Say that the promise is kept"), _("It is kept"), _page(pk), icon="check", lead=str(row)
    )
    return _settle(request, row, act, form, do)


@needs(SETTLE)
@asks
def commitment_withdraw(request, pk):
    row = _commitment(request, pk, SETTLE)
    form = BecauseForm(sent(request))

    def do(values) -> str:
        withdraw_commitment(by=request.user, commitment=row, **values)
        return _("The promise is withdrawn; both timelines say why.")

    act = Act(
        "withdraw",
        _("Withdraw the promise"),
        _("Withdraw it"),
        _page(pk),
        icon="x",
        tone="danger",
        lead=str(row),
    )
    return _settle(request, row, act, form, do)


@needs(SETTLE)
@asks
def commitment_reopen(request, pk):
    row = _commitment(request, pk, SETTLE)
    form = BecauseForm(sent(request))

    def do(values) -> str:
        reopen_commitment(by=request.user, commitment=row, **values)
        return _("The promise is open again.")

    act = Act(
        "reopen", _("Open the promise again"), _("Open it again"), _page(pk), icon="refresh", lead=str(row)
    )
    return _settle(request, row, act, form, do)
