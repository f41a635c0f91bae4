"""The report on screen, as CSV and as a paper of two pages for the mayor."""

import csv
from datetime import date
from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import render
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
ON_PAPER = 8  # rows of a table: two pages are two pages


def shown(value) -> str:
    """A cell in the reader's language."""
    if value is None:
        return "–"
    if isinstance(value, date):
        return format_day(value, language())
    if isinstance(value, int | float):
        return number_format(value, 0 if float(value).is_integer() else 1, force_grouping=True)
    return str(value)


@needs(VIEW)
@require_safe
def process_report(request):
    tables = [
        {"table": one, "rows": [[shown(cell) for cell in row] for row in one.rows]}
        for one in report(request.user, timezone.localdate())
    ]
    return render(request, "agreements/report.html", {"tables": tables, "today": timezone.localdate()})


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
    return response


@needs(VIEW)
@require_safe
def process_report_pdf(request):
    today, lang = timezone.localdate(), language()
    content = typeset(TEMPLATE, paper_of(report(request.user, today), today), language=lang, made_on=today)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="jalin-process-{today}.pdf"'
    return response


def paper_of(tables: list[Table], today: date) -> dict:
    """The data of the paper: the first rows of each table, and how many more there are."""
    office, lang = home_office(), language()
    parts = []
    for one in tables:
        left = len(one.rows) - ON_PAPER
        more = (
            ngettext("%(n)s more row on the screen", "%(n)s more rows on the screen", left) % {"n": left}
            if left > 0
            else ""
        )
        parts.append({"title": one.title, "lead": one.lead, "columns": list(one.columns), "numeric": list(one.numeric), "more": more,
                      "rows": [[shown(cell) for cell in row] for row in one.rows[:ON_PAPER]], "empty": one.empty})  # fmt: skip
    name = str(office.name) if office else "Jalin"
    return {"title": _("The legal process of cooperation abroad"), "office": name, "tables": parts,
            "source": f"{name} · {format_day(today, lang)}", "facts": [[_("As of"), format_day(today, lang)]]}  # fmt: skip
