"""The report on screen, as CSV and as a paper of two pages for the mayor: the same tables three times."""

import csv
import io
from datetime import date
from itertools import zip_longest
from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import needs
from jalin.kernel.dates import format_day
from jalin.kernel.lists.exports import defused
from jalin.kernel.typesetting import typeset
from jalin.people.selectors import home_office

from .permissions import VIEW
from .reporting import Table, report
from .words import language

TEMPLATE = Path(__file__).parent / "documents" / "report.typ"
PAGES = 2
ON_PAPER = (10, 8, 6, 5, 4, 3, 2, 1)  # rows of a table: the most of these with which it stays on two pages


def shown(value) -> str:
    """A cell in the reader's language."""
    if value is None:
        return "–"
    if isinstance(value, date):
        return format_day(value, language())
    if isinstance(value, int | float):
        return number_format(value, 0 if float(value).is_integer() else 1, force_grouping=True)
    return str(value)


def _drawn(table: Table) -> dict:
    """A table as the page draws it: each row with its name, where it leads, and its other cells."""
    rows = []
    for (name, *cells), url in zip_longest(table.rows, table.links):
        told = [
            (table.columns[place], place in table.numeric, shown(cell))
            for place, cell in enumerate(cells, start=1)
        ]
        rows.append({"name": shown(name), "url": url, "cells": told})
    return {"table": table, "rows": rows}


@needs(VIEW)
@require_safe
def process_report(request):
    tables = [_drawn(one) for one in report(request.user, timezone.localdate())]
    trail = [(_("Legal process"), reverse("desk:cases")), (_("How the process goes"), "")]
    return render(request, "agreements/report.html", {"tables": tables, "trail": trail})


@needs(VIEW)
@require_safe
def process_report_csv(request):
    """Every table below the other, with its key in the first column, so that one file carries all."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="jalin-process.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    for one in report(request.user, timezone.localdate()):
        writer.writerow([one.key, *one.columns])
        for row in one.rows:
            cells = [
                "" if cell is None else cell.isoformat() if isinstance(cell, date) else cell for cell in row
            ]
            writer.writerow([one.key, *(defused(cell) for cell in cells)])
        if one.cut:
            writer.writerow([one.key, one.cut])
    return response


@needs(VIEW)
@require_safe
def process_report_pdf(request):
    today = timezone.localdate()
    response = HttpResponse(set_paper(report(request.user, today), today), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="jalin-process-{today}.pdf"'
    return response


def set_paper(tables: list[Table], today: date) -> bytes:
    """The paper as PDF in the active language, on two pages at most: with as many rows of each table as they hold."""
    from pyhanko.pdf_utils.reader import PdfFileReader  # only who asks for the paper waits for it

    for most in ON_PAPER:
        content = typeset(TEMPLATE, paper_of(tables, today, most), language=language(), made_on=today)
        if int(PdfFileReader(io.BytesIO(content)).root["/Pages"]["/Count"]) <= PAGES:
            break
    return content


def paper_of(tables: list[Table], today: date, most: int) -> dict:
    """The data of the paper: the first rows of each table, and how many more there are."""
    office, lang = home_office(), language()
    parts = []
    for one in tables:
        left = len(one.rows) - most
        more = (
            ngettext("%(n)s more row on the screen", "%(n)s more rows on the screen", left) % {"n": left}
            if left > 0
            else ""
        )
        parts.append({"title": one.title, "lead": one.lead, "columns": list(one.columns), "numeric": list(one.numeric), "more": more,
                      "rows": [[shown(cell) for cell in row] for row in one.rows[:most]], "empty": one.empty})  # fmt: skip
    name = str(office.name) if office else "Jalin"
    return {"title": _("The legal process of cooperation abroad"), "office": name, "tables": parts,
            "source": f"{name} · {format_day(today, lang)}", "facts": [[_("As of"), format_day(today, lang)]]}  # fmt: skip
