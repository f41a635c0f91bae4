"""The acts on the people of a visit, and the calendar of each."""

from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from jalin.kernel.access import rows
from jalin.kernel.access.views import needs, public
from jalin.kernel.forms.acts import Act, sent
from jalin.kernel.forms.concurrency import write_seen
from jalin.kernel.web.calendars import published
from jalin.relations.models import Contact
from jalin.relations.permissions import VIEW_CONTACTS
from jalin.visits.models import Delegate
from jalin.visits.permissions import PLAN
from jalin.visits.views import asks, beside, show, visit_or_404, visit_url

from .calendars import calendar_of, owner_of
from .forms import DelegateForm
from .services import erase_people, make_calendar, put_delegate, remove_delegate, revoke_calendar


def contacts_of(user, visit):
    """The partner's people that this person may see."""
    return rows(Contact, user, VIEW_CONTACTS).filter(partner=visit.relation.partner_id)


@needs(PLAN)
@asks
def delegate_new(request, pk):
    found = visit_or_404(request.user, pk, PLAN)
    first = {"side": request.GET.get("side", "home")}
    form = DelegateForm(sent(request), contacts=contacts_of(request.user, found), initial=first)

    def do(values) -> str:
        put_delegate(by=request.user, visit=found, **{name: values[name] for name in form.watched})
        return _("The person is on the list.")

    act = Act("person", _("Add a person"), _("Put on the list"), visit_url(pk), icon="plus")
    return beside(request, found, act, form, do)


@needs(PLAN)
@asks
def delegate_edit(request, pk, delegate):
    found = visit_or_404(request.user, pk, PLAN)
    one = get_object_or_404(found.delegates.all(), pk=delegate)
    form = DelegateForm(sent(request), instance=one, contacts=contacts_of(request.user, found))

    def write(current, values):
        put_delegate(by=request.user, visit=found, delegate=current, **values)

    def do(values) -> str:
        return _("The list is corrected.") if write_seen(form, write) else ""

    act = Act(
        "person", _("Correct what is known of a person"), _("Save the changes"), visit_url(pk), icon="pencil"
    )
    return beside(request, found, act, form, do)


@needs(PLAN)
@require_POST
def delegate_remove(request, pk, delegate):
    found = visit_or_404(request.user, pk, PLAN)
    remove_delegate(
        by=request.user, visit=found, delegate=get_object_or_404(found.delegates.all(), pk=delegate)
    )
    return redirect(visit_url(pk))


@needs(PLAN)
@asks
def people_erase(request, pk):
    """Erase what identifies the people of a visit before its time, as somebody may ask; it cannot be undone."""
    found = visit_or_404(request.user, pk, PLAN)

    def do(values) -> str:
        erase_people(by=request.user, visit=found)
        return _("The personal data are erased. Offices and ranks stay.")

    lead = _(
        "Names, passports, visas, contact data, calendars and personal papers of this visit go for good. Offices and ranks stay."
    )
    act = Act(
        "erase",
        _("Erase the personal data now"),
        _("Erase them"),
        visit_url(pk),
        icon="trash",
        tone="danger",
        lead=lead,
    )
    return beside(request, found, act, Form(sent(request)), do)


@needs(PLAN)
@require_POST
def delegate_calendar(request, pk, delegate):
    """Make or revoke the calendar address of one person; a new one is shown this once."""
    found = visit_or_404(request.user, pk, PLAN)
    one: Delegate = get_object_or_404(found.delegates.all(), pk=delegate)
    if request.POST.get("act") == "revoke":
        revoke_calendar(by=request.user, visit=found, delegate=one)
        return redirect(visit_url(pk))
    secret = make_calendar(by=request.user, visit=found, delegate=one)
    address = request.build_absolute_uri(reverse("visit_calendar", args=[secret]))
    return show(request, found, calendar={"address": address, "office": one.office})


@public
@require_safe
def calendar_feed(request, secret):
    """The programme of one person. Whoever knows the address reads it, so it names nobody; a wrong one is not found."""
    delegate = owner_of(secret)
    if delegate is None:
        raise Http404
    with override(delegate.languages.partition("|")[0] or "en"):
        found = calendar_of(delegate, request.get_host())
    return published(request, found)
