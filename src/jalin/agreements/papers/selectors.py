"""Reading texts and what they share; everything starts from the cases one may see."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max

from jalin.agreements.engine.procedure import Heading, Paper, said
from jalin.agreements.models import Case
from jalin.agreements.permissions import VIEW
from jalin.agreements.selectors import case_rows, known_procedures, procedure_of
from jalin.kernel.access import grants_of, scope_of
from jalin.kernel.documents.selectors import register_purpose

from .models import Particulars, Review, Text, Version
from .patterns import LEGAL_HEADINGS, Pattern, papers_in, patterns

PURPOSE = "agreement"  # of the documents of papers, rounds and scans
register_purpose(PURPOSE, verb=VIEW)
OWN = {"title", "signing"}  # headings under which each paper says something of its own


@scope_of(Text)
def text_rows(user, verb):
    if not grants_of(user, verb):
        return Text.objects.none()
    return Text.objects.filter(case__in=case_rows(user, VIEW).values("pk"))


@scope_of(Version)
def version_rows(user, verb):
    return Version.objects.filter(text__in=text_rows(user, verb).values("pk"))


@scope_of(Review)
def review_rows(user, verb):
    return Review.objects.filter(text__in=text_rows(user, verb).values("pk"))


def last_reviews(text: Text) -> dict[str, Review]:
    """Key of a heading -> who looked at it last. One query."""
    return {one.key: one for one in text.reviews.select_related("made_by")}


@scope_of(Particulars)
def particulars_rows(user, verb):
    if not grants_of(user, verb):
        return Particulars.objects.none()
    return Particulars.objects.filter(case__in=case_rows(user, VIEW).values("pk"))


def visible_texts(user):
    return text_rows(user, VIEW)


def papers_of(case: Case) -> dict[str, Paper]:
    """The papers that can be written in this case, by their key."""
    return papers_in(procedure_of(case), case.kind, known_procedures()[LEGAL_HEADINGS])


def paper_of(text: Text) -> Paper:
    return papers_of(text.case).get(text.kind) or Paper(text.kind, {})


def pattern_of(text: Text) -> Pattern | None:
    return patterns().get(text.kind)


def name_of(text: Text, lang: str) -> str:
    """What the paper is called, with its year where it is a yearly one."""
    name = said(paper_of(text).name, lang) or text.kind
    return f"{name} {text.year}" if text.year else name


def headings_of(text: Text) -> tuple[Heading, ...]:
    return paper_of(text).headings


def latest_versions(text: Text) -> dict[str, Version]:
    """Language -> its last version. One query."""
    found: dict[str, Version] = {}
    for version in text.versions.order_by("language", "number"):
        found[version.language] = version
    return found


def latest_numbers(texts) -> dict[int, dict[str, int]]:
    """Key of a text -> language -> number of its last version. One query."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Version.objects.filter(text__in=list(texts)).values_list("text", "language")
    for text, language, number in rows.annotate(last=Max("number")).order_by():
        found[text][language] = number
    return found


@dataclass
class Written:
    """What is written of one text. `versions`: all, by language and number; `latest`: language -> last version; `times`:
    (language, number) -> when it was saved."""

    versions: list[Version] = field(default_factory=list)
    latest: dict[str, Version] = field(default_factory=dict)
    times: dict[tuple[str, int], datetime] = field(default_factory=dict)


def written_of(texts) -> dict[int, Written]:
    """Key of a text -> what is written of it, for many texts in one query."""
    found: dict[int, Written] = defaultdict(Written)
    rows = Version.objects.filter(text__in=list(texts)).select_related("made_by", "word")
    for version in rows.order_by("text", "language", "number"):
        one = found[version.text_id]
        one.versions.append(version)
        one.latest[version.language] = version
        one.times[version.language, version.number] = version.made_at
    return found


def shared_bodies(case: Case, language: str, headings, *, but: Text | None = None) -> dict[str, str]:
    """What was written under the same headings in other legal texts of the case, in this language; the last one first. What
    only repeats a pattern's proposal is no writing, and a title or a signing is each paper's own."""
    keys, found = {heading.key for heading in headings} - OWN, {}
    rows = (
        Version.objects.filter(text__case=case, language=language)
        .exclude(text=but)
        .exclude(text__kind__in=[key for key, pattern in patterns().items() if pattern.form.headings])
        .select_related("text")
        .order_by("-made_at", "-pk")
    )
    for version in rows:
        proposed = proposed_bodies(version.text, language)
        for key, body in version.bodies.items():
            if key in keys and body.strip() and body != proposed.get(key):
                found.setdefault(key, body)
    return found


def proposed_bodies(text: Text, language: str) -> dict[str, str]:
    """What the shipped pattern proposes in this language; empty where there is none."""
    pattern = pattern_of(text)
    return dict(pattern.proposed.get(language, {})) if pattern else {}
