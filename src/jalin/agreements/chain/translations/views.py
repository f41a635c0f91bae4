"""The page of a translation and its acts."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.agreements.chain.meetings.views import offered_cases
from jalin.agreements.chain.models import Translation
from jalin.agreements.chain.permissions import TRANSLATE
from jalin.agreements.chain.selectors import (
    translation_rows,
    usual_days,
    visible_translations,
    with_latest,
    working_calendar,
)
from jalin.agreements.papers.models import Text
from jalin.agreements.papers.selectors import name_of, visible_texts
from jalin.agreements.permissions import VIEW
from jalin.agreements.words import language
from jalin.kernel.access import can
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent

from .forms import DropForm, FinishForm, TakeForm, TranslationForm
from .rules import agreed_day
from .services import (
    drop_translation,
    edit_translation,
    finish_translation,
    give_back_translation,
    request_translation,
    take_translation,
)
from .words import is_stale_row, pair_word, progress_on, state_words

asks = require_http_methods(["GET", "HEAD", "POST"])
FIELDS = ("what", "kind", "source_language", "target_language", "working_days", "pages", "case", "remark")


def _translation(user, pk: int, verb=VIEW) -> Translation:
    found = visible_translations(user) if verb is VIEW else translation_rows(user, verb)
    return get_object_or_404(
        with_latest(found).select_related(
            "case__relation__partner", "taken_by", "requested_by", "text__case"
        ),
        pk=pk,
    )


def show(request, row: Translation, act=None):
    today, calendar = timezone.localdate(), working_calendar()
    progress = progress_on(row, today, calendar)
    stale = is_stale_row(row)
    word, tone, icon = state_words(progress, stale)
    return render(request, "chain/translation.html", {
        "translation": row, "case": row.case, "is_stale": stale, "paper": name_of(row.text, language()) if row.text else "", "act": act, "pair": pair_word(row), "progress": progress,
        "state": {"word": word, "tone": tone, "icon": icon}, "is_open": not row.done_on and not row.dropped_on,
        "doubts": agreed_day(row.requested_on, row.working_days, calendar).doubts, "may_write": can(request.user, TRANSLATE, row),
        "trail": [(_("Translations"), reverse("desk:translations")), (row.what, "")],
    })  # fmt: skip


def _act(request, row: Translation, act: Act, form, do):
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, row, act))


def _back(pk: int) -> str:
    return reverse("desk:translation", args=[pk])


@needs(VIEW)
@require_safe
def translation(request, pk):
    return show(request, _translation(request.user, pk))


def _paper(request) -> Text | None:
    """The paper that the address names, for which a translation is asked."""
    named = request.GET.get("text", "") or request.POST.get("text", "")
    if not named:
        return None
    if not named.isdecimal() or len(named) > 11:
        raise Http404
    return get_object_or_404(
        visible_texts(request.user).select_related("case__relation__partner"), pk=int(named)
    )


@needs(TRANSLATE)
@asks
def translation_new(request):
    today, about = timezone.localdate(), request.GET.get("case", "")
    keys = [int(about)] if about.isdecimal() and len(about) < 12 else []
    text = _paper(request)
    first = {
        "requested_on": today,
        "working_days": usual_days(today),
        "case": keys[0] if keys else None,
        "source_language": text.prevailing if text else "id",
        "target_language": request.GET.get("into", "ja"),
        "text": text.pk if text else None,
        "what": f"{name_of(text, language())} – {text.case.title}"[:200] if text else "",
    }
    form = TranslationForm(
        sent(request), cases=offered_cases(request.user, *keys), paper=text is not None, initial=first
    )
    made: list[Translation] = []

    def do(values) -> str:
        made.append(request_translation(by=request.user, **{**values, "text": text}))
        return _("The translation stands in the queue.")

    act = Act("new", _("Ask for a translation"), _("Ask for it"), reverse("desk:translations"), icon="plus")
    response = act_beside(
        request, act, form, do=do, page=lambda request, act: render(request, "people/new.html", {"act": act})
    )
    if made:
        response["Location"] = _back(made[0].pk)
    return response


@needs(TRANSLATE)
@asks
def translation_edit(request, pk):
    row = _translation(request.user, pk, TRANSLATE)
    cases = offered_cases(request.user, *([row.case_id] if row.case_id else []))
    form = TranslationForm(
        sent(request),
        cases=cases,
        asked=False,
        paper=row.text_id is not None,
        initial={name: getattr(row, name) for name in FIELDS},
    )

    def do(values) -> str:
        edit_translation(by=request.user, translation=row, **values)
        return _("The request is changed, and its day is reckoned again.")

    return _act(
        request,
        row,
        Act("edit", _("Change the request"), _("Save the changes"), _back(pk), icon="pencil"),
        form,
        do,
    )


@needs(TRANSLATE)
@asks
def translation_take(request, pk):
    row = _translation(request.user, pk, TRANSLATE)
    form = TakeForm(sent(request), initial={"person": request.user, "taken_on": timezone.localdate()})

    def do(values) -> str:
        take_translation(by=request.user, translation=row, **values)
        return _("It is taken.")

    return _act(
        request, row, Act("take", _("Take the translation"), _("Take it"), _back(pk), icon="user"), form, do
    )


@needs(TRANSLATE)
@require_POST
def translation_give_back(request, pk):
    give_back_translation(by=request.user, translation=_translation(request.user, pk, TRANSLATE))
    return redirect("desk:translation", pk)


@needs(TRANSLATE)
@asks
def translation_finish(request, pk):
    row = _translation(request.user, pk, TRANSLATE)
    numbers = range(row.latest_number, 0, -1) if row.text_id and row.latest_number else ()
    form = FinishForm(
        sent(request),
        numbers=numbers,
        initial={"done_on": timezone.localdate(), "translated_number": row.asked_number},
    )

    def do(values) -> str:
        finish_translation(by=request.user, translation=row, **values)
        return _("The translation is done.")

    return _act(
        request,
        row,
        Act("finish", _("Say that the translation is done"), _("It is done"), _back(pk), icon="check"),
        form,
        do,
    )


@needs(TRANSLATE)
@asks
def translation_drop(request, pk):
    row = _translation(request.user, pk, TRANSLATE)
    form = DropForm(sent(request))

    def do(values) -> str:
        drop_translation(by=request.user, translation=row, reason=values["reason"])
        return _("It is taken out of the queue and stays in the record.")

    act = Act("drop", _("Take it out of the queue"), _("Take it out"), _back(pk), icon="x", tone="danger")
    return _act(request, row, act, form, do)
