"""The checklist of a paper: what the law asks for, what stands there, and who looked at it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jalin.agreements.engine.articles import article_told
from jalin.agreements.engine.procedure import said
from jalin.agreements.permissions import VIEW
from jalin.agreements.words import language as reader
from jalin.kernel.access import can, require
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import sent

from .checklist import Line, checklist
from .forms import ReviewForm
from .models import Review, Version
from .particulars import shared_of
from .permissions import WRITE
from .selectors import headings_of, last_reviews, name_of, paper_of, written_of
from .services import review_clauses
from .views import NAMES, asks, text_or_404, trail


@needs(VIEW)
@asks
def text_checklist(request, pk):
    """Looking needs the right to see the case, recording what one found the right to write its papers."""
    found = text_or_404(request.user, pk)
    if request.method == "POST":
        require(request.user, WRITE, found.case)
    form = ReviewForm(sent(request), headings=headings_of(found), lang=reader())
    if request.method == "POST" and form.is_valid():
        try:
            made = review_clauses(by=request.user, text=found, found=form.found, remarks=form.remarks)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(
                request,
                ngettext("Recorded of %(n)s clause.", "Recorded of %(n)s clauses.", len(made))
                % {"n": len(made)},
            )
            return redirect("desk:text_checklist", pk)
    written = written_of([found.pk])[found.pk]
    lines = checklist(headings_of(found), found, written, shared_of(found.case))
    reviews, controls, lead = last_reviews(found), form.controls(), written.latest.get(found.prevailing)
    rows = [
        _row(number, line, reviews.get(line.heading.key), lead, controls[line.heading.key])
        for number, line in enumerate(lines, 1)
    ]
    asked = [line for line in lines if not line.heading.is_advice]
    return render(request, "papers/checklist.html", {
        "text": found, "case": found.case, "name": name_of(found, reader()), "article": article_told(paper_of(found).article, reader()), "rows": rows, "form": form,
        "prevailing": NAMES[found.prevailing], "there": sum(not line.stops for line in asked), "all": len(asked),
        "may_write": can(request.user, WRITE, found.case) and lead is not None, "trail": trail(found, _("Checklist")),
    }, status=422 if form.is_bound else 200)  # fmt: skip


def _row(number: int, line: Line, review: Review | None, lead: Version | None, controls: tuple) -> dict:
    """`is_stale`: the clause was changed after somebody had looked at it."""
    key = line.heading.key
    is_stale = bool(
        review
        and lead
        and (lead.language != review.language or lead.changed.get(key, lead.number) > review.number)
    )
    return {"number": number, "name": said(line.heading.name, reader()), "article": article_told(line.heading.article, reader()), "line": line, "review": review,
            "is_stale": is_stale, "behind": [NAMES[code] for code in line.behind], "found": controls[0], "remark": controls[1]}  # fmt: skip
