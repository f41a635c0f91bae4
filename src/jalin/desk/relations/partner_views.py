"""Pages and acts of partners."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalin.kernel.access import require
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import DRAWER, Act, Done, act_beside, sent
from jalin.kernel.forms.concurrency import write_seen
from jalin.people.permissions import VIEW_DESK
from jalin.relations.models import Partner
from jalin.relations.permissions import EDIT_PARTNER, PUBLISH
from jalin.relations.services import create_partner, edit_partner, open_relation, publish_partner

from .dossier_views import asks
from .partner_forms import NewPartnerForm, PartnerForm, PlaceForm, RelationForm
from .partner_page import partner_page
from .places import nearest_name
from .reach import open_partners
from .similar import beginning_alike

PARTNER = "desk/relations/partner.html"


def partner_or_404(user, slug: str) -> Partner:
    rows = open_partners(user).select_related("relation").prefetch_related("aliases").distinct()
    return get_object_or_404(rows, slug=slug)


def partner_url(partner: Partner) -> str:
    return reverse("desk:partner", args=[partner.slug])


def behind(slug: str):
    """The page on which an act's drawer opens."""

    def page(request, act):
        found = partner_page(request.user, partner_or_404(request.user, slug))
        return render(request, PARTNER, {**found, **act.context})

    return page


@needs(VIEW_DESK)
@require_safe
def partner(request, slug):
    return render(request, PARTNER, partner_page(request.user, partner_or_404(request.user, slug)))


@needs(VIEW_DESK)
@require_safe
def partner_by_id(request, pk):
    """For what knows a partner by its number only, such as the journal."""
    return redirect(partner_url(get_object_or_404(open_partners(request.user).distinct(), pk=pk)))


def new_page(request, act):
    trail = [(_("Desk"), reverse("desk:home")), (_("Partners"), reverse("desk:partners")), (act.title, "")]
    return render(request, "desk/relations/partner_new.html", {**act.context, "trail": trail})


@needs(EDIT_PARTNER)
@asks
def partner_new(request):
    form = NewPartnerForm(sent(request), initial={"country": request.GET.get("country", "")})

    def do(_values):
        made = create_partner(by=request.user, **form.values())
        has_relation = getattr(made, "relation", None) is not None
        url = reverse("desk:relation", args=[made.slug]) if has_relation else partner_url(made)
        return Done(_("The partner is in the record."), url)

    act = Act(DRAWER, _("Enter a partner"), _("Enter the partner"), reverse("desk:partners"),
              autosave="new-partner")  # fmt: skip
    return act_beside(request, act, form, do=do, page=new_page)


@needs(EDIT_PARTNER)
@require_safe
def similar(request):
    """Partners whose names begin like what stands in the name fields now, as a hint below them."""
    texts = (request.GET.get(f"name_{column}", "") for column in ("eng", "ind", "jpn", "own"))
    found = {row.pk: row for text in texts if text.strip() for row in beginning_alike(text[:200])}
    return render(request, "desk/relations/similar.html", {"similar": list(found.values())[:5]})


@needs(EDIT_PARTNER)
@asks
def partner_edit(request, slug):
    found = partner_or_404(request.user, slug)
    require(request.user, EDIT_PARTNER, found)
    form = PartnerForm(sent(request), instance=found)

    def write(current, values):
        edit_partner(by=request.user, partner=current, **values)

    act = Act(
        DRAWER,
        _("Edit the partner"),
        _("Save the partner"),
        partner_url(found),
        icon="",
        autosave=f"partner-{slug}",
    )
    return act_beside(
        request, act, form, do=lambda values: write_seen(form, write) and _("The partner is changed."),
        page=behind(slug),
    )  # fmt: skip


@needs(EDIT_PARTNER)
@asks
def partner_place(request, slug):
    found = partner_or_404(request.user, slug)
    require(request.user, EDIT_PARTNER, found)
    form = PlaceForm(sent(request), country=found.country, initial={"place": nearest_name(found)})

    def do(_values):
        place = form.found_place
        country = {} if found.country else {"country": place.country}
        edit_partner(by=request.user, partner=found, **place.columns, **country)
        return _("The partner has its place on the map.")

    act = Act(DRAWER, _("Set its place"), _("Set the place"), partner_url(found))
    return act_beside(request, act, form, do=do, page=behind(slug))


@needs(EDIT_PARTNER)
@asks
def relation_new(request, slug):
    """Begin the record of the relation with a partner that has none."""
    found = partner_or_404(request.user, slug)
    if getattr(found, "relation", None) is not None:
        return redirect("desk:relation", slug=slug)
    form = RelationForm(sent(request))

    def do(values):
        open_relation(by=request.user, partner=found, **{name: values[name] for name in form.watched})
        said = _("The relation is in the record. Add its first event.")
        return Done(said, reverse("desk:relation", args=[slug]))

    act = Act(DRAWER, _("Begin a relation"), _("Begin the relation"), partner_url(found))
    return act_beside(request, act, form, do=do, page=behind(slug))


@needs(PUBLISH)
@require_POST
def partner_publish(request, slug):
    found = partner_or_404(request.user, slug)
    is_public = request.POST.get("public") == "yes"
    publish_partner(by=request.user, partner=found, is_public=is_public)
    messages.success(
        request, _("The partner is published.") if is_public else _("The partner is no longer public.")
    )
    return redirect(partner_url(found))
