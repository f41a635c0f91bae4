"""Reading texts; everything starts from the cases one may see."""

from jalin.agreements.engine.procedure import Heading, Paper
from jalin.agreements.models import Case
from jalin.agreements.permissions import VIEW
from jalin.agreements.selectors import case_rows, procedure_of
from jalin.kernel.access import grants_of, scope_of

from .models import Text, Version


@scope_of(Text)
def text_rows(user, verb):
    if not grants_of(user, verb):
        return Text.objects.none()
    return Text.objects.filter(case__in=case_rows(user, VIEW).values("pk"))


@scope_of(Version)
def version_rows(user, verb):
    return Version.objects.filter(text__in=text_rows(user, verb).values("pk"))


def visible_texts(user):
    return text_rows(user, VIEW)


def paper_of(text: Text) -> Paper:
    return procedure_of(text.case).papers[text.kind]


def headings_of(text: Text) -> tuple[Heading, ...]:
    return paper_of(text).headings


def written_papers(case: Case) -> list[Paper]:
    """The papers of the case's procedure that have statutory headings, and so can be written here."""
    return [paper for paper in procedure_of(case).papers.values() if paper.headings]


def latest_versions(text: Text) -> dict[str, Version]:
    """Language -> its last version. One query."""
    found: dict[str, Version] = {}
    for version in text.versions.order_by("language", "number"):
        found[version.language] = version
    return found


def shared_bodies(case: Case, language: str, headings, *, but: Text | None = None) -> dict[str, str]:
    """What other papers of the case say under the same headings in this language, the last one written first."""
    keys, found = {heading.key for heading in headings}, {}
    rows = (
        Version.objects.filter(text__case=case, language=language)
        .exclude(text=but)
        .order_by("-made_at", "-pk")
    )
    for version in rows:
        for key, body in version.bodies.items():
            if key in keys and body.strip():
                found.setdefault(key, body)
    return found
