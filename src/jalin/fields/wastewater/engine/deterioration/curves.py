"""The curve of every class of pipes, with the number of inspections behind it. Few inspections use the pooled curve."""

from collections import defaultdict
from dataclasses import dataclass, field

from .markov import Chain, Seen, error_of, fit_chain
from .weibull import Weibull, fit_weibull

# A class with fewer inspections has no curve of its own.
LEAST_INSPECTIONS = 30
POOLED = "all"
# The worst rank that still counts as sound.
LAST_SOUND = 3


@dataclass(frozen=True)
class Curve:
    """name: the class, or "all" · inspections: behind the fit, None for a curve from a file · source: where it is from"""

    name: str
    chain: Chain
    inspections: int | None
    source: str = ""
    error: float | None = None
    weibull: Weibull | None = None

    def as_json(self) -> dict:
        kept = {"class": self.name, "steps_per_year": list(self.chain.steps), "inspections": self.inspections,
                "source": self.source, "weighted_rmse": self.error}  # fmt: skip
        if self.weibull:
            kept["weibull"] = {"scale_years": self.weibull.scale, "shape": self.weibull.shape,
                               "half_sound_at_years": round(self.weibull.age_at(0.5), 1)}  # fmt: skip
        return kept


@dataclass(frozen=True)
class Curves:
    """by_class: material → curve · pooled: for the rest, None where there is none"""

    by_class: dict[str, Curve] = field(default_factory=dict)
    pooled: Curve | None = None

    def curve_of(self, material: str) -> Curve | None:
        return self.by_class.get(material, self.pooled)

    def all(self) -> list[Curve]:
        return [*self.by_class.values(), *([self.pooled] if self.pooled else [])]


def fit_curves(seen: dict[str, list[Seen]], least: int = LEAST_INSPECTIONS) -> Curves:
    """Curves fitted to a city's own inspections: material → inspected pipes. No pooled curve below `least` in all."""
    everything = [one for group in seen.values() for one in group]
    if len(everything) < least:
        return Curves()
    groups: dict[str, list[Seen]] = defaultdict(list)
    for material, group in seen.items():
        if material and len(group) >= least:
            groups[material] += group
    own = {material: _fitted(material, group) for material, group in sorted(groups.items())}
    return Curves(own, _fitted(POOLED, everything))


def _fitted(name: str, group: list[Seen]) -> Curve:
    chain = fit_chain(group)
    return Curve(name, chain, len(group), "fitted to the inspections given", round(error_of(chain, group), 4),
                 _soundness(group))  # fmt: skip


def _soundness(group: list[Seen], band: int = 5) -> Weibull | None:
    """Share of pipes at rank 3 or better by age, the complement of urgency I and II; None where no curve fits."""
    bands: dict[int, list[Seen]] = defaultdict(list)
    for one in group:
        bands[one.age // band].append(one)
    ages = [sum(one.age for one in seen) / len(seen) for seen in bands.values()]
    shares = [sum(one.rank <= LAST_SOUND for one in seen) / len(seen) for seen in bands.values()]
    try:
        return fit_weibull(ages, shares, [len(seen) for seen in bands.values()])
    except ValueError:
        return None
