"""Staff pages of visits: the page, planning, changing, the next step, publishing."""

from functools import cache

from django.contrib import messages
from django.db.models import OuterRef
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.kernel.access import require, rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.kernel.forms.concurrency import write_seen
from jalin.kernel.nested import NestedRows, unfold
from jalin.kernel.prepared import prepared
from jalin.kernel.text.fields import columns_of
from jalin.people.selectors import names_behind, office_of
from jalin.relations.models import Field
from jalin.relations.selectors import visible_relations

from .forms import MoveForm, VisitForm
from .invited.planning import invitation_named, prefilled
from .lifecycle import CANCELLED, LEADS_TO, lacks_permit
from .models import PermitPaper, PermitStep, Visit
from .month import month_page
from .page import now_page, visit_page
from .permissions import PLAN, PUBLISH, VIEW
from .permits.outlook import TOO_LATE
from .permits.reckoning import home_rules, outlook_of
from .permits.telling import outlook_sentence, rules_page
from .services import asks_permit, change_visit, move_visit, plan_visit, publish_visit
from .words import MOVES

asks = require_http_methods(["GET", "HEAD", "POST"])


@cache  # expressions without values of their own: put together once
def _behind() -> dict[str, NestedRows]:
    fields = Field.objects.filter(visits=OuterRef("pk"))
    papers = PermitPaper.objects.filter(permit=OuterRef("permit__pk"))
    steps = PermitStep.objects.filter(permit=OuterRef("permit__pk"))
    return {
        "field_rows": NestedRows(fields, ("id", "key", *columns_of("name"))),
        "unit_names": names_behind("unit_id"),
        "permit_papers": NestedRows(papers, ("id", "key", "ready_on", "document_id")),
        "permit_steps": NestedRows(steps, ("id", "state", "on_day", "note")),
    }


@prepared
def _with_what_pages_need(rows, *, pk):
    return rows.filter(pk=pk).annotate(**_behind()).select_related("relation__partner", "unit", "permit")


def visit_or_404(user, pk: int, verb=VIEW) -> Visit:
    """The visit with its relation, partner, unit, fields and permit, if `user` may do `verb` with it. One statement."""
    found = _with_what_pages_need.one_or_404(rows(Visit, user, verb), pk=pk)
    unfold(found, "fields", found.field_rows)
    unfold(found.unit, "names", found.unit_names)
    permit = getattr(found, "permit", None)
    unfold(permit, "papers", found.permit_papers)
    unfold(permit, "steps", found.permit_steps)
    return found


def show(request, visit: Visit, act=None, **more):
    """The page of a visit, with the drawer of an act where one is open."""
    request.office = office_of(request.user)
    return render(request, "visits/visit.html", {**visit_page(request, visit), "act": act, **more})


def beside(request, visit: Visit, act: Act, form, do):
    """An act whose drawer opens beside the page of its visit."""
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, visit, act))


def visit_url(pk: int) -> str:
    return reverse("desk:visit", args=[pk])


@needs(VIEW)
@require_safe
def visit(request, pk):
    return show(request, visit_or_404(request.user, pk))


@needs(VIEW)
@require_safe
def visit_now(request, pk):
    """On the way: what is next, where, and who is who."""
    return render(request, "visits/now.html", now_page(request, visit_or_404(request.user, pk)))


@needs(VIEW)
@require_safe
def calendar(request):
    """The visits of one month, as far as this person may see them."""
    return render(
        request,
        "visits/month.html",
        month_page(request.user, request.GET.get("month", ""), timezone.localdate()),
    )


@needs(VIEW)
@require_safe
def travel_rules(request):
    """The rules on official travel as this program knows them, with their sources."""
    return render(request, "visits/travel_rules.html", rules_page(home_rules()))


@needs(PLAN)
@asks
def visit_new(request):
    slug, reference = request.GET.get("partner", ""), request.GET.get("invitation", "")
    relations, invitation = visible_relations(request.user), invitation_named(request.user, reference)
    first = prefilled(invitation) if invitation else {
        "direction": request.GET.get("direction", "outgoing"), "invitation_reference": reference,
        "relation": relations.filter(partner__slug=slug).first() if slug else None,
    }  # fmt: skip
    form = VisitForm(sent(request), relations=relations, initial=first)
    made: list[Visit] = []

    def do(values) -> str:
        values = {name: value for name, value in values.items() if name not in ("seen", "event")}
        made.append(plan_visit(by=request.user, event=form.chosen_event(), **values))
        warn_of_permit(request, made[0])
        return _("The visit is planned and stands on the timeline.")

    act = Act("new", _("Plan a visit"), _("Plan the visit"), reverse("desk:visits"), icon="plus")
    response = act_beside(
        request, act, form, do=do, page=lambda request, act: render(request, "people/new.html", {"act": act})
    )
    if made:
        response["Location"] = visit_url(made[0].pk)
    return response


def warn_of_permit(request, planned: Visit) -> None:
    """Say at once that a permit cannot be had in time any more."""
    if planned.state == "planned" and asks_permit(planned):
        outlook = outlook_of(planned)
        if outlook.state == TOO_LATE:
            messages.warning(request, outlook_sentence(outlook))


@needs(PLAN)
@asks
def visit_edit(request, pk):
    found = visit_or_404(request.user, pk, PLAN)
    form = VisitForm(sent(request), instance=found)

    def write(current, values):
        change_visit(by=request.user, visit=current, **values)

    def do(values) -> str:
        if not write_seen(form, write):
            return ""
        warn_of_permit(request, visit_or_404(request.user, pk))
        return _("The visit is changed.")

    act = Act("edit", _("Change the visit"), _("Save the changes"), visit_url(pk), icon="pencil")
    return beside(request, found, act, form, do)


@needs(PLAN)
@asks
def visit_move(request, pk, to):
    found = visit_or_404(request.user, pk, PLAN)
    if to not in MOVES or to not in LEADS_TO[found.state]:
        messages.warning(request, _("This step is not possible any more."))
        return redirect(visit_url(pk))
    label, icon, tone = MOVES[to]
    must = to == CANCELLED or lacks_permit(found.state, to, needs_permit=asks_permit(found))
    hint = _("Needed: no permit is on record.") if must and to != CANCELLED else ""
    form = MoveForm(sent(request), hint=hint)

    def do(values) -> str:
        move_visit(by=request.user, visit=found, to=to, **values)
        return _("It is recorded.")

    act = Act(
        f"move-{to}", label, label, visit_url(pk), icon=icon, tone="danger" if tone == "danger" else "primary"
    )
    return beside(request, found, act, form, do)


@needs(PUBLISH)
@require_POST
def visit_publish(request, pk):
    """Show the visit to everybody, or no longer."""
    found = visit_or_404(request.user, pk)
    require(request.user, PUBLISH, found)
    is_public = request.POST.get("public") == "yes"
    publish_visit(by=request.user, visit=found, is_public=is_public)
    messages.success(
        request, _("The visit is published.") if is_public else _("The visit is no longer public.")
    )
    return redirect(visit_url(pk))
