"""Rows and questions of an import: answered, corrected, taken home as a file."""

import csv
import io

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalin.kernel.access.views import needs
from jalin.kernel.lists.exports import BOM, defused
from jalin.kernel.problems import Problem
from jalin.relations.permissions import IMPORT

from .forms import AnswerForm, RowForm
from .models import ImportBatch, ImportQuestion, ImportRow
from .pages import import_context
from .register import services, showing
from .register.engine.headings import PERSONAL
from .register.engine.plan import ReadingPlan
from .register.judging import Judge
from .register.reading import answers_of, choices_of, settler_of
from .views import import_or_404, say_problem
from .words import FIELDS, question_words, row_tag, rows_words

asks = require_http_methods(["GET", "HEAD", "POST"])
Verdict = ImportRow.Verdict


@asks
@needs(IMPORT)
def import_questions(request, pk):
    """What may not be guessed, asked once for all rows that say the same."""
    batch = import_or_404(request, pk)
    posted = request.POST.get("question", "") if request.method == "POST" else ""
    form = None
    if posted.isdecimal():
        question = get_object_or_404(ImportQuestion, batch=batch, pk=int(posted))
        form = answer_form(question, request.POST)
        if form.is_valid() and _answered(request, question, form):
            return redirect(f"{reverse('desk:import_questions', args=[pk])}?{_kept(request)}#questions")
    show = request.GET.get("show", "open")
    rows = batch.questions.exclude(answer="") if show == "answered" else batch.questions.filter(answer="")
    page = Paginator(rows, 20).get_page(request.GET.get("page"))
    cards = [
        _card(one, form if form is not None and str(one.pk) == posted else answer_form(one)) for one in page
    ]
    address = reverse("desk:import_questions", args=[pk])
    tabs = [
        {"label": _("Open"), "url": address, "active": show != "answered", "count": batch.questions.filter(answer="").count()},
        {"label": _("Answered"), "url": f"{address}?show=answered", "active": show == "answered",
         "count": batch.questions.exclude(answer="").count()},
    ]  # fmt: skip
    trail = [
        (_("Import"), reverse("desk:imports")),
        (batch.document.name, reverse("desk:import", args=[pk])),
        (_("Questions"), ""),
    ]
    context = {
        "batch": batch,
        "page": page,
        "cards": cards,
        "tabs": tabs,
        "trail": trail,
        "kept": _kept(request),
    }
    return render(request, "opendata/import_questions.html", context)


def answer_form(question: ImportQuestion, data=None) -> AnswerForm:
    known = {choice["value"] for choice in question.choices}
    first = {"answer": question.answer if question.answer in known else ""}
    if question.answer.startswith("country:") and question.answer not in known:
        first["country"] = question.answer.partition(":")[2]
    return AnswerForm(data, choices=question.choices, any_country=question.asked.get("any_country", False),
                      is_date=question.code == "date", initial=first, auto_id=f"q{question.pk}_%s")  # fmt: skip


def _card(question: ImportQuestion, form: AnswerForm) -> dict:
    asked = question.asked
    return {"question": question, "form": form, "sentence": question_words(question), "rows": rows_words(question.rows),
            "text": asked.get("text", ""), "country": showing.country_words(asked.get("country", ""))}  # fmt: skip


def _answered(request, question: ImportQuestion, form: AnswerForm) -> bool:
    try:
        count = services.answer_question(by=request.user, question=question, answer=form.chosen)
    except ValidationError as error:
        form.add_error("answer", error)
        return False
    except Problem as problem:
        say_problem(request, problem)
        return True
    if form.chosen:
        messages.success(request, _("Answered for %(rows)s.") % {"rows": rows_words(count)})
    return True


def _kept(request) -> str:
    """The address's own parameters, as far as this page knows them."""
    kept = QueryDict(mutable=True)
    for name in ("verdict", "text", "page", "show"):
        if request.GET.get(name):
            kept[name] = request.GET[name][:100]
    return kept.urlencode()


@asks
@needs(IMPORT)
def import_row(request, pk, row):
    """One row beside the table: as written, as understood, why; answered and corrected in place."""
    batch = import_or_404(request, pk)
    found = get_object_or_404(batch.rows, pk=row)
    may_change = (
        not found.taken and found.verdict != Verdict.MISSING and batch.state != ImportBatch.State.UNDONE
    )
    which = request.POST.get(
        "which", ""
    )  # the form of questions, that of cells, or the button that takes all back
    questions = (
        own_questions(batch, found, request.POST if which == "questions" else None) if may_change else []
    )
    form = RowForm(request.POST if which == "cells" else None, cells=cells_of(batch, found),
                   left_out=bool(found.corrections.get("left_out")))  # fmt: skip
    back = f"{reverse('desk:import', args=[pk])}?{_kept(request)}"
    decided = _decided(found, which, questions, form) if may_change else None
    if decided is not None:
        _correct(request, found, decided)
        return redirect(back)
    context = {"row": row_panel(batch, found), "form": form, "questions": questions, "close_url": back,
               "may_change": may_change}  # fmt: skip
    if request.headers.get("X-Drawer") == "row":
        return render(request, "opendata/row_drawer.html", context)
    return render(
        request, "opendata/import.html", {**import_context(request, batch), **context, "drawer_open": True}
    )


def _decided(row: ImportRow, which: str, questions: list[dict], form: RowForm) -> dict | None:
    """What the row's corrections are to be; None when nothing was sent, or what was sent has errors."""
    had = row.corrections
    if which == "questions" and all([one["form"].is_valid() for one in questions]):  # noqa: C419  (each form must be asked)
        given = {one["key"]: one["form"].chosen for one in questions if one["form"].chosen}
        return {**had, "answers": {**had.get("answers", {}), **given}}
    if which == "cells" and form.is_valid():
        return {**had, "cells": form.cells(), "left_out": form.cleaned_data["left_out"]}
    return {} if which == "back" else None


def _correct(request, row: ImportRow, decided: dict) -> None:
    try:
        services.correct_row(by=request.user, row=row, **decided)
    except Problem as problem:
        say_problem(request, problem)
        return
    words = {"number": row.number, "verdict": Verdict(row.verdict).label}
    messages.success(request, _("Row %(number)s was judged again: %(verdict)s.") % words)


def cells_of(batch: ImportBatch, row: ImportRow) -> list[tuple[str, str, str]]:
    """(heading, what it is, what it says now) of the columns that are read."""
    plan = ReadingPlan.from_json(batch.mapping["plan"])
    texts = {**row.understood.get("filled", {}), **row.raw, **row.corrections.get("cells", {})}
    return [(guess.heading, str(FIELDS.get(guess.field, "")), texts.get(guess.heading, ""))
            for guess in plan.columns if guess.field and guess.field != "number" and guess.field not in PERSONAL]  # fmt: skip


def own_questions(batch: ImportBatch, row: ImportRow, data=None) -> list[dict]:
    """What is asked of this row, each with its form."""
    if row.verdict != Verdict.ASK:
        return []
    answers = answers_of(batch)
    judged = Judge(answers=answers).judge(
        [settler_of(batch, answers).read_again(row)], {row.key: row.corrections}
    )[0]
    found = []
    for place, question in enumerate({one.key: one for one in judged.questions}.values()):
        kept = ImportQuestion(
            code=question.message.code, asked={**question.asked, "message": question.message.as_json()}
        )
        form = AnswerForm(data, choices=choices_of(question, judged), any_country=question.any_country,
                          is_date=question.message.code == "date", prefix=f"ask{place}")  # fmt: skip
        shared = ImportQuestion.objects.filter(batch=batch, key=question.key, rows__gt=1).first()
        found.append({"key": question.key, "form": form, "sentence": question_words(kept), "shared": shared,
                      "rows": rows_words(shared.rows) if shared else ""})  # fmt: skip
    return found


def row_panel(batch: ImportBatch, row: ImportRow) -> dict:
    """Everything there is to say about one row."""
    understood = row.understood
    fields = understood.get("fields", {})
    plan = ReadingPlan.from_json(batch.mapping["plan"])
    cells = []
    for guess in plan.columns:
        written = {**understood.get("filled", {}), **row.raw}.get(guess.heading, "")
        kept = fields.get(guess.field, {}) if guess.field else {}
        if guess.field in PERSONAL:
            cells.append({"heading": guess.heading, "label": FIELDS[guess.field], "personal": True})
        elif written or kept:
            shown = showing.reading_words(guess.field, kept) if kept else ""
            cells.append({"heading": guess.heading, "written": written, "understood": shown if shown != written else "",
                          "label": FIELDS.get(guess.field, ""), "used": bool(guess.field),
                          "corrected": row.corrections.get("cells", {}).get(guess.heading, "")})  # fmt: skip
    return {
        "row": row, "tag": row_tag(row), "cells": cells, "sentences": showing.sentences_of(understood),
        "partners": showing.partners_of(understood), "events": showing.events_words(understood),
        "title": _("Row %(number)s") % {"number": row.number}, "sheet": row.sheet,
        "is_pair": understood.get("pair", False),
    }  # fmt: skip


@require_safe
@needs(IMPORT)
def import_unread(request, pk):
    """The rows that were not taken over, with the reason, in the columns of the file: to be mended and handed in again."""
    batch = import_or_404(request, pk)
    headings = list(batch.mapping["plan"]["table"]["headings"])
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([defused(text) for text in (*headings, _("Row"), _("What is missing"))])
    for row in (
        batch.rows.filter(verdict__in=(Verdict.ASK, Verdict.REFUSE))
        .order_by("number")
        .iterator(chunk_size=1000)
    ):
        texts = {**row.understood.get("filled", {}), **row.raw, **row.corrections.get("cells", {})}
        why = " ".join(
            one["text"] for one in showing.sentences_of(row.understood) if one["weight"] in {"ask", "refuse"}
        )
        writer.writerow(
            [defused(text) for text in (*(texts.get(heading, "") for heading in headings), row.number, why)]
        )
    stem = batch.document.name.rpartition(".")[0] or "register"
    response = HttpResponse(BOM + file.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"unread.csv\"; filename*=UTF-8''{_quoted(stem)}-unread.csv"
    )
    return response


def _quoted(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="")
