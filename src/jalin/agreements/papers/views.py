"""Pages of texts: side by side, writing, comparing, PDF."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.agreements.engine.articles import article_told
from jalin.agreements.engine.procedure import said
from jalin.agreements.permissions import VIEW
from jalin.agreements.sections import part_url
from jalin.agreements.selectors import visible_cases
from jalin.agreements.words import language as reader
from jalin.kernel.access import can, require
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.kernel.rulebook.marks import MARKS
from jalin.kernel.text.comparing import compare
from jalin.kernel.typesetting import SignsMissing

from .beside import shown_beside
from .checklist import checklist, is_behind
from .filling import filled, keys_of, paragraphs_of
from .forms import PrevailingForm, VersionForm
from .models import LANGUAGES, Text, Version
from .particulars import labels_in, shared_of
from .permissions import WRITE
from .printing import printed, signs_said
from .selectors import (
    headings_of,
    latest_versions,
    name_of,
    paper_of,
    papers_of,
    pattern_of,
    proposed_bodies,
    shared_bodies,
    visible_texts,
    written_of,
)
from .services import begin_text, save_version, set_prevailing

asks = require_http_methods(["GET", "HEAD", "POST"])
NAMES = dict(LANGUAGES)


def text_or_404(user, pk: int) -> Text:
    return get_object_or_404(visible_texts(user).select_related("case__relation__partner"), pk=pk)


def trail(text: Text, last: str = "") -> list:
    name = name_of(text, reader())
    found = [
        (_("Legal process"), reverse("desk:cases")),
        (str(text.case.title), reverse("desk:case", args=[text.case_id])),
    ]
    return (
        [*found, (name, reverse("desk:text", args=[text.pk])), (last, "")] if last else [*found, (name, "")]
    )


def show(request, text: Text, act=None):
    """Clause beside clause in every language that is written, filled with what the case shares."""
    written, shared, lang = written_of([text.pk])[text.pk], shared_of(text.case), reader()
    versions, pattern = written.latest, pattern_of(text)
    shown = [
        code for code in [text.prevailing, *(c for c in NAMES if c != text.prevailing)] if code in versions
    ]
    values = {code: shared.printed(code, text, versions) for code in shown}
    lines = checklist(headings_of(text), text, written, shared)
    clauses = [
        {"name": said(line.heading.name, lang), "article": article_told(line.heading.article, lang), "line": line, "cells": [
            {"code": code, "heading": line.heading.name[code], "is_behind": code in line.behind,
             "paragraphs": paragraphs_of(versions[code].bodies.get(line.heading.key, ""), values[code], labels_in(code))}
            for code in shown]}
        for line in lines
    ]  # fmt: skip
    history = sorted(written.versions, key=lambda one: (one.made_at, one.pk), reverse=True)[:50]
    return render(request, "papers/text.html", {
        "text": text, "case": text.case, "name": name_of(text, lang), "article": article_told(paper_of(text).article, lang), "act": act, "pattern": pattern,
        "pattern_mark": MARKS[pattern.mark] if pattern else "",
        "tongues": [{"code": code, "name": NAMES[code], "version": versions[code], "prevails": code == text.prevailing} for code in shown],
        "others": [(code, name) for code, name in LANGUAGES if code not in versions], "clauses": clauses, "history": history,
        "lacking": [one for one in clauses if not one["line"].is_there or one["line"].gaps] if shown else [],
        "beside": shown_beside(request, text, list(versions)), "may_write": can(request.user, WRITE, text.case), "trail": trail(text),
    })  # fmt: skip


@needs(VIEW)
@require_safe
def text(request, pk):
    return show(request, text_or_404(request.user, pk))


@needs(WRITE)
@require_POST
def text_begin(request, pk, kind):
    case = get_object_or_404(visible_cases(request.user), pk=pk)
    if kind not in papers_of(case):
        raise Http404
    year = request.POST.get("year", "")
    try:
        begun = begin_text(
            by=request.user, case=case, kind=kind, year=int(year) if year.isdecimal() and len(year) < 5 else 0
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(part_url(pk, "papers"))
    return redirect("desk:text", begun.pk)


@needs(WRITE)
@asks
def text_write(request, pk, lang):
    """The clauses of one language; what other papers of the case say under the same headings is offered."""
    found = text_or_404(request.user, pk)
    if lang not in NAMES:
        raise Http404
    last = latest_versions(found).get(lang)
    written = {} if last else shared_bodies(found.case, lang, headings_of(found), but=found)
    offered = {} if last else {**proposed_bodies(found, lang), **written}
    form = VersionForm(sent(request), headings=headings_of(found), language=lang, bodies=last.bodies if last else {}, offered=offered,
                       initial={"based_on": last.number if last else 0})  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_version(by=request.user, text=found, language=lang, bodies=form.bodies,
                                 based_on=form.cleaned_data["based_on"] or 0, note=form.cleaned_data["note"])  # fmt: skip
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(
                request, _("Version %(number)s is saved; the ones before stay.") % {"number": saved.number}
            )
            return redirect("desk:text", pk)
    bodies = last.bodies if last else offered
    return render(request, "papers/write.html", {
        "text": found, "form": form, "language": lang, "language_name": NAMES[lang], "name": name_of(found, reader()),
        "is_proposed": bool(offered), "is_taken_over": bool(written), "places": _places(found, lang, bodies), "trail": trail(found, NAMES[lang]),
    }, status=422 if form.is_bound else 200)  # fmt: skip


def _places(text: Text, lang: str, bodies: dict) -> list[dict]:
    """The placeholders a writer may use, the ones of this text first, each with what it prints."""
    values, labels = shared_of(text.case).printed(lang, text, {lang}), labels_in(reader())
    used = {key for body in bodies.values() for key in keys_of(body)}
    return [{"key": key, "label": labels[key], "value": values.get(key, ""), "is_used": key in used}
            for key in sorted(labels, key=lambda key: key not in used)]  # fmt: skip


@needs(WRITE)
@asks
def text_prevailing(request, pk):
    found = text_or_404(request.user, pk)
    form = PrevailingForm(sent(request), initial={"language": found.prevailing})

    def do(values) -> str:
        set_prevailing(by=request.user, text=found, language=values["language"])
        return _("The prevailing language is named.")

    act = Act(
        "prevailing",
        _("Name the prevailing language"),
        _("Name it"),
        reverse("desk:text", args=[pk]),
        icon="scale",
    )
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found, act))


@needs(VIEW)
@require_safe
def text_pdf(request, pk):
    """All languages, or with `?only=id` that one alone, as a letter goes out."""
    found, only = text_or_404(request.user, pk), request.GET.get("only", "")
    versions = {code: one for code, one in latest_versions(found).items() if only in ("", code)}
    if not versions:
        raise Http404
    name = f"{found.kind}-{found.case_id}{only and '-'}{only}.pdf"
    try:
        content = printed(found, versions, reader())
    except SignsMissing as lack:  # in a name of a register, or in a text older than this check
        messages.error(request, signs_said(lack.signs))
        return redirect("desk:text", pk)
    return download(content, name, "application/pdf")


def download(content: bytes, name: str, kind: str) -> HttpResponse:
    """To be saved, never shown under this address."""
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@needs(VIEW)
@require_safe
def text_compare(request, pk):
    """Any two versions: of one language word by word, of two languages clause beside clause."""
    found = text_or_404(request.user, pk)
    require(request.user, VIEW, found.case)
    rows = list(found.versions.order_by("-made_at", "-pk"))
    usual = _usual_pair(rows, found.prevailing)
    old, new = (
        _chosen(rows, request.GET.get(name), one) for name, one in zip(("old", "new"), usual, strict=True)
    )
    context = {"text": found, "versions": rows, "old": old, "new": new, "name": name_of(found, reader()),
               "trail": trail(found, _("Compare"))}  # fmt: skip
    if old and new:
        context["is_same_language"] = old.language == new.language
        context["clauses"] = _compared(
            found, old, new, {(one.language, one.number): one.made_at for one in rows}
        )
    return render(request, "papers/compare.html", context)


def _compared(text: Text, old: Version, new: Version, times: dict) -> list[dict]:
    """Clause by clause, filled with what the case shares now; between languages with the side that is missing or older."""
    names = {heading.key: said(heading.name, reader()) for heading in headings_of(text)}
    shared, codes = shared_of(text.case), {old.language, new.language}
    values = {code: shared.printed(code, text, codes) for code in codes}
    shown = [
        {key: filled(one.bodies.get(key, ""), values[one.language], labels_in(one.language)) for key in names}
        for one in (old, new)
    ]
    lead, other = (new, old) if text.prevailing == new.language else (old, new)
    return [
        {"name": names[one.key], "state": one.state, "pieces": one.pieces, "old": shown[0][one.key], "new": shown[1][one.key],
         "is_rewritten": one.state == "same" and old.bodies.get(one.key, "") != new.bodies.get(one.key, ""),
         "behind": NAMES[other.language] if old.language != new.language and is_behind(lead, other, one.key, times) else ""}
        for one in compare(names, *shown)
    ]  # fmt: skip


def _usual_pair(rows: list[Version], prevailing: str) -> tuple:
    """The last two of the prevailing language; otherwise the first and the last of all. `rows`: the newest first."""
    own = [row for row in rows if row.language == prevailing]
    if len(own) > 1:
        return own[1], own[0]
    return (rows[-1], rows[0]) if rows else (None, None)


def _chosen(rows: list[Version], text: str | None, otherwise: Version | None) -> Version | None:
    return next((row for row in rows if str(row.pk) == text), otherwise)
