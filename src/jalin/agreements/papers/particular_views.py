"""The page on which the shared fields of a case are entered, once for all its papers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jalin.agreements.models import Case
from jalin.agreements.permissions import VIEW
from jalin.agreements.selectors import visible_cases
from jalin.agreements.words import language
from jalin.kernel.access import can, require
from jalin.kernel.access.views import needs
from jalin.kernel.dates import format_day
from jalin.kernel.forms.acts import sent

from .forms import ParticularsForm
from .particulars import Shared, entered_in, particulars_of, shared_of
from .permissions import WRITE
from .services import set_particulars
from .usage import papers_using


@needs(VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def particulars(request, pk):
    """Looking needs the right to see the case, saving the right to write its papers."""
    case = get_object_or_404(visible_cases(request.user).select_related("relation__partner"), pk=pk)
    if request.method == "POST":
        require(request.user, WRITE, case)
    row = particulars_of(case)
    form = ParticularsForm(sent(request), entered=entered_in(row), number=row.number if row else 0)
    used = papers_using(case, language())
    if request.method == "POST" and form.is_valid() and _saved(request, case, form, used):
        return redirect("desk:particulars", pk)
    shared = shared_of(case, entered_in(row))
    return render(request, "papers/particulars.html", {
        "case": case, "form": form, "groups": form.groups(_known(shared), used), "may_write": can(request.user, WRITE, case),
        "trail": [(_("Legal process"), reverse("desk:cases")), (str(case.title), reverse("desk:case", args=[pk])), (_("Shared fields"), "")],
    }, status=422 if form.is_bound else 200)  # fmt: skip


def _saved(request, case: Case, form: ParticularsForm, used: dict) -> bool:
    """Save and say which papers change; what the service refuses stands in the form."""
    try:
        changed = set_particulars(
            by=request.user, case=case, values=form.values, based_on=form.cleaned_data["based_on"] or 0
        )
    except ValidationError as refusal:
        if hasattr(refusal, "error_dict"):
            for key, errors in refusal.message_dict.items():
                form.blame(key, errors)
        else:
            form.add_error(None, refusal)
        return False
    altered = list(dict.fromkeys(name for key in changed for name in used.get(key, ())))
    if not changed:
        messages.info(request, _("Nothing was changed."))
    elif altered:
        messages.success(request, _("Kept. These papers now print it: %(names)s. Files that were made ready for signing stay as they are.")
                         % {"names": ", ".join(altered)})  # fmt: skip
    else:
        messages.success(request, _("Kept. No paper that is written prints it yet."))
    return True


def _known(shared: Shared) -> dict[str, str]:
    """What the program prints where nothing was entered, or what it knows better."""
    lang = language()
    names = {
        key: texts.get(lang) or texts.get("en", "")
        for key, texts in shared.registers.items()
        if not shared.entered.get(key)
    }
    return {**names, **{key: format_day(day, lang) for key, day in shared.days.items()}}
