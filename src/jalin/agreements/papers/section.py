"""The papers on the page of a case."""

from django.urls import reverse

from jalin.agreements.engine.procedure import said
from jalin.agreements.words import language
from jalin.kernel.access import can

from .checklist import checklist
from .models import Text
from .permissions import WRITE
from .selectors import latest_versions, written_papers


def papers_section(request, case):
    """Each paper with statutory headings: begun or not, in which languages, and what it lacks."""
    may_write, lang = can(request.user, WRITE, case), language()
    texts = {text.kind: text for text in Text.objects.filter(case=case).prefetch_related("versions")}
    rows = []
    for paper in written_papers(case):
        text = texts.get(paper.key)
        row = {"name": said(paper.name, lang), "article": paper.article, "kind": paper.key, "text": text}
        if text:
            versions = latest_versions(text)
            lines = checklist(paper.headings, text.prevailing, versions)
            row |= {
                "url": reverse("desk:text", args=[text.pk]), "languages": [(code, one.number) for code, one in versions.items()],
                "there": sum(line.is_there for line in lines), "all": len(lines), "behind": sum(bool(line.behind) for line in lines),
            }  # fmt: skip
        rows.append(row)
    if not rows or not (may_write or texts):
        return None
    return {
        "template": "papers/section.html",
        "context": {"rows": rows, "may_write": may_write, "case": case},
    }
