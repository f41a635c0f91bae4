"""Pages of needs and of the codes of an invitation."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.invitations.permissions import ASSESS
from jalin.invitations.permissions import VIEW as VIEW_INVITATIONS
from jalin.invitations.selectors import visible_invitations
from jalin.invitations.words import from_where, title_of
from jalin.kernel.access import can, grants_of, rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.kernel.text import COLUMNS
from jalin.people.models import Unit

from . import encoder
from .forms import NeedForm, ReasonForm, TopicForm
from .models import Need, Suggestion
from .permissions import EDIT, VIEW
from .selectors import codes_in_words, needs_met_by, offers_for, topic_word, visible_needs, visible_periods
from .services import ask_for_codes, close_need, code_offer, confirm_topic, edit_need, remove_code, write_need
from .vocabulary import cofog_word, goal_word, topics
from .words import NEARNESS, reader

asks = require_http_methods(["GET", "HEAD", "POST"])
TEXTS = [f"{name}_{column}" for name in ("title", "text") for column in COLUMNS.values()]


def _need(user, pk: int, verb=VIEW) -> Need:
    seen = visible_needs(user) if verb is VIEW else rows(Need, user, verb)
    return get_object_or_404(seen.select_related("period", "field", "unit", "topic_by"), pk=pk)


def _suggested(suggestion: Suggestion | None, chosen: set[str]) -> list[dict]:
    """The codes offered, as lines of the page."""
    return [
        {"key": code["topic"], "label": topic_word(code["topic"]), "codes": codes_in_words(topics()[code["topic"]]),
         "score": round(code["score"] * 100), "fields": {"topic": code["topic"]}, "is_chosen": code["topic"] in chosen}
        for code in (suggestion.codes if suggestion else []) if code["topic"] in topics()
    ]  # fmt: skip


def show_need(request, need: Need, act=None):
    suggestion = Suggestion.objects.filter(need=need).first()
    facts = [
        {"label": _("Planning period"), "value": str(need.period)},
        {"label": _("Unit"), "value": need.unit.name_today if need.unit else "–"},
        {"label": _("Priority"), "value": need.get_priority_display()},
        {"label": _("Points"), "value": "–" if need.points is None else need.points, "note": _("of 100, in the last vote")},
    ]  # fmt: skip
    codes = []
    if need.topic:
        codes = [
            {"label": pgettext("vocabulary", "Topic"), "value": topic_word(need.topic), "note": need.topic_by.name if need.topic_by else ""},
            {"label": _("Field"), "value": str(need.field.name) if need.field else "–"},
            {"label": _("SDG"), "value": goal_word(need.sdg, reader()) if need.sdg else "–"},
            {"label": _("COFOG"), "value": cofog_word(need.cofog, reader()) if need.cofog else "–"},
        ]  # fmt: skip
    met = [
        {"invitation": row, "title": title_of(row), "where": from_where(row), "word": NEARNESS[near.by]}
        for row, near in offers_for(request.user, need)[:20]
    ]
    return render(request, "needs/need.html", {
        "need": need, "facts": facts, "codes": codes, "suggested": _suggested(suggestion, {need.topic}), "suggestion": suggestion,
        "has_encoder": encoder.is_available(), "met": met, "may_edit": can(request.user, EDIT, need), "act": act,
        "trail": [(_("What the city needs"), reverse("desk:needs")), (str(need.title), "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def need(request, pk):
    return show_need(request, _need(request.user, pk))


def _units(user):
    grants = grants_of(user, EDIT)
    return Unit.objects.all() if grants.everywhere else Unit.objects.filter(pk__in=grants.units)


@needs(EDIT)
@asks
def need_new(request):
    form = NeedForm(sent(request), periods=visible_periods(request.user), units=_units(request.user),
                    initial={"period": visible_periods(request.user).first(), "unit": _units(request.user).first()
                             if not grants_of(request.user, EDIT).everywhere else None})  # fmt: skip
    made: list[Need] = []

    def do(values) -> str:
        made.append(write_need(by=request.user, **values))
        return _("The need is written down. Codes for it are being looked for.")

    act = Act("new", _("Write down a need"), _("Write it down"), reverse("desk:needs"), icon="plus")
    response = act_beside(
        request, act, form, do=do, page=lambda request, act: render(request, "people/new.html", {"act": act})
    )
    if made:
        response["Location"] = reverse("desk:need", args=[made[0].pk])
    return response


@needs(EDIT)
@asks
def need_edit(request, pk):
    found = _need(request.user, pk, EDIT)
    first = {name: getattr(found, name) for name in ("period", "unit", "priority", *TEXTS)}
    form = NeedForm(
        sent(request), periods=visible_periods(request.user), units=_units(request.user), initial=first
    )

    def do(values) -> str:
        edit_need(by=request.user, need=found, **values)
        return _("The need is changed.")

    act = Act(
        "edit", _("Change the need"), _("Save the changes"), reverse("desk:need", args=[pk]), icon="pencil"
    )
    return act_beside(request, act, form, do=do, page=lambda request, act: show_need(request, found, act))


@needs(EDIT)
@asks
def need_topic(request, pk):
    """Confirm a code: one of those offered, or any other of the vocabulary."""
    found = _need(request.user, pk, EDIT)
    form = TopicForm(sent(request), initial={"topic": found.topic})

    def do(values) -> str:
        confirm_topic(by=request.user, need=found, topic=values["topic"])
        return _("The code is confirmed.")

    act = Act("topic", _("Choose the topic"), _("Confirm this code"), reverse("desk:need", args=[pk]))
    return act_beside(request, act, form, do=do, page=lambda request, act: show_need(request, found, act))


@needs(EDIT)
@asks
def need_close(request, pk):
    found, form = _need(request.user, pk, EDIT), ReasonForm(sent(request))

    def do(values) -> str:
        close_need(by=request.user, need=found, reason=values["reason"])
        return _("The need is closed. Its record stays.")

    act = Act(
        "close", _("Close the need"), _("Close it"), reverse("desk:need", args=[pk]), icon="x", tone="danger"
    )
    return act_beside(request, act, form, do=do, page=lambda request, act: show_need(request, found, act))


@needs(EDIT)
@require_POST
def need_suggest(request, pk):
    ask_for_codes(by=request.user, need=_need(request.user, pk, EDIT))
    messages.success(request, _("Codes are being looked for; they stand here in a few seconds."))
    return redirect("desk:need", pk)


def _invitation(user, pk: int, verb=VIEW_INVITATIONS):
    return get_object_or_404(visible_invitations(user, verb).select_related("partner"), pk=pk)


@needs(VIEW_INVITATIONS)
@require_safe
def offer_codes(request, pk):
    """What an invitation offers, in codes, and which needs it meets."""
    found = _invitation(request.user, pk)
    return show_codes(request, found)


def show_codes(request, found, act=None):
    chosen = [code.topic for code in found.codes.all()]
    needed = (
        visible_needs(request.user).filter(closed_on__isnull=True).exclude(topic="").select_related("period")
    )
    met = [{"need": row, "word": NEARNESS[near.by]} for row, near in needs_met_by(chosen, needed)[:20]]
    suggestion = Suggestion.objects.filter(invitation=found).first()
    return render(request, "needs/codes.html", {
        "invitation": found, "chosen": [{"key": key, "label": topic_word(key), "codes": codes_in_words(topics()[key])} for key in chosen if key in topics()],
        "suggested": _suggested(suggestion, set(chosen)), "suggestion": suggestion, "has_encoder": encoder.is_available(), "met": met,
        "may_edit": can(request.user, ASSESS, found), "act": act,
        "trail": [(_("Invitations"), reverse("desk:invitation_board")), (found.reference, reverse("desk:invitation", args=[found.pk])), (_("Codes"), "")],
    })  # fmt: skip


@needs(ASSESS)
@asks
def offer_code(request, pk):
    found = _invitation(request.user, pk, ASSESS)
    form = TopicForm(sent(request))

    def do(values) -> str:
        code_offer(by=request.user, invitation=found, topic=values["topic"])
        return _("The code is confirmed.")

    act = Act("topic", _("Choose the topic"), _("Confirm this code"), reverse("desk:offer_codes", args=[pk]))
    return act_beside(request, act, form, do=do, page=lambda request, act: show_codes(request, found, act))


@needs(ASSESS)
@require_POST
def offer_code_remove(request, pk, topic):
    found = _invitation(request.user, pk, ASSESS)
    if topic not in topics():
        raise Http404
    remove_code(by=request.user, invitation=found, topic=topic)
    messages.success(request, _("The code is taken off."))
    return redirect("desk:offer_codes", pk)


@needs(ASSESS)
@require_POST
def offer_suggest(request, pk):
    ask_for_codes(by=request.user, invitation=_invitation(request.user, pk, ASSESS))
    messages.success(request, _("Codes are being looked for; they stand here in a few seconds."))
    return redirect("desk:offer_codes", pk)
