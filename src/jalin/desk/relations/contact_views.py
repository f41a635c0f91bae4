"""Contacts of a partner: personal data, on a page of their own that only those open who may see them."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jalin.kernel.access import can, require, rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import DRAWER, Act, act_beside, sent
from jalin.kernel.forms.concurrency import write_seen
from jalin.relations.models import Contact, Partner
from jalin.relations.permissions import EDIT_CONTACTS, VIEW_CONTACTS
from jalin.relations.public.names import partner_name
from jalin.relations.services import edit_contact, end_contact, enter_contact

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


def behind(partner: Partner):
    """The page on which an act's drawer opens."""
    return lambda request, act: render(
        request, CONTACTS, {**contacts_page(request.user, partner), **act.context}
    )


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
    form = ContactForm(sent(request))

    def do(values):
        enter_contact(by=request.user, partner=partner, **{name: values[name] for name in form.watched})
        return _("The contact is entered.")

    act = Act(DRAWER, _("Enter a contact"), _("Enter the contact"), contacts_url(partner))
    return act_beside(request, act, form, do=do, page=behind(partner))


@needs(EDIT_CONTACTS)
@asks
def contact_edit(request, pk):
    found = contact_or_404(request, pk)
    form = ContactForm(sent(request), instance=found)

    def write(current, values):
        edit_contact(by=request.user, contact=current, **values)

    act = Act(DRAWER, _("Correct a contact"), _("Save the contact"), contacts_url(found.partner))
    return act_beside(
        request, act, form, do=lambda values: write_seen(form, write) and _("The contact is changed."),
        page=behind(found.partner),
    )  # fmt: skip


@needs(EDIT_CONTACTS)
@asks
def contact_end(request, pk):
    found = contact_or_404(request, pk)

    def do(values):
        end_contact(by=request.user, contact=found, **values)
        return _("The contact has left the post. The post keeps its history.")

    act = Act(
        DRAWER,
        _("End a contact"),
        _("End the contact"),
        contacts_url(found.partner),
        icon="",
        lead=str(found.post),
    )
    form = LastDayForm(sent(request), first_day=found.since)
    return act_beside(request, act, form, do=do, page=behind(found.partner))
