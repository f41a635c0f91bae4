"""Verdicts as tables and as sentences."""

import datetime
from collections.abc import Iterable

from jalin.decisions.tables import write_table
from jalin.decisions.words import listed, sentence

from .judging import UNKNOWN, Finding, Verdict
from .rule_rows import RuleSet

ELIGIBLE = ("seeker", "place", "result", "rules")
FINDINGS = ("seeker", "place", "rule", "result", "severity", "reason", "text", "missing", "needed_by", "next_step",
            "source", "mark", "verified_on")  # fmt: skip
LANGUAGES = {"id": "ind", "ja": "jpn", "en": "eng"}


def eligible_table(verdicts: Iterable[tuple[str, str, Verdict]]) -> str:
    """CSV: each pair, its result, and the rules that keep it from passing."""
    return write_table(ELIGIBLE, (
        (seeker, place, verdict.result, " ".join(found.rule.id for found in verdict.blocking))
        for seeker, place, verdict in verdicts
    ))  # fmt: skip


def findings_table(
    rules: RuleSet, verdicts: Iterable[tuple[str, str, Verdict]], places: dict, lang: str
) -> str:
    """CSV: every rule that a pair does not simply pass, with its source and the next step."""
    return write_table(FINDINGS, (
        (seeker, place, *_finding(rules, found, places[place].get("place.start_on"), lang))
        for seeker, place, verdict in verdicts for found in verdict.findings
    ))  # fmt: skip


def _finding(rules: RuleSet, found: Finding, needed_by: datetime.date | None, lang: str) -> tuple:
    rule, language = found.rule, LANGUAGES[lang]
    due = (needed_by or "") if found.result == UNKNOWN else ""
    return (rule.id, found.result, rule.severity, rule.reason_code, rule.text[language], missing(rules, found, lang), due,
            rule.next_step[language], "; ".join(rule.source), rule.mark, rule.verified_on or "")  # fmt: skip


def missing(rules: RuleSet, found: Finding, lang: str) -> str:
    """What would settle an unknown, in words."""
    return listed([rules.fields[name].labels[LANGUAGES[lang]] for name in found.missing], lang)


def tell(rules: RuleSet, verdict: Verdict, needed_by: datetime.date | None, lang: str) -> list[str]:
    """One sentence for each finding of a verdict, those that block first."""
    ordered = sorted(verdict.findings, key=lambda found: found.rule.severity != "block")
    told = []
    for found in ordered:
        lacking = missing(rules, found, lang)
        parts = [sentence(f"eligibility.{found.result}", lang, id=found.rule.id, text=found.rule.text[LANGUAGES[lang]],
                          severity=sentence(f"eligibility.{found.rule.severity}", lang))]  # fmt: skip
        if lacking:
            parts.append(sentence("eligibility.missing", lang, missing=lacking))
        if needed_by and found.result == UNKNOWN:
            parts.append(sentence("eligibility.needed_by", lang, date=needed_by.isoformat()))
        parts.append(sentence("eligibility.next", lang, step=found.rule.next_step[LANGUAGES[lang]]))
        source = "; ".join(found.rule.source) or "-"
        checked = found.rule.verified_on.isoformat() if found.rule.verified_on else "-"
        parts.append(sentence("eligibility.source", lang, source=source, mark=found.rule.mark, date=checked))
        told.append(("" if lang == "ja" else " ").join(parts))
    return told
