"""The dossier of a relation, and the acts on the relation itself."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.kernel.access import require
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import DRAWER, Act, act_beside, sent
from jalin.kernel.forms.concurrency import write_seen
from jalin.people.permissions import VIEW_DESK
from jalin.relations.models import Involvement, Relation
from jalin.relations.permissions import EDIT_PARTNER, PUBLISH
from jalin.relations.services import edit_relation, end_involvement, publish_partner, set_involvement

from .dossier import dossier
from .partner_forms import InvolvementForm, LastDayForm, RelationForm
from .reach import open_relations, relation_or_404

DOSSIER = "desk/relations/dossier.html"
asks = require_http_methods(["GET", "HEAD", "POST"])


def page_number(request) -> int:
    text = request.GET.get("page", "1")
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def dossier_behind(relation: Relation):
    """The page on which an act's drawer opens, made only when it is needed."""

    def page(request, act):
        found = dossier(request.user, relation, page=page_number(request))
        return render(request, DOSSIER, {**found, **act.context})

    return page


def dossier_url(relation: Relation) -> str:
    return reverse("desk:relation", args=[relation.partner.slug])


@needs(VIEW_DESK)
@require_safe
def relation(request, slug):
    found = relation_or_404(request.user, slug)
    return render(request, DOSSIER, dossier(request.user, found, page=page_number(request)))


@needs(VIEW_DESK)
@require_safe
def relation_by_id(request, pk):
    """For what knows a relation by its number only, such as the journal."""
    found = get_object_or_404(open_relations(request.user).select_related("partner").distinct(), pk=pk)
    return redirect(dossier_url(found))


@needs(EDIT_PARTNER)
@asks
def relation_edit(request, slug):
    found = relation_or_404(request.user, slug)
    require(request.user, EDIT_PARTNER, found)
    form = RelationForm(sent(request), instance=found)

    def write(current, values):
        edit_relation(by=request.user, relation=current, **values)

    act = Act(DRAWER, _("Edit the relation"), _("Save the relation"), dossier_url(found), autosave=f"relation-{slug}",
              lead=_("Its status is not entered here: it follows from the timeline."))  # fmt: skip
    return act_beside(
        request, act, form, do=lambda values: write_seen(form, write) and _("The relation is changed."),
        page=lambda request, act: dossier_behind(relation_or_404(request.user, slug))(request, act),
    )  # fmt: skip


@needs(EDIT_PARTNER)
@asks
def involvement_new(request, slug):
    found = relation_or_404(request.user, slug)
    require(request.user, EDIT_PARTNER, found)

    def do(values):
        set_involvement(by=request.user, relation=found, **values)
        return _("The field is added.")

    act = Act(DRAWER, _("Add a field"), _("Add the field"), dossier_url(found))
    return act_beside(request, act, InvolvementForm(sent(request)), do=do, page=dossier_behind(found))


@needs(EDIT_PARTNER)
@asks
def involvement_end(request, slug, involvement):
    found = relation_or_404(request.user, slug)
    require(request.user, EDIT_PARTNER, found)
    row = get_object_or_404(Involvement.objects.select_related("field"), pk=involvement, relation=found)

    def do(values):
        end_involvement(by=request.user, relation=found, involvement=row, **values)
        return _("The field has ended here. That it was carried stays on record.")

    act = Act(DRAWER, _("End a field"), _("End the field"), dossier_url(found), lead=str(row.field.name))
    form = LastDayForm(sent(request), first_day=row.since)
    return act_beside(request, act, form, do=do, page=dossier_behind(found))


@needs(PUBLISH)
@require_POST
def relation_publish(request, slug):
    """Show the partner and its relation to everybody, or no longer."""
    found = relation_or_404(request.user, slug)
    is_public = request.POST.get("public") == "yes"
    publish_partner(by=request.user, partner=found.partner, is_public=is_public)
    messages.success(
        request, _("The partner is published.") if is_public else _("The partner is no longer public.")
    )
    return redirect(dossier_url(found))
