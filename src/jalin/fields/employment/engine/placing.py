"""From the tables of a call to its decision."""

from pathlib import Path

from jalin.decisions import Decision, Fault

from . import words  # noqa: F401  (adds its sentences)
from .eligibility.rule_rows import SHIPPED, RuleSet, load_rules
from .proof import place
from .reading import Files, read_files


def place_files(files: Files, seed: str, rules: Path | None = None) -> tuple[Decision, int]:
    """Read the tables and decide. `rules`: those the pairs were judged by, ours by default; the proof keeps the
    words of the ones that kept a pair out.

    Returns the decision and how many scores belong to pairs that nobody listed. Raises Fault for bad input.
    """
    if not seed.strip():
        raise Fault("placement.no_seed")
    read = read_files(files)
    if files.eligible is None:
        return place(read.inputs, read.caps, seed), read.idle_scores
    held = load_rules(rules or SHIPPED)
    kept = {"eligibility": _words(held, read.inputs["eligibility"])}
    return place(read.inputs, read.caps, seed, rules=kept, rules_version=held.version), read.idle_scores


def _words(rules: RuleSet, eligibility: dict) -> dict:
    """The rules cited in `eligibility`, in words."""
    cited = {
        rule for places in eligibility.values() for judged in places.values() for rule in judged["rules"]
    }
    found = filter(None, map(rules.find, sorted(cited)))
    return {
        rule.id: {
            **{f"text_{language}": text for language, text in rule.text.items()},
            **{f"next_step_{language}": text for language, text in rule.next_step.items()},
            "source": list(rule.source),
            "mark": rule.mark,
        }
        for rule in found
    }
