"""Likelihood times consequence, in money: what the failure of a pipe may cost each year, and today's worth of it.

PoF(t) = P[4→5] · p4(t) + h · p5(t), with h the yearly collapse rate of a pipe at rank 5; CoF is a sum of money;
NPV = Σ PoF(t) · CoF / (1 + r)^t over the years 1 to T. EAD = Σ (P_k - P_k+1) · (V_k + V_k+1) / 2 over storms.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from .deterioration import Chain
from .deterioration.markov import at_rank
from .observations import Pipe


@dataclass(frozen=True)
class RiskTerms:
    """collapse_rate: h, per year · discount_rate: r · years: T"""

    collapse_rate: float
    discount_rate: float
    years: int


@dataclass(frozen=True)
class Consequences:
    """What a failure costs, in whole smallest units of the currency. road, critical: kind → money."""

    repair_premium: int = 0
    per_m_depth: int = 0
    per_person: int = 0
    flood_per_m3: int = 0
    road: Mapping[str, int] = field(default_factory=dict)
    critical: Mapping[str, int] = field(default_factory=dict)

    def of(self, pipe: Pipe, flood: float | None = None) -> tuple[dict[str, int], tuple[str, ...]]:
        """(term → money, names of what is priced but not known of this pipe). flood: m³ at its upper end."""
        terms = {"repair_premium": self.repair_premium}
        unknown = []
        for name, price, amount in (
            ("depth", self.per_m_depth, pipe.depth),
            ("population", self.per_person, pipe.population),
            ("flood", self.flood_per_m3, flood),
        ):
            if price and amount is None:
                unknown.append(name)
            terms[name] = round(price * (amount or 0))
        if self.road and pipe.road not in self.road:
            unknown.append("road")
        terms["road"] = self.road.get(pipe.road, 0)
        terms["critical"] = sum(self.critical.get(kind, 0) for kind in pipe.critical)
        return {name: money for name, money in terms.items() if money}, tuple(unknown)


def failure_course(chain: Chain, start: np.ndarray, terms: RiskTerms) -> np.ndarray:
    """PoF at 0, 1, … T years from a distribution over the ranks. Raises ValueError when h is below the step 4 → 5:
    a pipe at rank 5 would then fail less often than one at rank 4, and a repair could look harmful.
    """
    if terms.collapse_rate < chain.steps[3]:
        raise ValueError("collapse rate below the step from rank 4 to 5")
    course = chain.course(start, terms.years)
    return chain.steps[3] * course[:, 3] + terms.collapse_rate * course[:, 4]


def present_worth(failure: np.ndarray, consequence: int, terms: RiskTerms) -> float:
    """Σ PoF(t) · CoF / (1 + r)^t over the years t = 1 … T. The last entry of `failure` belongs to the year T."""
    years = np.arange(terms.years - failure.size + 1, terms.years + 1)
    counted = years >= 1
    discount = (1.0 + terms.discount_rate) ** -years[counted].astype(float)
    return float(np.sum(failure[counted] * discount) * consequence)


def avoided(
    chain: Chain, start: np.ndarray, consequence: int, terms: RiskTerms, rank_after: int, year: int
) -> int:
    """Today's worth of the risk that a repair in that year (1 is the first) takes away, in whole units; never below 0.

    From the year of the repair on the pipe ages anew from `rank_after`; a repair cannot make it worse than it would be.
    """
    without = failure_course(chain, start, terms)[year:]
    repaired = failure_course(chain, at_rank(rank_after), terms)[: without.size]
    saved = present_worth(np.maximum(without - repaired, 0.0), consequence, terms)
    return round(saved)


def expected_annual_damage(storms: Iterable[tuple[float, float]]) -> float:
    """EAD from (annual exceedance probability, damage or volume) of each storm, by the trapezoid rule.

    Between the rarest storm and probability 0 and between the most frequent and 1 nothing is added. Raises ValueError for
    fewer than two storms, probabilities outside (0, 1] or given twice.
    """
    ordered = sorted(storms, reverse=True)
    chances = [chance for chance, _ in ordered]
    if len(ordered) < 2 or len(set(chances)) < len(chances) or not all(0 < chance <= 1 for chance in chances):
        raise ValueError("two or more storms with different probabilities between 0 and 1 are needed")
    pairs = zip(ordered, ordered[1:], strict=False)
    return sum((p - q) * (v + w) / 2 for (p, v), (q, w) in pairs)


def consequence_classes(money: Mapping[str, int]) -> dict[str, int]:
    """pipe → 1 (least) .. 5, by fifths of the pipes. For the 5 × 5 picture only; plans reckon with money."""
    ordered = sorted(money.values())
    return {
        pipe: 1 + min(4, 5 * np.searchsorted(ordered, amount, side="left").item() // len(ordered))
        for pipe, amount in money.items()
    }
