"""Pages of an import: the list, the upload, how the file is read, the import itself, accepting and undoing."""

import tempfile
from pathlib import Path

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.kernel.access.views import needs
from jalin.kernel.jobs.models import Job
from jalin.kernel.problems import Problem
from jalin.relations.permissions import IMPORT

from .forms import MappingForm, UndoForm, UploadForm
from .models import ImportBatch
from .pages import import_context, job_context, remarks_of, running_job
from .register import services
from .register.engine.plan import ReadingPlan, first_rows
from .register.engine.tables import clean_line_of
from .register.engine.unreadable import UnreadableFile
from .register.showing import language
from .register.storing import stored_file
from .register.undoing import touched_since
from .selectors import names_of, visible_imports
from .words import FIELDS, REASONS, made_words, rows_words, state_tag

asks = require_http_methods(["GET", "HEAD", "POST"])


def import_or_404(request, pk) -> ImportBatch:
    return get_object_or_404(visible_imports(request.user), pk=pk)


def say_problem(request, error) -> None:
    """A problem as a sentence on the next page."""
    text = error.message(language()) if isinstance(error, UnreadableFile) else str(error)
    messages.error(request, text)


@require_safe
@needs(IMPORT)
def imports(request):
    page = Paginator(visible_imports(request.user), 20).get_page(request.GET.get("page"))
    names = names_of(batch.created_by for batch in page)
    rows = [
        {"batch": batch, "state": state_tag(batch), "url": reverse("desk:import", args=[batch.pk]),
         "who": names.get(batch.created_by, ""), "made": ", ".join(made_words(batch.counts.get("made", {}))),
         "rows": rows_words(sum(batch.counts.get("rows", {}).values())) if batch.counts.get("rows") else ""}
        for batch in page
    ]  # fmt: skip
    return render(request, "opendata/imports.html", {"page": page, "rows": rows})


@asks
@needs(IMPORT)
def import_new(request):
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            batch = _receive(request, form.cleaned_data["file"])
        except UnreadableFile as error:
            form.add_error("file", error.message(language()))
        except Problem as problem:
            form.add_error("file", str(problem))
        else:
            return redirect("desk:import_columns", batch.pk)
    trail = [(_("Import"), reverse("desk:imports")), (_("New import"), "")]
    return render(
        request,
        "opendata/import_new.html",
        {"form": form, "trail": trail},
        status=422 if form.errors else 200,
    )


def _receive(request, upload) -> ImportBatch:
    """Keep what was uploaded and begin to read it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register"
        with path.open("wb") as file:
            for part in upload.chunks():
                file.write(part)
        with transaction.atomic():
            batch = services.receive_register(by=request.user, path=path, name=upload.name)
            services.start_reading(by=request.user, batch=batch)
    return batch


@asks
@needs(IMPORT)
def import_columns(request, pk):
    """How the file is read: guessed, each guess with its reason, everything changeable."""
    batch = import_or_404(request, pk)
    plan = ReadingPlan.from_json(batch.mapping["plan"])
    form = MappingForm(request.POST or None, plan=plan, sheets=[one.name for one in plan.sheets if one.rows])
    if form.is_valid():
        if not form.has_changed():
            return redirect("desk:import", pk)
        try:
            job = running_job(batch)
            if job is not None:
                services.stop_reading(by=request.user, batch=batch)
            services.set_mapping(by=request.user, batch=batch, choices=form.choices())
        except (UnreadableFile, Problem) as error:
            say_problem(request, error)
            return redirect("desk:import_columns", pk)
        messages.success(request, _("The file is being read this way."))
        return redirect("desk:import_columns" if "look" in request.POST else "desk:import", pk)
    return render(request, "opendata/import_columns.html", _columns_context(batch, plan, form))


def _columns_context(batch: ImportBatch, plan: ReadingPlan, form: MappingForm) -> dict:
    shown = []
    if not batch.document.erased_at:
        with stored_file(batch.document, batch.mapping) as file:
            shown = [row for row in first_rows(file, plan, 40) if row.skip not in ("title", "heading")][:20]
    rows = [
        {"number": row.number, "skip": row.skip, "cells": _texts(row.cells, plan.table.width)}
        for row in shown
    ]
    columns = []
    for guess in plan.columns:
        samples = [row["cells"][guess.column] for row in rows if row["cells"][guess.column]]
        order = f"order-{guess.column}"
        columns.append({
            "field": form[f"column-{guess.column}"], "heading": guess.heading, "samples": list(dict.fromkeys(samples))[:3],
            "reason": REASONS.get(guess.reason, ""), "order": form[order] if order in form.fields else None,
            "label": FIELDS.get(guess.field, ""), "unused": not guess.field,
        })  # fmt: skip
    return {
        "batch": batch, "form": form, "plan": plan, "rows": rows, "columns": columns, "remarks": remarks_of(batch),
        "file_fields": [form[name] for name in ("sheet", "encoding", "separator") if name in form.fields],
        "is_open": batch.state not in {ImportBatch.State.ACCEPTED, ImportBatch.State.UNDONE},
        "titles": [text for _number, text in plan.table.titles if text],
        "trail": [(_("Import"), reverse("desk:imports")), (batch.document.name, reverse("desk:import", args=[batch.pk])),
                  (_("How it is read"), "")],
    }  # fmt: skip


def _texts(cells: list, width: int) -> list[str]:
    return [clean_line_of(cell) for cell in [*cells, *[None] * (width - len(cells))][:width]]


@require_safe
@needs(IMPORT)
def import_page(request, pk):
    return render(request, "opendata/import.html", import_context(request, import_or_404(request, pk)))


@require_safe
@needs(IMPORT)
def import_job(request, pk):
    """The part that shows how far the work is; when it has ended the page is loaded anew."""
    batch = import_or_404(request, pk)
    job = running_job(batch)
    shown = job_context(batch, job)
    answer = render(request, "jobs/progress.html", {"job": shown}) if shown else HttpResponse()
    if job is None or job.state not in {Job.State.QUEUED, Job.State.RUNNING}:
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_POST
@needs(IMPORT)
def import_accept(request, pk):
    try:
        services.accept_batch(by=request.user, batch=import_or_404(request, pk))
    except Problem as problem:
        say_problem(request, problem)
    return redirect("desk:import", pk)


@asks
@needs(IMPORT)
def import_undo(request, pk):
    """What would go, what was changed since, and the reason."""
    batch = import_or_404(request, pk)
    if batch.state != ImportBatch.State.ACCEPTED:
        messages.info(request, _("This import is not in the record, so there is nothing to undo."))
        return redirect("desk:import", pk)
    touched = touched_since(batch)
    form = UndoForm(request.POST or None, touched=bool(touched))
    if form.is_valid():
        try:
            services.undo_batch(by=request.user, batch=batch, **form.cleaned_data)
        except Problem as problem:
            say_problem(request, problem)
        return redirect("desk:import", pk)
    trail = [
        (_("Import"), reverse("desk:imports")),
        (batch.document.name, reverse("desk:import", args=[pk])),
        (_("Undo"), ""),
    ]
    context = {"batch": batch, "form": form, "touched": touched[:100], "more": max(0, len(touched) - 100), "trail": trail,
               "made": made_words(batch.counts.get("made", {}))}  # fmt: skip
    return render(request, "opendata/import_undo.html", context)


@require_POST
@needs(IMPORT)
def import_discard(request, pk):
    batch = import_or_404(request, pk)
    name = batch.document.name
    try:
        services.discard_batch(by=request.user, batch=batch)
    except Problem as problem:
        say_problem(request, problem)
        return redirect("desk:import", pk)
    messages.success(
        request, _("%(name)s was thrown away. Nothing of it was in the record.") % {"name": name}
    )
    return redirect("desk:imports")
