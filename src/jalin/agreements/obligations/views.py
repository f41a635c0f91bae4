"""The page of what the office owes, and its two acts."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from jalin.agreements.engine.articles import article_told
from jalin.agreements.engine.obligations import MET, MET_LATE, OVERDUE, RUNNING, SCHEDULED, Term
from jalin.agreements.engine.procedure import CONFIRMED, said
from jalin.agreements.models import Fulfilment
from jalin.agreements.permissions import RECORD, VIEW
from jalin.agreements.selectors import fulfilment_rows, known_obligations
from jalin.agreements.words import language
from jalin.kernel.access import can
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.kernel.rulebook.marks import MARKS

from .forms import FulfilmentForm, WithdrawFulfilmentForm
from .selectors import asked_years, office_terms
from .services import record_fulfilment, withdraw_fulfilment

asks = require_http_methods(["GET", "HEAD", "POST"])
STATES = {
    SCHEDULED: (gettext_lazy("ahead"), "neutral", "circle-dashed"),
    RUNNING: (gettext_lazy("running"), "info", "clock"),
    OVERDUE: (gettext_lazy("overdue"), "bad", "alarm"),
    MET: (gettext_lazy("in time"), "good", "check"),
    MET_LATE: (gettext_lazy("late"), "due", "alert-triangle"),
}


def obligations_page(request, act=None):
    user, today = request.user, timezone.localdate()
    may, papers = can(user, RECORD), {}
    for row in fulfilment_rows(user, VIEW).filter(year__in=asked_years(today)):
        papers[row.obligation, row.year, row.number] = row
    groups: dict[str, dict] = {}
    for term in office_terms(today):
        group = groups.setdefault(term.rule.key, _group(term))
        group["terms"].append(_term_row(term, papers.get((term.rule.key, term.year, term.number)), may))
    return render(request, "agreements/obligations.html", {
        "groups": list(groups.values()), "act": act,
        "trail": [(_("Legal process"), reverse("desk:cases")), (_("Obligations of the office"), "")],
    })  # fmt: skip


def _group(term: Term) -> dict:
    rule, lang = term.rule, language()
    return {"key": rule.key, "name": said(rule.name, lang), "actor": said(rule.actor, lang), "article": f"{rule.source}, {article_told(rule.article, lang)}",
            "mark": "" if rule.mark == CONFIRMED else MARKS[rule.mark], "note": said(rule.note, lang), "terms": []}  # fmt: skip


def _term_row(term: Term, paper: Fulfilment | None, may: bool) -> dict:
    word, tone, icon = STATES[term.state]
    place = [term.rule.key, term.year, term.number]
    return {
        "year": term.year, "number": term.number if len(term.rule.periods) > 1 else 0, "due": term.due, "done_on": term.done_on,
        "word": word, "tone": tone, "icon": icon, "source": paper.source if paper else "",
        "done_url": reverse("desk:obligation_done", args=place) if may and not term.done_on and term.state != SCHEDULED else "",
        "withdraw_url": reverse("desk:obligation_withdraw", args=[paper.pk]) if may and paper else "",
    }  # fmt: skip


@needs(VIEW)
@require_safe
def obligations(request):
    """What the office owes this year and owed last year."""
    return obligations_page(request)


@needs(RECORD)
@asks
def obligation_done(request, key, year, number):
    rule = known_obligations().get(key)
    if rule is None or not 1 <= number <= len(rule.periods) or year not in asked_years(timezone.localdate()):
        raise Http404
    form = FulfilmentForm(sent(request), initial={"done_on": timezone.localdate()})

    def do(values) -> str:
        record_fulfilment(by=request.user, obligation=key, year=year, number=number, **values)
        return _("It is recorded.")

    act = Act(
        "obligation", said(rule.name, language()), _("Record it"), reverse("desk:obligations"), icon="check"
    )
    return act_beside(request, act, form, do=do, page=obligations_page)


@needs(RECORD)
@asks
def obligation_withdraw(request, pk):
    row = get_object_or_404(fulfilment_rows(request.user, RECORD), pk=pk)
    form = WithdrawFulfilmentForm(sent(request))

    def do(values) -> str:
        withdraw_fulfilment(by=request.user, fulfilment=row, reason=values["reason"])
        return _("It is taken back and stays in the journal.")

    act = Act("obligation-withdraw", _("Take the entry back"), _("Take the entry back"), reverse("desk:obligations"), icon="x", tone="danger")  # fmt: skip
    return act_beside(request, act, form, do=do, page=obligations_page)
