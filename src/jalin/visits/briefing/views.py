"""The briefing book on the screen and as PDF."""

from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import needs
from jalin.kernel.dates import format_day
from jalin.kernel.typesetting import typeset
from jalin.people.selectors import office_of
from jalin.visits.permissions import VIEW
from jalin.visits.views import visit_or_404
from jalin.visits.words import days_of, language, partner_word

from .registry import chapters_of

TEMPLATE = Path(__file__).parent.parent / "documents" / "briefing.typ"


@needs(VIEW)
@require_safe
def briefing(request, pk):
    """Everything the record knows for this journey, as it stands today."""
    visit, today = visit_or_404(request.user, pk), timezone.localdate()
    chapters = [{"key": key, "chapter": chapter} for key, chapter in chapters_of(request.user, visit, today)]
    return render(request, "visits/briefing.html", {
        "visit": visit, "partner_name": partner_word(visit), "chapters": chapters, "today": today,
        "trail": [(_("Visits"), reverse("desk:visits")), (str(visit.title), reverse("desk:visit", args=[pk])), (_("Briefing book"), "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def briefing_pdf(request, pk):
    visit, today, lang = visit_or_404(request.user, pk), timezone.localdate(), language()
    office = office_of(request.user)
    data = {
        "title": _("Briefing book"), "subtitle": f"{visit.title} · {partner_word(visit)}", "purpose": str(visit.purpose),
        "source": f"{office.name if office else 'Jalin'} · {visit.reference} · {format_day(today, lang)}",
        "facts": [[pgettext("visit", "Days"), days_of(visit)], [_("Reference"), visit.reference], [_("As of"), format_day(today, lang)]],
        "invented": _("Invented example: no source tells of this visit.") if visit.is_invented else "", "note-word": _("Note:"),
        "chapters": [{"title": chapter.title, "lead": chapter.lead, "empty": chapter.empty,
                      "rows": [{"text": row.text, "note": row.note, "state": row.state} for row in chapter.rows]}
                     for _key, chapter in chapters_of(request.user, visit, today)],
    }  # fmt: skip
    response = HttpResponse(
        typeset(TEMPLATE, data, language=lang, made_on=today), content_type="application/pdf"
    )
    response["Content-Disposition"] = f'inline; filename="{visit.reference}-briefing.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
