"""Merit of every application, from its score or from its reviews, in whole units of a decimal place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from jalin.decisions import Fault

from .awarding import OPEN, REVERTED, Contest
from .rules import ADDITIVE, MOST_DECIMALS, SCORE, AwardRules, ReviewRules
from .seating import bits
from .severity import Corrected, Review, Unconnected, correct, rounded

MOST_REVIEWERS = 250


@dataclass(frozen=True)
class Weighed:
    """merit: by person, in units of 10**-decimals. least: the least merit that is awarded, in the same units.
    corrected: what the reviews gave, in units of 10**-review_decimals. first: the same from each case's first
    reviews alone, as many as every case has."""

    decimals: int
    merit: list[int]
    least: Fraction | None = None
    review_decimals: int = 0
    reviews: list[list[Review]] = field(default_factory=list)
    corrected: Corrected | None = None
    first: "Weighed | None" = None

    def reaches(self, merit: int) -> bool:
        """Whether so much merit can be awarded at all."""
        return self.least is None or merit >= self.least


def weigh(inputs: Mapping, rules: AwardRules) -> Weighed:
    """Merit by the rules. Raises Fault when reviewers cannot be compared."""
    given = inputs[SCORE if rules.merit_from == SCORE else "reviews"]
    if not 0 <= given["decimals"] <= MOST_DECIMALS:
        raise Fault("proof.wrong_part", name="decimals")
    if rules.merit_from == SCORE:
        scores = inputs[SCORE]
        return Weighed(scores["decimals"], scores["units"], _least(rules, scores["decimals"]))
    reviews = inputs["reviews"]
    cases = [[(reviewer, units) for reviewer, units in pairs] for pairs in reviews["of"]]
    if len(reviews["reviewers"]) > MOST_REVIEWERS:
        raise Fault("award.too_many_reviewers", most=MOST_REVIEWERS)
    return _from_reviews(cases, reviews, rules, with_first=rules.reviews.band is not None)


def _least(rules: AwardRules, decimals: int) -> Fraction | None:
    return None if rules.least_merit is None else Fraction(rules.least_merit) * 10**decimals


def _from_reviews(
    cases: list[list[Review]], reviews: Mapping, rules: AwardRules, *, with_first: bool
) -> Weighed:
    names, decimals = reviews["reviewers"], reviews["decimals"]
    used = sorted({reviewer for pairs in cases for reviewer, _score in pairs})
    number = {reviewer: index for index, reviewer in enumerate(used)}
    counted = [[(number[reviewer], score) for reviewer, score in pairs] for pairs in cases]
    try:
        corrected = correct(counted, len(used), additive=rules.reviews.correction == ADDITIVE)
    except Unconnected as error:
        raise Fault("award.unconnected", one=names[used[error.one]], other=names[used[error.other]]) from None
    severity: list[Fraction | None] = [None] * len(names)
    for reviewer, index in number.items():
        severity[reviewer] = corrected.severity[index]
    merit = [rounded(one * Fraction(10) ** (rules.decimals - decimals)) for one in corrected.merit]
    first = None
    if with_first:
        at_least = rules.reviews.at_least
        first = _from_reviews([pairs[:at_least] for pairs in cases], reviews, rules, with_first=False)
    return Weighed(rules.decimals, merit, _least(rules, rules.decimals), decimals, cases,
                   Corrected(corrected.merit, severity), first)  # fmt: skip


def find_band(inputs: Mapping, rules: AwardRules, first: Weighed, contest: Contest,
              cut_offs: Mapping[int, int]) -> dict[int, int]:  # fmt: skip
    """Cases whose first merit lies within the band around their own cut-off, the lowest one among the types they
    may hold -> reviews that each still needs."""
    review: ReviewRules = rules.reviews
    width = Fraction(review.band or Decimal(0)) * 10**first.decimals
    open_cuts = [cut_offs[kind] for kind in (OPEN, REVERTED) if kind in cut_offs]
    found = {}
    for person in contest.order:
        own = [cut_offs[kind] for kind in bits(contest.masks[person]) if kind in cut_offs and kind != OPEN]
        own += open_cuts
        if own and abs(first.merit[person] - min(own)) <= width:
            found[person] = max(0, review.in_band - len(inputs["reviews"]["of"][person]))
    return found
