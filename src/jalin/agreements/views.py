"""Staff pages of cases and procedures."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.kernel.access import can, rows
from jalin.kernel.access.views import needs, public
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.kernel.prepared import prepared
from jalin.kernel.rulebook.marks import MARKS
from jalin.kernel.web.calendars import published
from jalin.people.calendars import calendar_of
from jalin.relations.permissions import PUBLISH
from jalin.relations.selectors import visible_relations

from .calendars import calendar_for, make_calendar, owner_of, revoke_calendar
from .case_page import case_page
from .deadline_words import basis_told
from .engine.articles import article_told
from .engine.drawing import draw
from .engine.happenings import on_day
from .engine.procedure import LANGUAGES, said
from .engine.telling import length_told
from .engine.what_if import compare, with_moved
from .forms import CaseForm, StepForm, WhatIfForm, WithdrawStepForm
from .models import CalendarKey, Case
from .permissions import OVERRULE, RECORD, SUBSCRIBE, VIEW
from .selectors import happenings_of, known_procedures, standing_of, steps_of, visible_cases
from .services import adopt_events, open_case, publish_case, record_step, withdraw_step
from .words import language

asks = require_http_methods(["GET", "HEAD", "POST"])


@prepared
def _case(rows, *, pk):
    return rows.filter(pk=pk).select_related("relation__partner")


def case_or_404(user, pk: int, verb=VIEW) -> Case:
    return _case.one_or_404(visible_cases(user) if verb is VIEW else rows(Case, user, verb), pk=pk)


def show(request, case: Case, act=None, part: str = ""):
    """A page of the case: its overview, or one of its parts."""
    page = case_page(request, case, part)
    if page is None:
        raise Http404
    return render(request, "agreements/case.html", {**page, "act": act})


@needs(VIEW)
@require_safe
def case(request, pk):
    return show(request, case_or_404(request.user, pk))


@needs(VIEW)
@require_safe
def case_part(request, pk, part):
    return show(request, case_or_404(request.user, pk), part=part)


@needs(RECORD)
@asks
def case_new(request):
    slug = request.GET.get("partner", "")
    relations = visible_relations(request.user)
    first = {
        "opened_on": timezone.localdate(),
        "relation": relations.filter(partner__slug=slug).first() if slug else None,
    }
    form = CaseForm(sent(request), relations=relations, initial=first)
    opened: list[Case] = []

    def do(values) -> str:
        opened.append(open_case(by=request.user, **values))
        return _("The case is open.")

    act = Act("new", _("Open a case"), _("Open the case"), reverse("desk:cases"), icon="plus")
    response = act_beside(
        request, act, form, do=do, page=lambda request, act: render(request, "people/new.html", {"act": act})
    )
    if opened:
        response["Location"] = reverse("desk:case", args=[opened[0].pk])
    return response


@needs(RECORD)
@asks
def step_new(request, pk):
    found = case_or_404(request.user, pk, RECORD)
    standing = standing_of(found)
    form = StepForm(sent(request), procedure=standing.procedure, standing=standing,
                    may_overrule=can(request.user, OVERRULE, found), initial={"act": request.GET.get("act", "")})  # fmt: skip

    def do(values) -> str:
        record_step(by=request.user, case=found, **form.values())
        return _("It is recorded, and the deadlines are reckoned again.")

    act = Act("step", _("Record what happened"), _("Record it"), reverse("desk:case", args=[pk]), icon="plus")
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found, act))


@needs(RECORD)
@require_POST
def adopt(request, pk):
    """Take over what the relation's timeline already tells."""
    found = case_or_404(request.user, pk, RECORD)
    steps = adopt_events(by=request.user, case=found)
    told = ngettext("%(count)s event of the timeline belongs to this case now.",
                    "%(count)s events of the timeline belong to this case now.", len(steps))  # fmt: skip
    messages.success(request, told % {"count": len(steps)})
    return redirect("desk:case", pk)


@needs(PUBLISH)
@require_POST
def case_publish(request, pk):
    """Show the case's stage to everybody, or no longer."""
    found = case_or_404(request.user, pk)
    is_public = request.POST.get("is_public") == "1"
    publish_case(by=request.user, case=found, is_public=is_public)
    messages.success(
        request,
        _("Everybody may see its stage now.")
        if is_public
        else _("Its stage is not shown to everybody any more."),
    )
    return redirect("desk:case", pk)


@needs(RECORD)
@asks
def step_withdraw(request, pk, step):
    found = case_or_404(request.user, pk, RECORD)
    row = get_object_or_404(
        found.steps.filter(event__withdrawn_at__isnull=True).select_related("event"), pk=step
    )
    form = WithdrawStepForm(sent(request))

    def do(values) -> str:
        withdraw_step(by=request.user, case=found, step=row, reason=values["reason"])
        return _("It is taken off the timeline and stays in the journal.")

    act = Act("withdraw", _("Take an act off the timeline"), _("Take it off"), reverse("desk:case", args=[pk]), icon="x",
              tone="danger")  # fmt: skip
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found, act))


@needs(VIEW)
@require_safe
def what_if(request, pk):
    """Every later deadline if one act were on another day; nothing is saved."""
    found = case_or_404(request.user, pk)
    steps = [one for one in steps_of(found) if one.event.withdrawn_at is None and one.event.starts_on]
    standing = standing_of(found, steps=steps)
    form = WhatIfForm(request.GET or None, steps=steps, standing=standing)
    context = {"case": found, "form": form, "trail": [(_("Legal process"), reverse("desk:cases")), (str(found.title),
               reverse("desk:case", args=[pk])), (_("What if"), "")]}  # fmt: skip
    if form.is_valid():
        context |= _compared(standing, steps, form.cleaned_data)
    return render(request, "agreements/what_if.html", context)


def _compared(standing, steps, chosen: dict) -> dict:
    procedure, happenings = standing.procedure, happenings_of(steps)
    if chosen["step"].startswith("+"):
        stage, _colon, outcome = chosen["step"][1:].partition(":")
        changed = [*happenings, on_day(stage, chosen["day"], outcome)]
    else:
        place = [str(one.pk) for one in steps].index(chosen["step"])
        changed = with_moved(happenings, place, chosen["day"])
    seen_from = max(standing.on, chosen["day"])
    found = compare(procedure, happenings, changed, on=seen_from, calendar=calendar_of(procedure.country))
    rows = [{"name": said(procedure.clocks[one.key].name, language()), "year": one.year, "article": basis_told(procedure.clocks[one.key]), "before": one.before,
             "after": one.after, "days": _signed(one.days)} for one in found.moved]  # fmt: skip
    return {"is_answered": True, "rows": rows, "day": chosen["day"]}


def _signed(days: int | None) -> str:
    """ "+3,772", "−12": how far a day moves."""
    if days is None:
        return ""
    return f"{'+' if days > 0 else '−'}{number_format(abs(days), force_grouping=True)}"


@needs(SUBSCRIBE)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request):
    """The address under which a person's calendar program reads the deadlines; made, renewed and revoked here."""
    secret = ""
    if request.method == "POST" and request.POST.get("act") == "revoke":
        revoke_calendar(by=request.user)
        messages.success(request, _("The address no longer works."))
        return redirect("desk:calendar")
    if request.method == "POST" and request.POST.get("act") == "make":
        secret = make_calendar(by=request.user)
    address = request.build_absolute_uri(reverse("calendar_feed", args=[secret])) if secret else ""
    key = CalendarKey.objects.filter(user=request.user).first()
    return render(request, "agreements/calendar.html", {
        "address": address, "key": key, "opens": f"webcal://{address.partition('://')[2]}" if address else "",
        "trail": [(_("Legal process"), reverse("desk:cases")), (_("Deadlines in your calendar"), "")],
    })  # fmt: skip


@public
@require_safe
def calendar_feed(request, secret):
    """The calendar itself. Whoever knows the address reads it, so nothing in it is personal; a wrong one is not found."""
    user = owner_of(secret)
    if user is None:
        raise Http404
    with override(user.language):
        found = calendar_for(user, request.build_absolute_uri("/")[:-1], timezone.localdate())
    return published(request, found)


@needs(VIEW)
@require_safe
def procedures(request):
    """The routes through the law, as this program knows them."""
    lang = language()
    shown = [
        {"key": one.key, "name": said(one.name, lang), "note": said(one.note, lang), "source": one.source, "mark": MARKS[one.mark],
         "from": one.valid_from, "to": one.valid_to, "stages": len(one.stages), "clocks": len(one.clocks)}
        for one in known_procedures().values()
    ]  # fmt: skip
    return render(request, "agreements/procedures.html", {"procedures": shown})


@needs(VIEW)
@require_safe
def procedure(request, key):
    """One route: its drawing, and the same as tables."""
    found = known_procedures().get(key)
    if found is None:
        raise Http404
    lang = language()
    stages = [{"stage": one, "name": said(one.name, lang), "actor": said(one.actor, lang),
               "article": article_told(one.article, lang), "mark": MARKS[one.mark]} for one in found.stages.values()]  # fmt: skip
    clocks = [{"rule": one, "name": said(one.name, lang), "length": length_told(one, lang), "lapse": said(one.on_lapse, lang), "note": said(one.note, lang),
               "article": article_told(one.article, lang), "mark": MARKS[one.mark]} for one in found.clocks.values()]  # fmt: skip
    return render(request, "agreements/procedure.html", {
        "procedure": found, "name": said(found.name, lang), "note": said(found.note, lang), "mark": MARKS[found.mark],
        "stages": stages, "clocks": clocks, "language": lang,
        "trail": [(_("Legal process"), reverse("desk:cases")), (_("Procedures"), reverse("desk:procedures")), (said(found.name, lang), "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def drawing(request, key, lang):
    found = known_procedures().get(key)
    if found is None or lang not in LANGUAGES:
        raise Http404
    return HttpResponse(draw(found, lang), content_type="image/svg+xml; charset=utf-8")
