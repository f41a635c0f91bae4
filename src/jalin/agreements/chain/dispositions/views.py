"""Acts of the chain beside the page of their case, and the page of the rungs."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalin.agreements.chain.models import Rung
from jalin.agreements.chain.permissions import PASS_ON, SET_RUNGS
from jalin.agreements.chain.selectors import (
    dispositions_of,
    holding_of,
    rung_rows,
    rungs_on,
    visible_rungs,
)
from jalin.agreements.permissions import VIEW
from jalin.agreements.sections import part_url
from jalin.agreements.views import case_or_404
from jalin.agreements.views import show as show_case
from jalin.kernel.access import can
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent

from .forms import DispositionForm, EndRungForm, RungForm, WithdrawForm
from .rules import KINDS, RETURN, Holding
from .services import end_rung, pass_on, set_rung, withdraw_disposition
from .words import ACTS

asks = require_http_methods(["GET", "HEAD", "POST"])


def _offered(kind: str, rows, holding: Holding):
    """The rungs a file may go to: all of today but the one that has it, or those that had it before."""
    if kind == RETURN:
        last = {row.rung.key: row.rung_id for row in rows}
        return Rung.objects.filter(pk__in=[last[key] for key in holding.before])
    return rungs_on(timezone.localdate()).exclude(key=holding.rung)


@needs(PASS_ON)
@asks
def write(request, pk, kind):
    """Pass a file on, give it back, write a note, lay it down."""
    found = case_or_404(request.user, pk)
    if kind not in KINDS:
        raise Http404
    rows = list(dispositions_of(found))
    holding = holding_of(found, rows)
    last = found.dispositions.order_by("-number").first()
    first = {"on_day": timezone.localdate(), "based_on": last.number if last else 0}
    offered = _offered(kind, rows, holding)
    if kind == RETURN and holding.before:
        first["rung"] = next(
            (row.rung_id for row in reversed(rows) if row.rung.key == holding.before[0]), None
        )
    form = DispositionForm(sent(request), kind=kind, offered=offered, initial=first)
    title, label, icon, said = ACTS[kind]

    def do(values) -> str:
        pass_on(by=request.user, case=found, kind=kind, **values)
        return str(said)

    lead = "" if kind != KINDS[0] or offered.exists() else _("No office is set up for today. The head of office sets them under “Offices that files pass”.")  # fmt: skip
    act = Act("chain", title, label, part_url(pk, "dispositions"), icon=icon, lead=lead)
    return act_beside(
        request, act, form, do=do, page=lambda request, act: show_case(request, found, act, "dispositions")
    )


@needs(PASS_ON)
@asks
def withdraw(request, pk, disposition):
    found = case_or_404(request.user, pk)
    row = get_object_or_404(dispositions_of(found), pk=disposition)
    form = WithdrawForm(sent(request))

    def do(values) -> str:
        withdraw_disposition(by=request.user, case=found, disposition=row, reason=values["reason"])
        return _("It is taken out of the chain and stays in the journal.")

    act = Act("chain-withdraw", _("Take the last entry out of the chain"), _("Take it out"), part_url(pk, "dispositions"),
              icon="x", tone="danger")  # fmt: skip
    return act_beside(
        request, act, form, do=do, page=lambda request, act: show_case(request, found, act, "dispositions")
    )


def _show_rungs(request, act=None):
    today = timezone.localdate()
    rows = list(visible_rungs(request.user).select_related("unit").prefetch_related("unit__names"))
    now = [row for row in rows if (row.valid_from is None or row.valid_from <= today)
           and (row.valid_to is None or row.valid_to >= today)]  # fmt: skip
    others = [row for row in rows if row not in now]
    return render(request, "chain/rungs.html", {
        "now": list(reversed(now)), "others": others, "act": act, "may_set": can(request.user, SET_RUNGS),
        "trail": [(_("With whom files lie"), reverse("desk:chain")), (_("Offices that files pass"), "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def rungs(request):
    return _show_rungs(request)


def _set(request, rung: Rung | None):
    first = {"place": rung.place, "unit": rung.unit_id, "source": rung.source, "valid_from": rung.valid_from, "is_confirmed": rung.is_confirmed,
             **{f"name_{column}": getattr(rung, f"name_{column}") for column in ("ind", "jpn", "eng")}} if rung else {}  # fmt: skip
    form = RungForm(sent(request), rung=rung, initial=first)

    def do(values) -> str:
        made = set_rung(by=request.user, **values)
        return _("%(office)s stands in the chain.") % {"office": made}

    title = _("Change an office of the chain") if rung else _("Add an office to the chain")
    lead = (
        _("From a new day on it has the new name and place; entries from before keep the old ones.")
        if rung
        else ""
    )
    act = Act(
        "rung", title, _("Save it"), reverse("desk:rungs"), icon="pencil" if rung else "plus", lead=lead
    )
    return act_beside(request, act, form, do=do, page=_show_rungs)


@needs(SET_RUNGS)
@asks
def rung_new(request):
    return _set(request, None)


@needs(SET_RUNGS)
@asks
def rung_edit(request, pk):
    return _set(request, get_object_or_404(rung_rows(request.user, SET_RUNGS), pk=pk))


@needs(SET_RUNGS)
@asks
def rung_end(request, pk):
    rung = get_object_or_404(rung_rows(request.user, SET_RUNGS), pk=pk)
    form = EndRungForm(sent(request), initial={"last_day": timezone.localdate()})

    def do(values) -> str:
        end_rung(by=request.user, rung=rung, last_day=values["last_day"])
        return _("No file passes this office after that day.")

    act = Act("rung-end", _("End %(office)s in the chain") % {"office": rung}, _("End it"), reverse("desk:rungs"), icon="x",
              tone="danger")  # fmt: skip
    return act_beside(request, act, form, do=do, page=_show_rungs)
