"""Whether a text has what the law asks for, and what stands against closing a stage without it."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jalin.agreements.engine.procedure import DONE, Heading, said
from jalin.agreements.models import Case
from jalin.agreements.selectors import procedure_of

from .models import Text, Version
from .selectors import latest_versions

MANDATORY = "id"  # Perpres 63/2019 art. 26: Indonesian is mandatory in every memorandum


@dataclass(frozen=True)
class Line:
    """One heading of the checklist. `behind`: languages whose clause is missing, or was last touched before the prevailing
    language's clause was."""

    heading: Heading
    is_there: bool
    behind: tuple[str, ...] = ()


def checklist(headings, prevailing: str, versions: dict[str, Version]) -> list[Line]:
    """A line for each heading, judged by the prevailing language."""
    lead = versions.get(prevailing)
    lines = []
    for heading in headings:
        body = lead.bodies.get(heading.key, "") if lead else ""
        behind = tuple(
            language
            for language, version in versions.items()
            if language != prevailing and _is_behind(lead, version, heading.key)
        )
        lines.append(Line(heading, bool(body.strip()), behind))
    return lines


def _is_behind(lead: Version | None, version: Version, key: str) -> bool:
    """Missing where the prevailing text has it, or older than the prevailing clause's last change."""
    if lead is None or not lead.bodies.get(key, "").strip():
        return False
    if not version.bodies.get(key, "").strip():
        return True
    touched = _touched_at(lead, key)
    return touched is not None and version.made_at < touched


def _touched_at(version: Version, key: str):
    """When this clause last changed in its language."""
    number = version.changed.get(key, version.number)
    if number == version.number:
        return version.made_at
    row = Version.objects.filter(text=version.text_id, language=version.language, number=number).values_list(
        "made_at", flat=True
    )
    return row.first()


def lacking_for(case: Case, stage: str, outcome: str) -> list[str]:
    """What the stage's exit paper lacks. Asked only where its text is written here, or where the law lists its clauses
    (the draft memorandum before the ministries meet)."""
    procedure = procedure_of(case)
    found = procedure.stages[stage]
    paper = procedure.papers.get(found.exit_paper)
    if outcome != DONE or paper is None:
        return []
    kind = paper.text_of or paper.key
    written = Text.objects.filter(case=case, kind=kind).first()
    headings = procedure.papers[kind].headings
    if not headings or (written is None and not paper.text_of):
        return []
    versions = latest_versions(written) if written else {}
    prevailing = written.prevailing if written else MANDATORY
    lang = (get_language() or "en")[:2]
    lacking = [
        said(line.heading.name, lang)
        for line in checklist(headings, prevailing, versions)
        if not line.is_there and not line.heading.is_advice
    ]
    sentences = []
    if lacking:
        sentences.append(_("%(paper)s still lacks: %(headings)s (%(article)s).") % {
            "paper": said(procedure.papers[kind].name, lang), "headings": ", ".join(lacking), "article": procedure.papers[kind].article,
        })  # fmt: skip
    if MANDATORY not in versions and procedure.country == "ID" and kind == "mou":
        sentences.append(_("The Indonesian text is missing (Perpres 63/2019 art. 26)."))
    return sentences
