"""The acts on the programme, and the papers of its meetings."""

from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalin.kernel.access.views import needs
from jalin.kernel.documents.views import give_out
from jalin.kernel.forms.acts import Act, sent
from jalin.people.selectors import home_office
from jalin.visits.delegation.views import contacts_of
from jalin.visits.models import ItemDocument, ProgrammeItem, Visit
from jalin.visits.permissions import PLAN, VIEW
from jalin.visits.views import asks, beside, visit_or_404, visit_url
from jalin.visits.words import partner_word

from .forms import ItemForm, PaperForm, first_values
from .services import add_paper, put_item, remove_item, remove_paper


def zones_of(visit: Visit) -> list[tuple[str, str]]:
    """The clocks of both cities, those of the place first."""
    office = home_office()
    home = (visit.home_zone, str(office.city) if office else visit.home_zone)
    there = (visit.partner_zone, partner_word(visit))
    return [home, there] if visit.place_zone == visit.home_zone else [there, home]


def form_for(request, visit: Visit, first: dict) -> ItemForm:
    contacts = contacts_of(request.user, visit)
    return ItemForm(sent(request), visit=visit, zones=zones_of(visit), contacts=contacts, initial=first)


@needs(PLAN)
@asks
def item_new(request, pk):
    found = visit_or_404(request.user, pk, PLAN)
    form = form_for(
        request, found, {"day": request.GET.get("day") or found.starts_on, "zone": found.place_zone}
    )

    def do(values) -> str:
        put_item(by=request.user, visit=found, **form.values())
        return _("It is in the programme.")

    act = Act("item", _("Put something into the programme"), _("Put it in"), visit_url(pk), icon="plus")
    return beside(request, found, act, form, do)


def item_or_404(visit: Visit, key: int) -> ProgrammeItem:
    return get_object_or_404(visit.programme.all(), pk=key)


@needs(PLAN)
@asks
def item_edit(request, pk, item):
    found = visit_or_404(request.user, pk, PLAN)
    one = item_or_404(found, item)
    form = form_for(request, found, first_values(one))

    def do(values) -> str:
        put_item(by=request.user, visit=found, item=one, **form.values())
        return _("The programme is changed.")

    act = Act(
        "item", _("Change an entry of the programme"), _("Save the changes"), visit_url(pk), icon="pencil"
    )
    return beside(request, found, act, form, do)


@needs(PLAN)
@require_POST
def item_remove(request, pk, item):
    found = visit_or_404(request.user, pk, PLAN)
    remove_item(by=request.user, visit=found, item=item_or_404(found, item))
    return redirect(visit_url(pk))


@needs(PLAN)
@asks
def paper_new(request, pk, item):
    found = visit_or_404(request.user, pk, PLAN)
    one = item_or_404(found, item)
    form = PaperForm(sent(request), request.FILES or None)

    def do(values) -> str:
        add_paper(by=request.user, visit=found, item=one, **values)
        return _("The paper lies beside the meeting.")

    act = Act(
        "paper",
        _("Lay a paper beside it"),
        _("Attach it"),
        visit_url(pk),
        icon="file-text",
        lead=str(one.title),
    )
    return beside(request, found, act, form, do)


def _paper(visit: Visit, key: int) -> ItemDocument:
    return get_object_or_404(
        ItemDocument.objects.select_related("item", "document"), pk=key, item__visit=visit
    )


@needs(VIEW)
@require_safe
def paper_file(request, pk, paper):
    """The file of a paper, for whoever sees the visit."""
    return give_out(request, _paper(visit_or_404(request.user, pk), paper).document)


@needs(PLAN)
@require_POST
def paper_remove(request, pk, paper):
    found = visit_or_404(request.user, pk, PLAN)
    remove_paper(by=request.user, visit=found, paper=_paper(found, paper))
    return redirect(visit_url(pk))
