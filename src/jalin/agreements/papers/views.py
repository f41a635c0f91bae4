"""Pages of texts: side by side, writing, comparing, Word and PDF."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.agreements.engine.procedure import said
from jalin.agreements.permissions import VIEW
from jalin.agreements.selectors import visible_cases
from jalin.agreements.words import language as reader
from jalin.kernel.access import can, require
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent

from .checklist import checklist
from .comparing import compare
from .forms import PrevailingForm, VersionForm, WordForm
from .models import LANGUAGES, Text, Version
from .permissions import WRITE
from .printing import printed
from .selectors import headings_of, latest_versions, paper_of, shared_bodies, visible_texts
from .services import begin_text, save_version, set_prevailing
from .word import NotReadable, read_word, write_word

asks = require_http_methods(["GET", "HEAD", "POST"])
NAMES = dict(LANGUAGES)
SAID = {
    "not_word": lambda: _("This is not a Word file (.docx). Save it as .docx and send it again."),
    "too_large": lambda: _("This file is larger than 20 MB. Take the pictures out and send it again."),
    "no_clauses": lambda: _(
        "No heading of this file is one of the paper's headings. Download the Word file here and write into it."
    ),
    "template": lambda: _("The template cannot be filled."),
}


def text_or_404(user, pk: int) -> Text:
    return get_object_or_404(visible_texts(user).select_related("case__relation__partner"), pk=pk)


def trail(text: Text, last: str = "") -> list:
    name = said(paper_of(text).name, reader())
    found = [
        (_("Legal process"), reverse("desk:cases")),
        (str(text.case.title), reverse("desk:case", args=[text.case_id])),
    ]
    return (
        [*found, (name, reverse("desk:text", args=[text.pk])), (last, "")] if last else [*found, (name, "")]
    )


def show(request, text: Text, act=None):
    """Clause beside clause in every language that is written."""
    versions, lang = latest_versions(text), reader()
    shown = [
        code for code in [text.prevailing, *(c for c in NAMES if c != text.prevailing)] if code in versions
    ]
    lines = checklist(headings_of(text), text.prevailing, versions)
    clauses = [
        {"name": said(line.heading.name, lang), "article": line.heading.article, "is_there": line.is_there, "is_advice": line.heading.is_advice,
         "cells": [{"code": code, "heading": line.heading.name[code], "body": versions[code].bodies.get(line.heading.key, ""),
                    "is_behind": code in line.behind} for code in shown]}
        for line in lines
    ]  # fmt: skip
    history = list(text.versions.select_related("made_by").order_by("-made_at", "-pk")[:50])
    return render(request, "papers/text.html", {
        "text": text, "case": text.case, "name": said(paper_of(text).name, lang), "article": paper_of(text).article, "act": act,
        "tongues": [{"code": code, "name": NAMES[code], "version": versions[code], "prevails": code == text.prevailing} for code in shown],
        "others": [(code, name) for code, name in LANGUAGES if code not in versions], "clauses": clauses, "history": history,
        "lacking": [one for one in clauses if not one["is_there"]], "may_write": can(request.user, WRITE, text.case), "trail": trail(text),
    })  # fmt: skip


@needs(VIEW)
@require_safe
def text(request, pk):
    return show(request, text_or_404(request.user, pk))


@needs(WRITE)
@require_POST
def text_begin(request, pk, kind):
    case = get_object_or_404(visible_cases(request.user), pk=pk)
    try:
        begun = begin_text(by=request.user, case=case, kind=kind)
    except ValidationError as refusal:
        raise Http404 from refusal
    return redirect("desk:text", begun.pk)


@needs(WRITE)
@asks
def text_write(request, pk, lang):
    """The clauses of one language; what other papers of the case say under the same headings is offered."""
    found = text_or_404(request.user, pk)
    if lang not in NAMES:
        raise Http404
    last = latest_versions(found).get(lang)
    offered = {} if last else shared_bodies(found.case, lang, headings_of(found), but=found)
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
    return render(request, "papers/write.html", {
        "text": found, "form": form, "language": lang, "language_name": NAMES[lang], "name": said(paper_of(found).name, reader()),
        "is_offered": bool(offered), "trail": trail(found, NAMES[lang]),
    }, status=422 if form.is_bound else 200)  # fmt: skip


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


@needs(WRITE)
@asks
def text_from_word(request, pk):
    """A lawyer's Word file becomes the next version of its language; nothing is lost where it cannot be read."""
    found = text_or_404(request.user, pk)
    form = WordForm(sent(request), request.FILES or None)

    def do(values) -> str:
        lang = values["language"]
        headings = [(heading.key, heading.name[lang]) for heading in headings_of(found)]
        try:
            read = read_word(values["file"].read(), headings)
        except NotReadable as error:
            raise ValidationError({"file": SAID[error.code]()}) from error
        last = latest_versions(found).get(lang)
        bodies = {**(last.bodies if last else {}), **read.bodies}
        saved = save_version(by=request.user, text=found, language=lang, bodies=bodies, based_on=last.number if last else 0,
                             note=values["file"].name[:300])  # fmt: skip
        said_of = _("Version %(number)s is made of the Word file.") % {"number": saved.number}
        if read.unknown:
            said_of += " " + _("These headings are none of the paper's and were left out: %(names)s.") % {
                "names": ", ".join(read.unknown)
            }
        return said_of

    act = Act(
        "word", _("Take in a Word file"), _("Take it in"), reverse("desk:text", args=[pk]), icon="file-import"
    )
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found, act))


@needs(VIEW)
@require_safe
def text_word(request, pk, lang):
    found = text_or_404(request.user, pk)
    version = latest_versions(found).get(lang)
    bodies = version.bodies if version else {}
    if lang not in NAMES:
        raise Http404
    with override(lang):
        clauses = [(heading.name[lang], bodies.get(heading.key, "")) for heading in headings_of(found)]
        content = write_word(said(paper_of(found).name, lang), str(found.case.title), clauses)
    number = version.number if version else 0
    return _download(
        content,
        f"{found.kind}-{lang}-{number}.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )


@needs(VIEW)
@require_safe
def text_pdf(request, pk):
    found = text_or_404(request.user, pk)
    versions = latest_versions(found)
    if not versions:
        raise Http404
    return _download(
        printed(found, versions, reader()), f"{found.kind}-{found.case_id}.pdf", "application/pdf"
    )


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
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
    old, new = _chosen(rows, request.GET.get("old"), -1), _chosen(rows, request.GET.get("new"), 0)
    context = {"text": found, "versions": rows, "old": old, "new": new, "name": said(paper_of(found).name, reader()),
               "trail": trail(found, _("Compare"))}  # fmt: skip
    if old and new:
        names = {heading.key: said(heading.name, reader()) for heading in headings_of(found)}
        context["is_same_language"] = old.language == new.language
        context["clauses"] = [
            {
                "name": names[one.key],
                "state": one.state,
                "pieces": one.pieces,
                "old": old.bodies.get(one.key, ""),
                "new": new.bodies.get(one.key, ""),
            }
            for one in compare(names, old.bodies, new.bodies)
        ]
    return render(request, "papers/compare.html", context)


def _chosen(rows: list[Version], text: str | None, otherwise: int) -> Version | None:
    found = next((row for row in rows if str(row.pk) == text), None)
    return found or (rows[otherwise] if rows else None)
