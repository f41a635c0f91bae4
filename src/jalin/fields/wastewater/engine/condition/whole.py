"""The states of all pipes, ranked, as JSON and as benefits of repairs for a plan."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from .. import risk
from ..actions import Action, actions_for
from ..costs import METHODS, Prices
from ..deterioration import Curve, Curves
from ..deterioration.curves import LAST_SOUND
from ..grading import CodeTable, ScaleGrade, crosswalk, load_table
from ..inspections import Survey
from ..observations import Pipe
from ..reasons import Reason
from ..risk_file import RiskFile


@dataclass(frozen=True)
class PipeCondition:
    """rank: worst of its scales by the cross-walk, None when not inspected or undecided · start: distribution over the
    ranks on the day · expected: years from then → expected rank · failure: chance in the first year · consequence, worth:
    money in whole units, None without prices · age: years
    """

    pipe: Pipe
    grades: tuple[ScaleGrade, ...]
    rank: int | None
    start: np.ndarray | None
    curve: Curve | None
    expected: dict[int, float] | None
    failure: float | None
    consequence: int | None
    terms: dict[str, int]
    worth: int | None
    partial: bool
    reasons: tuple[Reason, ...]
    age: int | None = None

    @property
    def order(self) -> tuple:
        """Greatest worth of risk first, then likeliest to fail, then worst rank, then by name."""
        return -(self.worth or 0), -(self.failure or 0.0), -(self.rank or 0), self.pipe.id

    def _sound(self) -> dict[int, float] | None:
        """years from the day → chance that a pipe that is sound now is still sound, by the Weibull curve of its class."""
        weibull = self.curve.weibull if self.curve else None
        if weibull is None or self.age is None or (self.rank or 1) > LAST_SOUND:
            return None
        return {years: round(weibull.sound_later(self.age, years), 4) for years in (5, 10, 20)}

    @property
    def defect_ranks(self) -> list[int]:
        """Ranks of the single defects, as far as a scale grades single defects (PACP)."""
        for found in self.grades:
            if found.scheme == "pacp":
                counts = found.figures["structural"]["defects_by_grade"]
                return [rank for rank, count in enumerate(counts, start=1) for _ in range(count)]
        return []

    def as_json(self, lang: str) -> dict:
        beside = crosswalk.side_by_side(self.grades[0].scheme, self.grades[0].label) if self.grades else {}
        return {
            "pipe": self.pipe.id,
            "rank": self.rank,
            "grades": [found.as_json(lang) for found in self.grades],
            "side_by_side": {scheme: list(labels) for scheme, labels in beside.items()},
            "partial": self.partial,
            "expected_rank": self.expected,
            "sound_in_years": self._sound(),
            "failure_per_year": self.failure,
            "consequence": self.consequence,
            "consequence_terms": self.terms,
            "risk_npv": self.worth,
            "reasons": [one.say(lang) for one in self.reasons],
        }


@dataclass(frozen=True)
class Condition:
    """on: the day · tables: those given instead of the shipped ones"""

    pipes: tuple[PipeCondition, ...]
    curves: Curves
    risks: RiskFile | None
    on: date
    survey: Survey
    tables: Mapping[str, CodeTable]

    @property
    def ranked(self) -> list[PipeCondition]:
        """Pipes with a rank or a likelihood, the first to act on first."""
        known = [state for state in self.pipes if state.rank or state.failure is not None]
        return sorted(known, key=lambda state: state.order)

    def as_json(self, lang: str = "en") -> dict:
        schemes = sorted({found.scheme for state in self.pipes for found in state.grades})
        tables = [self.tables.get(scheme) or load_table(scheme) for scheme in schemes]
        inspected = [state for state in self.pipes if state.grades]
        money = {state.pipe.id: state.consequence for state in self.pipes if state.consequence is not None}
        classes = risk.consequence_classes(money)
        walk = crosswalk.table()
        return {
            "on": self.on.isoformat(),
            "tables": [table.describe() for table in tables],
            "words": {table.scheme: {label: said[lang] for label, said in table.words.items()} for table in tables},
            "crosswalk": {"version": walk["version"], "mark": walk["mark"], "source": walk["source"]},
            "curves": [curve.as_json() for curve in self.curves.all()],
            "pipes_inspected": len(inspected),
            "km_inspected": round(sum(state.pipe.length for state in inspected) / 1000, 3),
            "pipes_by_rank": dict(sorted(Counter(str(s.rank) for s in inspected if s.rank).items())),
            "pipes_undecided": sum(state.rank is None for state in inspected),
            "risk": self._risk_json(),
            "grid": {name: [state.rank, classes[name]] for state in self.pipes
                     if (name := state.pipe.id) in classes and state.rank},
            "pipes": [state.as_json(lang) for state in self.ranked],
            "warnings": [fault.as_json(lang) for fault in self.survey.warnings],
        }  # fmt: skip

    def _risk_json(self) -> dict | None:
        if self.risks is None:
            return None
        terms, worths = self.risks.terms, [state.worth for state in self.pipes if state.worth is not None]
        return {
            "currency": self.risks.currency.code, "decimals": self.risks.currency.decimals,
            "source": self.risks.source, "collapse_rate": terms.collapse_rate, "discount_rate": terms.discount_rate,
            "years": terms.years, "npv": sum(worths) if worths else None,
        }  # fmt: skip

    def benefits(self, prices: Prices, years: int, priced: Mapping[str, Pipe] | None = None,
                 methods: Collection[str] = METHODS) -> dict[Action, tuple[int, ...]]:  # fmt: skip
        """Every repair that takes away risk → today's worth of it (whole units) by the year of the work, 1 the first.

        priced: pipes as the plan prices them, where that differs. Empty without prices of consequences.
        """
        found = {}
        for state in self.pipes:
            if not state.consequence or state.start is None or state.curve is None:
                continue
            for action in actions_for(
                (priced or {}).get(state.pipe.id, state.pipe), prices, state.defect_ranks
            ):
                if action.method in methods:
                    worth = self._avoided(state, action.grade, years)
                    if any(worth):
                        found[action] = worth
        return found

    def _avoided(self, state: PipeCondition, rank_after: int, years: int) -> tuple[int, ...]:
        terms = self.risks.terms
        return tuple(
            risk.avoided(state.curve.chain, state.start, state.consequence, terms, rank_after, year)
            for year in range(1, min(years, terms.years) + 1)
        ) + (0,) * max(0, years - terms.years)
