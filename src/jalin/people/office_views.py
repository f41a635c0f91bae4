"""The office's own page and its dated rules."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalin.kernel.access import can
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.kernel.places.countries import country_name

from .forms import OfficeForm, RuleForm
from .permissions import EDIT_OFFICE, VIEW_UNITS
from .selectors import home_office, rules_in_words
from .services import set_office, set_rule


def changes_office(view):
    return needs(EDIT_OFFICE)(require_http_methods(["GET", "POST"])(view))


def _page(request, act=None):
    home = home_office()
    country = country_name(home.country, get_language() or "en") if home else ""
    return render(request, "people/office.html", {
        "home": home, "country": country, "rules": rules_in_words(timezone.localdate()), "act": act,
        "may_edit": can(request.user, EDIT_OFFICE), "today": timezone.localdate(),
    })  # fmt: skip


@needs(VIEW_UNITS)
@require_safe
def office(request):
    """Whose installation this is, and the rules it runs under: for everybody who works in this city hall."""
    return _page(request)


@changes_office
def edit(request):
    form = OfficeForm(sent(request), instance=home_office())

    def do(values) -> str:
        set_office(by=request.user, **values)
        return _("The office is changed.")

    act = Act("edit", _("Change the office"), _("Save the changes"), reverse("desk:office"))
    return act_beside(request, act, form, do=do, page=_page)


@changes_office
def rule(request, key: str):
    """A new value of one rule from a day on; the rows before stay."""
    found = next((row for row in rules_in_words(timezone.localdate()) if row["rule"].key == key), None)
    if found is None or not isinstance(found["rule"].default, int):
        raise Http404
    form = RuleForm(sent(request), initial={"value": found["value"], "valid_from": timezone.localdate()})

    def do(values) -> str:
        set_rule(by=request.user, key=key, **values)
        return _("The rule is set. Cases from before keep the value of their day.")

    act = Act("rule", f"{found['rule'].name} …", _("Set the rule"), reverse("desk:office"),
              lead=_("In force today: %(value)s %(unit)s.") % {"value": found["value"], "unit": found["rule"].unit})  # fmt: skip
    return act_beside(request, act, form, do=do, page=_page)
