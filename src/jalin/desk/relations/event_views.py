"""Acts on the timeline: an event with its sources, in the drawer beside the dossier."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalin.kernel.access import can, require
from jalin.kernel.access.views import needs
from jalin.kernel.forms.concurrency import carried_out, write_seen
from jalin.kernel.forms.questions import answers
from jalin.people.permissions import VIEW_DESK
from jalin.relations.bases import basis_read, phrases
from jalin.relations.kinds import kind_of
from jalin.relations.models import Event, Statement
from jalin.relations.permissions import ADD_EVENT
from jalin.relations.public.sources import SourceList
from jalin.relations.public.weaving import dated
from jalin.relations.services import add_event, edit_event, prefer_statement, state_date, withdraw_event
from jalin.relations.states import DESK, pages_of

from .acts import ActPage, show_act
from .dossier import AUDIENCES
from .dossier_views import asks, dossier_behind, dossier_url
from .event_forms import EventForm, NewEventForm, StatementForm, WithdrawForm, known_sources
from .reach import event_or_404, relation_or_404


def event_url(event: Event) -> str:
    return reverse("desk:event", args=[event.pk])


def title_of(event: Event) -> str:
    return str(event.summary or kind_of(event.kind).name)


@needs(VIEW_DESK)
@require_safe
def event(request, pk):
    """What the record holds of one event: each source with its date, and the acts on it."""
    found = event_or_404(request.user, pk)
    sources = SourceList()
    rows = found.statements.select_related("source").order_by("-is_preferred", "id")
    statements = [
        {"row": row, "date": dated(row), "mark": [sources.mark(row)], "basis": basis_read(row)}
        for row in rows
    ]
    about = {
        "event": found, "kind": kind_of(found.kind), "date": dated(found), "statements": statements,
        "sources": sources.rows, "may_edit": can(request.user, ADD_EVENT, found.relation),
        "audience": AUDIENCES[found.audience][1](), "event_fields": list(found.fields.all()),
        "page_url": pages_of([found], request.user, DESK).get(found.pk, ""),
    }  # fmt: skip
    act = ActPage(
        title_of(found),
        None,
        "",
        dossier_url(found.relation),
        template="desk/relations/event.html",
        more=about,
    )
    return show_act(request, act, dossier_behind(request, found.relation))


@needs(ADD_EVENT)
@asks
def event_new(request, slug):
    relation = relation_or_404(request.user, slug)
    require(request.user, ADD_EVENT, relation)
    first = {"audience": Event.Audience.STAFF}
    form = NewEventForm(request.POST or None, user=request.user, relation=relation, initial=first)
    if answers(form) and carried_out(
        form, lambda: add_event(by=request.user, relation=relation, **form.values())
    ):
        messages.success(request, _("The event is on the timeline."))
        return redirect(dossier_url(relation))
    act = ActPage(_("Add an event"), form, _("Save the event"), dossier_url(relation), autosave=f"event-of-{slug}",
                  more={"known": known_sources(), "bases": phrases()})  # fmt: skip
    return show_act(request, act, dossier_behind(request, relation))


@needs(ADD_EVENT)
@asks
def event_edit(request, pk):
    found = event_or_404(request.user, pk)
    require(request.user, ADD_EVENT, found.relation)
    form = EventForm(request.POST or None, instance=found, user=request.user)

    def write(current, values):
        edit_event(by=request.user, event=current, **values)

    if form.is_valid() and write_seen(form, write):
        messages.success(request, _("The event is changed."))
        return redirect(dossier_url(found.relation))
    act = ActPage(_("Edit the event"), form, _("Save the event"), event_url(found), autosave=f"event-{pk}",
                  lead=_("Its date follows from what the sources say: add a source to change it."))  # fmt: skip
    return show_act(request, act, dossier_behind(request, found.relation))


@needs(ADD_EVENT)
@asks
def statement_new(request, pk):
    found = event_or_404(request.user, pk)
    require(request.user, ADD_EVENT, found.relation)
    form = StatementForm(request.POST or None)
    if answers(form) and carried_out(form, lambda: state_date(by=request.user, event=found, **form.values())):
        messages.success(request, _("What this source says is kept beside the others."))
        return redirect(event_url(found))
    act = ActPage(_("Add what another source says"), form, _("Add the source"), event_url(found), lead=title_of(found),
                  more={"known": known_sources(), "bases": phrases()})  # fmt: skip
    return show_act(request, act, dossier_behind(request, found.relation))


@needs(ADD_EVENT)
@require_POST
def statement_prefer(request, pk, statement):
    found = event_or_404(request.user, pk)
    row = get_object_or_404(Statement, pk=statement, event=found)
    prefer_statement(by=request.user, event=found, statement=row)
    messages.success(request, _("The event has this source's date now. The others stay beside it."))
    return redirect(event_url(found))


@needs(ADD_EVENT)
@asks
def event_withdraw(request, pk):
    found = event_or_404(request.user, pk)
    require(request.user, ADD_EVENT, found.relation)
    form = WithdrawForm(request.POST or None)

    def write():
        withdraw_event(by=request.user, event=found, reason=form.cleaned_data["reason"])

    if form.is_valid() and carried_out(form, write):
        messages.success(request, _("The event is off the timeline. The journal keeps it with your reason."))
        return redirect(dossier_url(found.relation))
    act = ActPage(_("Take the event off the timeline"), form, _("Take it off"), event_url(found), tone="danger",
                  lead=title_of(found))  # fmt: skip
    return show_act(request, act, dossier_behind(request, found.relation))
