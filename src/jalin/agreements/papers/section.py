"""The papers on the page of a case."""

from django.urls import reverse
from django.utils import timezone

from jalin.agreements.engine.articles import article_told
from jalin.agreements.engine.procedure import said
from jalin.agreements.words import language
from jalin.kernel.access import can

from .checklist import checklist
from .models import LANGUAGES, Text
from .particulars import Shared, shared_of
from .patterns import patterns
from .permissions import WRITE
from .selectors import name_of, papers_of, written_of

NAMES = dict(LANGUAGES)


def papers_section(request, case):
    """The papers that the law gives headings to and what was begun of the others, each with what it lacks; then what may be begun.
    Two queries, and three for the shared fields."""
    may_write, lang = can(request.user, WRITE, case), language()
    papers, texts = papers_of(case), list(Text.objects.filter(case=case))
    written, begun = written_of(text.pk for text in texts), {text.kind for text in texts}
    rows, shared = [], shared_of(case) if texts else None
    order = {key: place for place, key in enumerate(papers)}
    for text in sorted(texts, key=lambda one: (order.get(one.kind, 99), one.year)):
        text.case = case
        rows.append(_row(text, papers, written[text.pk], lang, shared))
    more = {True: [], False: []}
    for key, paper in papers.items():
        if _may_begin(key, begun):
            more[_is_legal(key)].append(
                {"name": said(paper.name, lang), "kind": key, "year": _usual_year(key)}
            )
    if not rows and not may_write:
        return None
    return {
        "template": "papers/section.html",
        "context": {
            "rows": rows,
            "legal": more[True],
            "letters": more[False],
            "may_write": may_write,
            "case": case,
        },
    }


def _is_legal(key: str) -> bool:
    """A text to which the law gives its headings; not a letter, memo or minutes."""
    pattern = patterns().get(key)
    return pattern is None or not pattern.form.headings


def _usual_year(key: str) -> int | None:
    """The year that a yearly paper is usually begun for; None of every other."""
    pattern = patterns().get(key)
    return timezone.localdate().year - (pattern.yearly == "past") if pattern and pattern.yearly else None


def _may_begin(key: str, begun: set[str]) -> bool:
    """A yearly paper is begun again each year: beginning the one of this year again only opens it."""
    pattern = patterns().get(key)
    return key not in begun or bool(pattern and pattern.yearly)


def _row(text: Text, papers: dict, written, lang: str, shared: Shared) -> dict:
    paper = papers.get(text.kind)
    lines = checklist(paper.headings, text, written, shared) if paper else []
    asked = [line for line in lines if not line.heading.is_advice]
    order = [code for code in NAMES if code in written.latest]
    return {
        "name": name_of(text, lang), "article": article_told(paper.article, lang) if paper else "", "url": reverse("desk:text", args=[text.pk]),
        "languages": [(NAMES[code], written.latest[code].number) for code in order],
        "gaps": sum(line.blanks for line in asked),
        "there": sum(line.is_there for line in asked), "all": len(asked), "behind": sum(bool(line.behind) for line in lines),
    }  # fmt: skip
