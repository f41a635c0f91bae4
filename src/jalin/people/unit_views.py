"""Pages of the city's units with the names they had."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalin.kernel.access import can, rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent

from .forms import CloseForm, RenameForm, UnitForm
from .lists import role_word, unit_state
from .models import Unit
from .permissions import EDIT_UNITS, VIEW_UNITS, VIEW_USERS
from .selectors import people_of, visible_units
from .services import close_unit, create_unit, rename_unit
from .unit_duties import duty_words


def changes_units(view):
    return needs(EDIT_UNITS)(require_http_methods(["GET", "POST"])(view))


def _unit(request, pk: int, verb=VIEW_UNITS) -> Unit:
    if not can(request.user, verb):
        raise Http404
    shown = (
        visible_units(request.user)
        if verb is VIEW_UNITS
        else rows(Unit, request.user, verb).prefetch_related("names")
    )
    return get_object_or_404(shown, pk=pk)


def _page(request, act=None, *, pk: int):
    unit = _unit(request, pk)
    names, today = list(unit.names.all()), timezone.localdate()
    current = [name for name in names if name.valid_from is None or name.valid_from <= today]
    word, tone = unit_state(unit)
    duties = (
        [{"duty": duty, "word": role_word(duty.role)} for duty in people_of(unit)]
        if can(request.user, VIEW_USERS)
        else []
    )
    return render(request, "people/unit.html", {
        "unit": unit, "act": act, "names": list(reversed(names)), "name": current[-1] if current else None,
        "duty": duty_words(unit.duty), "state": {"word": word, "tone": tone}, "duties": duties,
        "successors": unit.successors.prefetch_related("names"), "predecessors": unit.predecessors.prefetch_related("names"),
        "may_edit": can(request.user, EDIT_UNITS, unit) and unit.closed_on is None,
    })  # fmt: skip


@needs(VIEW_UNITS)
@require_safe
def unit(request, pk: int):
    return _page(request, pk=pk)


@changes_units
def new(request):
    form = UnitForm(sent(request))

    def make(values) -> str:
        made = create_unit(by=request.user, key=values["key"], name=form.name_values, short=values["short"],
                           duty=values["duty"], source=values["source"], valid_from=values["valid_from"])  # fmt: skip
        return _("The unit %(name)s is in the record.") % {"name": made.name_today}

    act = Act("new", _("Enter a unit"), _("Enter the unit"), reverse("desk:units"), icon="plus")
    return act_beside(
        request,
        act,
        form,
        do=make,
        page=lambda request, act: render(request, "people/new.html", {"act": act}),
    )


@changes_units
def rename(request, pk: int):
    one = _unit(request, pk, EDIT_UNITS)
    form = RenameForm(sent(request))

    def do(values) -> str:
        rename_unit(by=request.user, unit=one, on=values["on"], name=form.name_values, short=values["short"],
                    source=values["source"])  # fmt: skip
        return _("The unit has its new name. Papers from before keep the old one.")

    act = Act(
        "rename", _("Rename the unit"), _("Rename the unit"), reverse("desk:unit", args=[pk]), icon="pencil"
    )
    return act_beside(request, act, form, do=do, page=lambda request, act: _page(request, act, pk=pk))


@changes_units
def close(request, pk: int):
    one = _unit(request, pk, EDIT_UNITS)
    form = CloseForm(sent(request), unit=one)

    def do(values) -> str:
        close_unit(by=request.user, unit=one, **values)
        return _("The unit has ended. Its names and its work stay in the record.")

    act = Act("close", _("Close the unit"), _("Close the unit"), reverse("desk:unit", args=[pk]), icon="x", tone="danger",
              lead=_("Roles that people hold for this unit end on the same day."))  # fmt: skip
    return act_beside(request, act, form, do=do, page=lambda request, act: _page(request, act, pk=pk))
