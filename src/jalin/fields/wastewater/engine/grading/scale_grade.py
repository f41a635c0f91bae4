"""The result of grading one inspection on one scale."""

from dataclasses import dataclass, field

from ..reasons import Reason


@dataclass(frozen=True)
class ScaleGrade:
    """label: in the scale's own words ("5", "0", "II") · rank: 1 best .. 5 worst by the cross-walk, None when undecided

    figures: what the scale reckons besides (points, ratings, rates) · undecided: lines of observations that the table
    leaves to an engineer or that lack a value
    """

    scheme: str
    version: str
    label: str
    rank: int | None
    figures: dict = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    undecided: tuple[int, ...] = ()

    def as_json(self, lang: str = "en") -> dict:
        return {
            "scheme": self.scheme,
            "version": self.version,
            "grade": self.label,
            "rank": self.rank,
            "figures": self.figures,
            "reasons": [reason.say(lang) for reason in self.reasons],
            "undecided_lines": list(self.undecided),
        }
