"""Weibull curve of soundness: the share of pipes still sound at an age, S(t) = exp(-(t / η)^β).

Japan's NILIM publishes such curves and asks every utility to fit its own; a city may take the year in which urgency I
and II together reach one half as the target life.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log

import numpy as np


@dataclass(frozen=True)
class Weibull:
    """scale η: years, over 0 · shape β: over 0"""

    scale: float
    shape: float

    def __post_init__(self) -> None:
        if not (0 < self.scale < inf and 0 < self.shape < inf):
            raise ValueError(f"scale and shape must be over 0, not {self.scale} and {self.shape}")

    def sound(self, age: float) -> float:
        """Share still sound at that age (years)."""
        return exp(-((age / self.scale) ** self.shape))

    def sound_later(self, age: float, years: float) -> float:
        """Share of those sound at that age that are still sound so many years later."""
        return exp((age / self.scale) ** self.shape - ((age + years) / self.scale) ** self.shape)

    def age_at(self, share: float) -> float:
        """Age (years) at which that share is still sound; 0 < share < 1."""
        return self.scale * (-log(share)) ** (1 / self.shape)


def through(first: tuple[float, float], second: tuple[float, float]) -> Weibull:
    """The curve through two points (age, share sound)."""
    (a, s), (b, t) = first, second
    shape = (log(-log(t)) - log(-log(s))) / (log(b) - log(a))
    return Weibull(a / (-log(s)) ** (1 / shape), shape)


def fit_weibull(
    ages: Sequence[float], shares: Sequence[float], weights: Sequence[float] | None = None
) -> Weibull:
    """Weighted straight line through log(-log S) over log t (Weibull paper); points with share 0 or 1 say nothing and
    are left out. Raises ValueError with fewer than two points or a curve that does not fall.
    """
    weights = [1.0] * len(ages) if weights is None else weights
    points = [
        (log(a), log(-log(s)), w)
        for a, s, w in zip(ages, shares, weights, strict=True)
        if a > 0 and 0 < s < 1
    ]
    if len({x for x, _, _ in points}) < 2:
        raise ValueError("two ages with a share between 0 and 1 are needed")
    x, y, w = (np.array(column) for column in zip(*points, strict=True))
    shape, offset = np.polyfit(x, y, 1, w=np.sqrt(w))
    if shape <= 0:
        raise ValueError("the shares do not fall with age")
    return Weibull(float(np.exp(-offset / shape)), float(shape))
