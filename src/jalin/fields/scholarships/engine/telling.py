"""Result and reasons of an award as the proof file holds them: case numbers, names of seats, whole numbers.

Merits are whole numbers of 10**-decimals points; `decimals` stands in the result.
"""

from collections.abc import Mapping
from fractions import Fraction

from .awarding import OPEN, REVERTED, Award, Contest
from .judging import GROUP_FULL, Judgement, Refusal
from .quotas import Shortfall, shortfall_after
from .rules import AwardRules
from .seating import bits
from .severity import rounded
from .succession import Entry
from .weighing import Weighed

AWARDED, REFUSED, BELOW, WITHDRAWN = "awarded", "refused", "below", "withdrawn"


class Telling:
    """People as positions in the inputs become cases, types and groups become names."""

    def __init__(
        self,
        inputs: Mapping,
        rules: AwardRules,
        weighed: Weighed,
        lottery: list[int] | None,
        contest: Contest,
    ):
        self.inputs, self.rules, self.weighed, self.lottery, self.contest = (
            inputs,
            rules,
            weighed,
            lottery,
            contest,
        )
        self.cases = inputs["cases"]

    def award(
        self, made: Award, announced: Mapping[int, int], judgement: Judgement, gone: set[int]
    ) -> tuple[dict, dict]:
        """(result, reasons by case); the result without what the other functions here add."""
        reserved = sum(kind > OPEN for kind in made.seats.values())
        result = {
            "decimals": self.weighed.decimals,
            "applications": len(self.cases),
            "ranked": len(self.contest.order),
            "seats": self.contest.total,
            "filled": len(made.seats),
            "reserved_filled": reserved,
            "winners": [
                self._winner(rank, person, kind) for rank, (person, kind) in enumerate(made.seats.items(), 1)
            ],
            "cut_offs": self._cut_offs(made, judgement),
        }
        return result, self._reasons(made, announced, judgement, gone)

    def _winner(self, rank: int, person: int, kind: int) -> dict:
        return {"rank": rank, "case": self.cases[person], **self._seat(kind), **self._standing(person)}

    def _seat(self, kind: int) -> dict:
        return {"seat": self.rules.types[max(kind, OPEN)], "reverted": kind == REVERTED}

    def _standing(self, person: int) -> dict:
        return {
            "merit": self.weighed.merit[person],
            "lottery": self.lottery[person] if self.lottery is not None else None,
        }

    def _cut_offs(self, made: Award, judgement: Judgement) -> list[dict]:
        """Of every type that has seats: how many, how many are filled, and the winner who closed it."""
        filled = list(made.seats.values())
        reserved = sum(kind > OPEN for kind in filled)
        counts = dict(enumerate(self.contest.counts))
        reverted = self.contest.total - self.contest.counts[OPEN] - reserved if self.contest.revert else 0
        if reverted:
            counts[REVERTED] = reverted
        told = []
        for kind, seats in counts.items():
            if not seats:
                continue
            closer = judgement.cut_offs.get(kind)
            if (
                closer is None and kind == REVERTED
            ):  # open and reverted seats are one row in the reading as a minimum
                closer = judgement.cut_offs.get(OPEN) if not self.contest.above else None
            row = {
                **self._seat(kind),
                "seats": seats,
                "filled": filled.count(kind),
                "case": None,
                "merit": None,
                "lottery": None,
            }
            if closer is not None:
                row |= {"case": self.cases[closer], **self._standing(closer)}
            told.append(row)
        return told

    def _reasons(
        self, made: Award, announced: Mapping[int, int], judgement: Judgement, gone: set[int]
    ) -> dict:
        reasons = {}
        ranks = {person: rank for rank, person in enumerate(self.contest.order, 1)}
        holders = self._holders(made)
        for person, case in enumerate(self.cases):
            if person in made.seats:
                reason = {
                    "outcome": AWARDED,
                    **self._seat(made.seats[person]),
                    "announced": person in announced,
                }
            elif person in gone:
                reason = {"outcome": WITHDRAWN}
            elif person not in ranks:
                reason = {"outcome": BELOW}
            else:
                reason = self._refused(person, judgement.refusals[person], holders)
            rank = ranks.get(person)
            reasons[case] = {**reason, "rank": rank, **self._standing(person), "types": self._types(person)}
        return reasons

    def _types(self, person: int) -> list[str]:
        """The types of seat that the person may hold."""
        counts = self.contest.counts
        return [self.rules.types[kind] for kind in bits(self.contest.masks[person]) if counts[kind]]

    def _refused(self, person: int, refusal: Refusal, holders: Mapping[int, list[str]]) -> dict:
        if refusal.why != GROUP_FULL:
            return {"outcome": REFUSED, "why": refusal.why}
        return {
            "outcome": REFUSED,
            "why": refusal.why,
            **self._group(refusal.group),
            "held_by": holders[refusal.group],
        }

    def _holders(self, made: Award) -> dict[int, list[str]]:
        holders: dict[int, list[str]] = {}
        for person in made.seats:
            for group in self.contest.caps.path_of(person):
                holders.setdefault(group, []).append(self.cases[person])
        return holders

    def _group(self, node: int) -> dict:
        level, of = self.contest.caps.names[node]
        return {"group": self.rules.caps[level].group, "of": of, "cap": self.contest.caps.limits[node]}

    def reserves(self, made: Award, entries: Mapping[int, Entry]) -> list[dict]:
        """Who enters for whom. `enters` is None when nobody can; what is at fault then, or when a reserved seat is
        not filled any more by somebody who qualifies, stands in `shortfall`."""
        return [
            {
                "leaves": self.cases[leaver],
                "enters": None if entry.entrant is None else self.cases[entry.entrant],
                "reserved_kept": entry.reserved_kept,
                "shortfall": self.shortfall(shortfall_after(self.contest, made, leaver, entry)),
            }
            for leaver, entry in entries.items()
        ]

    def shortfall(self, found: Shortfall | None) -> dict | None:
        if found is None:
            return None
        types = self.rules.types
        lack = found.lack and {
            "types": [types[kind] for kind in found.lack.types],
            "seats": found.lack.seats,
            "people": found.lack.people,
        }
        return {
            "unfilled": {types[kind]: left for kind, left in found.unfilled.items()},
            "lack": lack,
            "at_fault": [self._group(node) for node in found.at_fault],
            "waivers": [{**self._group(waiver.group), "to": waiver.to} for waiver in found.waivers],
        }

    def overrun(self, made: Award) -> list[dict]:
        """Groups in which more winners were announced than the cap allows."""
        return [{**self._group(node), "announced": load} for node, load in made.overrun.items()]

    def reviews(self, band: Mapping[int, int]) -> dict:
        """Severities, spread and reviews that lie apart, in units of 10**-decimals, and the band around the cut."""
        weighed, rules, names = self.weighed, self.rules.reviews, self.inputs["reviews"]["reviewers"]
        scale = Fraction(10) ** (weighed.decimals - weighed.review_decimals)
        points = Fraction(10) ** weighed.review_decimals
        spreads, outliers = [], []
        for person, reviews in enumerate(weighed.reviews):
            spread = weighed.corrected.spread(person, reviews)
            if rules.spread is not None and spread > Fraction(rules.spread) * points:
                spreads.append({"case": self.cases[person], "spread": rounded(spread * scale)})
            for review in reviews if rules.outlier is not None else ():
                away = weighed.corrected.residual(person, review)
                if abs(away) > Fraction(rules.outlier) * points:
                    outliers.append(
                        {
                            "case": self.cases[person],
                            "reviewer": names[review[0]],
                            "away": rounded(away * scale),
                        }
                    )
        severity = {
            name: rounded(one * scale) for name, one in zip(names, weighed.corrected.severity, strict=True)
        }
        needing = {self.cases[person]: need for person, need in sorted(band.items()) if need}
        return {"severity": severity, "spread": spreads, "outliers": outliers,
                "band": [self.cases[person] for person in sorted(band)], "needs": needing,
                "provisional": bool(needing)}  # fmt: skip
