"""Who may be placed where by the law of two countries, judged by dated rules that are data.

A *rule* has an id, the days it holds, texts in three languages, its source and how well it is confirmed (C confirmed
in the source named, K general knowledge, M measured, D decided by us), a test and a next step. A *finding* is what one
rule says of one case: pass, fail or unknown; unknown names what is missing and never counts as a failure, but
only what passes enters a placement. Rules confirmed by nobody (K) never block.

Others call: `load_rules` (the rules of a folder, ours by default), `judge` (one case), `judge_pairs` (seekers and
places).
"""

from .judging import Verdict, judge
from .pairs import judge_pairs
from .rule_rows import Rule, RuleSet, load_rules

__all__ = ["Rule", "RuleSet", "Verdict", "judge", "judge_pairs", "load_rules"]
