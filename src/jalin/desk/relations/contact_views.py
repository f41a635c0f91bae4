"""Contacts of a partner: personal data, on a page of their own that only those open who may see them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jalin.kernel.access import can, require, rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.concurrency import carried_out, write_seen
from jalin.relations.models import Contact, Partner
from jalin.relations.permissions import EDIT_CONTACTS, VIEW_CONTACTS
from jalin.relations.public.names import partner_name
from jalin.relations.services import edit_contact, end_contact, enter_contact

from .acts import ActPage, show_act
from .dossier_views import asks
from .partner_forms import ContactForm, LastDayForm
from .partner_views import partner_or_404

CONTACTS = "desk/relations/contacts.html"


def contacts_url(partner: Partner) -> str:
    return reverse("desk:contacts", args=[partner.slug])


def contacts_page(user, partner: Partner) -> dict:
    today, name = timezone.localdate(), partner_name(partner)
    found = list(rows(Contact, user, VIEW_CONTACTS).filter(partner=partner))
    relation = getattr(partner, "relation", None)
    up = reverse("desk:relation" if relation else "desk:partner", args=[partner.slug])
    return {
        "partner": partner, "name": name, "may_edit": can(user, EDIT_CONTACTS, partner),
        "present": [row for row in found if row.until is None or row.until >= today],
        "former": [row for row in found if row.until and row.until < today],
        "trail": [(_("Desk"), reverse("desk:home")), (_("Partners"), reverse("desk:partners")), (name.shown, up),
                  (_("Contacts"), "")],
    }  # fmt: skip


def behind(request, partner: Partner):
    return lambda: (CONTACTS, contacts_page(request.user, partner))


def contact_or_404(request, pk: int) -> Contact:
    return get_object_or_404(rows(Contact, request.user, EDIT_CONTACTS).select_related("partner"), pk=pk)


@needs(VIEW_CONTACTS)
@require_safe
def contacts(request, slug):
    partner = partner_or_404(request.user, slug)
    require(request.user, VIEW_CONTACTS, partner)
    return render(request, CONTACTS, contacts_page(request.user, partner))


@needs(EDIT_CONTACTS)
@asks
def contact_new(request, slug):
    partner = partner_or_404(request.user, slug)
    require(request.user, EDIT_CONTACTS, partner)
    form = ContactForm(request.POST or None)

    def write():
        values = {name: form.cleaned_data[name] for name in form.watched}
        enter_contact(by=request.user, partner=partner, **values)

    if form.is_valid() and carried_out(form, write):
        messages.success(request, _("The contact is entered."))
        return redirect(contacts_url(partner))
    act = ActPage(_("Enter a contact"), form, _("Enter the contact"), contacts_url(partner))
    return show_act(request, act, behind(request, partner))


@needs(EDIT_CONTACTS)
@asks
def contact_edit(request, pk):
    found = contact_or_404(request, pk)
    form = ContactForm(request.POST or None, instance=found)

    def write(current, values):
        edit_contact(by=request.user, contact=current, **values)

    if form.is_valid() and write_seen(form, write):
        messages.success(request, _("The contact is changed."))
        return redirect(contacts_url(found.partner))
    act = ActPage(_("Correct a contact"), form, _("Save the contact"), contacts_url(found.partner))
    return show_act(request, act, behind(request, found.partner))


@needs(EDIT_CONTACTS)
@asks
def contact_end(request, pk):
    found = contact_or_404(request, pk)
    form = LastDayForm(request.POST or None, first_day=found.since)

    def write():
        end_contact(by=request.user, contact=found, **form.cleaned_data)

    if form.is_valid() and carried_out(form, write):
        messages.success(request, _("The contact has left the post. The post keeps its history."))
        return redirect(contacts_url(found.partner))
    act = ActPage(
        _("End a contact"), form, _("End the contact"), contacts_url(found.partner), lead=str(found.post)
    )
    return show_act(request, act, behind(request, found.partner))
