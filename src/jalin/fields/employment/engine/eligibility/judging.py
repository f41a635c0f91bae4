"""What the rules say of one case: pass, fail or unknown, with a finding for every rule that does not simply pass."""

import datetime
from dataclasses import dataclass

from .conditions import Case, holds_all
from .rule_rows import STAGES, Rule, RuleSet

PASS, FAIL, UNKNOWN = "pass", "fail", "unknown"


@dataclass(frozen=True)
class Finding:
    """One rule on one case. `missing`: the fields that would settle an unknown."""

    rule: Rule
    result: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """The result follows from rules that block alone; findings of others are there to be read."""

    result: str
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> list[Finding]:
        return [found for found in self.findings if found.rule.severity == "block" and found.result != PASS]


def judge(rules: RuleSet, scope: str, facts: dict, on: datetime.date, *, stage: str = STAGES[-1]) -> Verdict:
    """Judge one case. `facts`: field name -> value of the field's kind, None or absent when not known."""
    return combine([judge_rule(rules, rule, facts, on) for rule in rules.of(scope, on, stage)])


def judge_rule(rules: RuleSet, rule: Rule, facts: dict, on: datetime.date) -> Finding:
    """Whether one rule is kept; a rule that does not apply is. Unknown whether it applies: unknown, unless its
    test holds anyway."""
    asked = Case(facts, on, rules.lists)
    applies = holds_all(list(rule.applies), asked)
    if applies is False:
        return Finding(rule, PASS)
    tested = Case(facts, on, rules.lists)
    passes = holds_all(list(rule.test), tested)
    if passes:
        return Finding(rule, PASS)
    if passes is False and applies:
        return Finding(rule, FAIL)
    missing = dict.fromkeys(
        [*(asked.missing if applies is None else ()), *(tested.missing if passes is None else ())]
    )
    return Finding(rule, UNKNOWN, tuple(missing))


def combine(findings: list[Finding]) -> Verdict:
    """Fail when a rule that blocks fails, else unknown when one is unknown, else pass."""
    results = {found.result for found in findings if found.rule.severity == "block"}
    result = FAIL if FAIL in results else UNKNOWN if UNKNOWN in results else PASS
    return Verdict(result, tuple(found for found in findings if found.result != PASS))
