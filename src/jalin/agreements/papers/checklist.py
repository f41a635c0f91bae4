"""Whether a text has what the law asks for, and what stands against closing a stage without it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jalin.agreements.engine.articles import article_told
from jalin.agreements.engine.procedure import (
    BYPASSED,
    DONE,
    RECEIVED,
    SENT,
    Heading,
    Procedure,
    Stage,
    said,
)
from jalin.agreements.models import Case
from jalin.agreements.selectors import procedure_of
from jalin.kernel.clocks.deadlines import YEAR

from .filling import gaps_of
from .models import Text, Version
from .particulars import Shared, labels_in, shared_of
from .patterns import patterns
from .selectors import Written, name_of, papers_of, written_of

MANDATORY = "id"  # Perpres 63/2019 art. 26: Indonesian is mandatory in every memorandum
MOST_NAMED = 6  # gaps that one sentence names


@dataclass(frozen=True)
class Line:
    """One heading of the checklist. `behind`: languages whose clause is missing, or was last touched before the prevailing
    language's clause was. `gaps`: what is still to be filled in, in any language; `blanks`: how many there
    are in the language that has most."""

    heading: Heading
    is_there: bool
    behind: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    blanks: int = 0

    @property
    def stops(self) -> bool:
        """Whether a stage waits for it."""
        return not self.heading.is_advice and (not self.is_there or bool(self.gaps))


def checklist(headings, text: Text, written: Written, shared: Shared | None = None) -> list[Line]:
    """A line for each heading, judged by the prevailing language. Without `shared` no gaps are looked for."""
    versions, lead = written.latest, written.latest.get(text.prevailing)
    reader = (get_language() or "en")[:2]
    values, labels = _values(text, versions, shared), labels_in(reader)
    order = sorted(versions, key=lambda language: (language != reader, language != text.prevailing))
    lines = []
    for heading in headings:
        body = lead.bodies.get(heading.key, "") if lead else ""
        behind = tuple(
            language
            for language, version in versions.items()
            if language != text.prevailing and is_behind(lead, version, heading.key, written.times)
        )
        gaps = [gaps_of(versions[language].bodies.get(heading.key, ""), values[language], labels)
                for language in order if language in values]  # fmt: skip
        lines.append(Line(heading, bool(body.strip()), behind, _named(gaps), max(map(len, gaps), default=0)))
    return lines


def _named(gaps: list[list[str]]) -> tuple[str, ...]:
    """The same blank is called differently in each language: those of the first are named, of another where it has more."""
    named: dict[str, None] = {}
    for found in gaps:
        if len(found) > len(named):
            named |= dict.fromkeys(found)
    return tuple(named)


def _values(text: Text, versions: Mapping[str, Version], shared: Shared | None) -> dict[str, dict[str, str]]:
    return {language: shared.printed(language, text, versions) for language in versions} if shared else {}


def is_behind(
    lead: Version | None, version: Version, key: str, times: Mapping[tuple[str, int], datetime]
) -> bool:
    """Missing where the prevailing text has it, or older than the prevailing clause's last change."""
    if lead is None or not lead.bodies.get(key, "").strip():
        return False
    if not version.bodies.get(key, "").strip():
        return True
    touched = times.get((lead.language, lead.changed.get(key, lead.number)), lead.made_at)
    return version.made_at < touched


def lacking_for(case: Case, stage: str, outcome: str) -> list[str]:
    """What the papers of this act lack. Its exit paper is asked for where its text is written here, or where the law lists its
    clauses (the draft memorandum before the ministries meet); a letter or a checklist only where it was begun here."""
    procedure = procedure_of(case)
    found = procedure.stages[stage]
    paper = procedure.papers.get(found.exit_paper) if outcome == DONE else None
    kinds = [paper.text_of or paper.key] if paper else []
    if outcome == DONE:
        kinds += _lists_of(procedure, found)
    if outcome in (DONE, SENT, RECEIVED, BYPASSED):
        kinds += letters_of(procedure.key, found)
    known = papers_of(case)
    kinds = [kind for kind in dict.fromkeys(kinds) if kind in known and known[kind].headings]
    texts = _last_texts(case, kinds)
    must = paper.text_of if paper else ""
    if not texts and not must:
        return []
    written, shared = written_of(text.pk for text in texts.values()), shared_of(case)
    sentences = []
    for kind in kinds:
        text = texts.get(kind)
        if text is None and kind != must:
            continue
        text = text or Text(case=case, kind=kind)
        what = written[text.pk] if text.pk else Written()
        sentences += lacks(text, what, shared)
        if kind == "mou":
            sentences += _of_memorandum(procedure, what, shared)
    return sentences


def _of_memorandum(procedure: Procedure, written: Written, shared: Shared) -> list[str]:
    """What the law says of a memorandum besides its clauses: the Indonesian text, and the longest term."""
    sentences = []
    if procedure.country == "ID" and MANDATORY not in written.latest:
        sentences.append(_("The Indonesian text is missing (Perpres 63/2019 art. 26)."))
    years = int(shared.entered.get("term_years") or 0)
    for rule in procedure.clocks.values():
        if rule.role == "term" and rule.is_longest and rule.unit == YEAR and years > rule.length:
            sentences.append(_("A term of %(years)s years is longer than the %(longest)s that the law allows (%(article)s).") % {
                "years": years, "longest": rule.length, "article": rule.article})  # fmt: skip
    return sentences


def _lists_of(procedure: Procedure, stage: Stage) -> list[str]:
    """Entry papers with headings that no stage ends with: what has to be answered before this one can close."""
    ends = {one.exit_paper for one in procedure.stages.values()}
    return [key for key in stage.papers if procedure.papers[key].headings and key not in ends]


def letters_of(procedure: str, stage) -> list[str]:
    """The papers with a form of their own that belong to a stage: its entry papers, and those of patterns."""
    return [key for key, pattern in patterns().items()
            if pattern.form.headings and (key in stage.papers or stage.code in pattern.at.get(procedure, ()))]  # fmt: skip


def _last_texts(case: Case, kinds: list[str]) -> dict[str, Text]:
    """Kind -> its text, of a yearly paper the one of the last year."""
    rows = Text.objects.filter(case=case, kind__in=kinds).order_by("year") if kinds else ()
    found = {text.kind: text for text in rows}
    for text in found.values():
        text.case = case
    return found


def lacks(text: Text, written: Written, shared: Shared) -> list[str]:
    """At most two sentences: which headings of this paper are not written, and which gaps it has."""
    lang = (get_language() or "en")[:2]
    paper = papers_of(text.case)[text.kind]
    lines = checklist(paper.headings, text, written, shared)
    missing = [
        said(one.heading.name, lang) for one in lines if not one.is_there and not one.heading.is_advice
    ]
    gaps = list(dict.fromkeys(gap for one in lines if one.stops for gap in one.gaps))
    sentences = []
    if missing:
        sentences.append(_("%(paper)s still lacks: %(headings)s (%(article)s).") % {
            "paper": name_of(text, lang), "headings": ", ".join(missing), "article": article_told(paper.article, lang) or "–",
        })  # fmt: skip
    if gaps:
        more = len(gaps) - MOST_NAMED
        named = ", ".join(gaps[:MOST_NAMED]) + (_(" and %(n)s more") % {"n": more} if more > 0 else "")
        sentences.append(
            _("%(paper)s still has gaps: %(gaps)s.") % {"paper": name_of(text, lang), "gaps": named}
        )
    return sentences
