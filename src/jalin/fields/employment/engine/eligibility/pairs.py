"""Judging every seeker with every place. A rule that asks for few facts is judged once for each combination of them."""

import datetime
from collections.abc import Iterable, Iterator

from .judging import Finding, Verdict, combine, judge_rule
from .rule_rows import STAGES, Rule, RuleSet


def judge_pairs(rules: RuleSet, seekers: dict[str, dict], places: dict[str, dict], on: datetime.date, *,
                stage: str = STAGES[0], pairs: Iterable[tuple[str, str]] | None = None) -> Iterator[tuple[str, str, Verdict]]:  # fmt: skip
    """Seeker, place and verdict of each of `pairs` (all, when None), in that order.

    seekers, places: case -> facts, with field names such as "seeker.birth_date" and "place.jsic".
    """
    held = [_Judged(rules, rule, on) for rule in rules.of("pair", on, stage)]
    if pairs is None:
        pairs = ((seeker, place) for seeker in seekers for place in places)
    for seeker, place in pairs:
        facts = {**seekers[seeker], **places[place]}
        yield seeker, place, combine([one.judge(facts) for one in held])


class _Judged:
    """One rule with the findings it came to already."""

    def __init__(self, rules: RuleSet, rule: Rule, on: datetime.date):
        self.rules, self.rule, self.on = rules, rule, on
        self.fields = rule.fields
        self.known: dict[tuple, Finding] = {}

    def judge(self, facts: dict) -> Finding:
        key = tuple(map(facts.get, self.fields))
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = judge_rule(self.rules, self.rule, facts, self.on)
        return found
