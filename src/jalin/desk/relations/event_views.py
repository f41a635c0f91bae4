"""Acts on the timeline: an event with its sources, in the drawer beside the dossier."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalin.kernel.access import can, require
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import DRAWER, Act, Done, act_beside, sent, show_act
from jalin.kernel.forms.concurrency import write_seen
from jalin.newsroom.drafting.buttons import write_url
from jalin.people.permissions import VIEW_DESK
from jalin.relations.bases import basis_read, phrases
from jalin.relations.kinds import kind_of
from jalin.relations.models import Event, Statement
from jalin.relations.permissions import ADD_EVENT
from jalin.relations.public.weaving import dated
from jalin.relations.services import add_event, edit_event, prefer_statement, state_date, withdraw_event
from jalin.relations.states import DESK, pages_of

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
    rows = found.statements.select_related("source").order_by("-is_preferred", "id")
    statements = [{"row": row, "date": dated(row), "basis": basis_read(row)} for row in rows]
    about = {
        "event": found, "kind": kind_of(found.kind), "date": dated(found), "statements": statements,
        "may_edit": can(request.user, ADD_EVENT, found.relation),
        "audience": AUDIENCES[found.audience][1](), "event_fields": list(found.fields.all()),
        "page_url": pages_of([found], request.user, DESK).get(found.pk, ""),
        "write_url": write_url(request.user, "event", found.pk),
    }  # fmt: skip
    act = Act(
        DRAWER, title_of(found), "", dossier_url(found.relation), body="desk/relations/event.html", more=about
    )
    return show_act(request, act, dossier_behind(found.relation))


def suggestions() -> dict[str, list]:
    """What the fields for a source and for the basis of a date offer."""
    return {"known-sources": known_sources(), "known-bases": phrases()}


@needs(ADD_EVENT)
@asks
def event_new(request, slug):
    relation = relation_or_404(request.user, slug)
    require(request.user, ADD_EVENT, relation)
    first = {"audience": Event.Audience.STAFF}
    form = NewEventForm(sent(request), user=request.user, relation=relation, initial=first)

    def do(_values):
        add_event(by=request.user, relation=relation, **form.values())
        return _("The event is on the timeline.")

    act = Act(DRAWER, _("Add an event"), _("Save the event"), dossier_url(relation), autosave=f"event-of-{slug}",
              suggested=suggestions())  # fmt: skip
    return act_beside(request, act, form, do=do, page=dossier_behind(relation))


@needs(ADD_EVENT)
@asks
def event_edit(request, pk):
    found = event_or_404(request.user, pk)
    require(request.user, ADD_EVENT, found.relation)
    form = EventForm(sent(request), instance=found, user=request.user)

    def write(current, values):
        edit_event(by=request.user, event=current, **values)

    def do(_values):
        return (
            Done(_("The event is changed."), dossier_url(found.relation)) if write_seen(form, write) else None
        )

    act = Act(DRAWER, _("Edit the event"), _("Save the event"), event_url(found), autosave=f"event-{pk}",
              lead=_("Its date follows from what the sources say: add a source to change it."))  # fmt: skip
    return act_beside(request, act, form, do=do, page=dossier_behind(found.relation))


@needs(ADD_EVENT)
@asks
def statement_new(request, pk):
    found = event_or_404(request.user, pk)
    require(request.user, ADD_EVENT, found.relation)
    form = StatementForm(sent(request))

    def do(_values):
        state_date(by=request.user, event=found, **form.values())
        return _("What this source says is kept beside the others.")

    act = Act(DRAWER, _("Add what another source says"), _("Add the source"), event_url(found), lead=title_of(found),
              suggested=suggestions())  # fmt: skip
    return act_beside(request, act, form, do=do, page=dossier_behind(found.relation))


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

    def do(values):
        withdraw_event(by=request.user, event=found, reason=values["reason"])
        said = _("The event is off the timeline. The journal keeps it with your reason.")
        return Done(said, dossier_url(found.relation))

    act = Act(DRAWER, _("Take the event off the timeline"), _("Take it off"), event_url(found), tone="danger",
              lead=title_of(found))  # fmt: skip
    return act_beside(request, act, WithdrawForm(sent(request)), do=do, page=dossier_behind(found.relation))
