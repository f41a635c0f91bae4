"""The decision to award aid, from its inputs to its proof, and its recomputation (`award`, version 1)."""

from collections.abc import Mapping
from decimal import Decimal

from jalin.decisions import Decision, Fault
from jalin.decisions.lottery import draw_numbers

from . import telling
from .awarding import OPEN, REVERTED, Award, Contest, TooManyAnnounced, award
from .caps import Caps, Level
from .judging import judge
from .quotas import find_shortfall
from .rules import ABOVE, NUMBER, AwardRules, as_record, from_record
from .rules import OPEN as REVERT
from .succession import successions
from .weighing import Weighed, find_band, weigh

KIND, METHOD = "award", "1"


def decide(inputs: dict, rules: AwardRules, seed: str = "") -> Decision:
    """Decide on the inputs that `applications.read_applications` gives. Raises Fault.

    seed: the text of the lottery (see `jalin.decisions.lottery`); needed when two applications are equal.
    """
    if seed and rules.seed and seed != rules.seed:
        raise Fault("award.two_seeds", one=rules.seed, other=seed)
    seed = seed or rules.seed
    record = as_record(rules)
    found = recompute(inputs, record, seed)
    return Decision(KIND, METHOD, inputs, record, found["result"], found["reasons"], rules.version, seed)


def recompute(inputs: dict, rules: dict, seed: str) -> dict:
    """Result and reasons again from the parts of a proof."""
    read = from_record(rules)
    weighed = weigh(inputs, read)
    return _Deciding(inputs, read, seed, weighed).decide()


class _Deciding:
    """One decision being made. People are positions in `inputs["cases"]`."""

    def __init__(self, inputs: dict, rules: AwardRules, seed: str, weighed: Weighed):
        self.inputs, self.rules, self.weighed = inputs, rules, weighed
        self.cases: list[str] = inputs["cases"]
        self.lottery = draw_numbers(self.cases, seed) if seed else None
        number = {case: person for person, case in enumerate(self.cases)}
        if len(number) != len(self.cases):
            raise Fault("proof.wrong_part", name="cases")
        self.gone = {number[case] for case in inputs["withdrawn"]}
        self.announced = {
            number[case]: self._type(held["seat"], held["reverted"])
            for case, held in inputs["announced"].items()
            if number[case] not in self.gone
        }
        self.masks = may_hold(inputs, rules)

    def _type(self, seat: str, reverted: bool) -> int:
        return REVERTED if reverted else self.rules.types.index(seat)

    def decide(self) -> dict:
        contest = self.contest(self.weighed.merit)
        made = self._award(contest)
        told = telling.Telling(self.inputs, self.rules, self.weighed, self.lottery, contest)
        result, reasons = told.award(made, self.announced, judge(contest, made, self.announced), self.gone)
        result["reserves"] = told.reserves(made, successions(contest, made))
        result["shortfall"] = told.shortfall(find_shortfall(contest, made, self.announced))
        result["overrun"] = told.overrun(made)
        result["reviews"] = told.reviews(self._band()) if self.rules.reviews else None
        return {"result": result, "reasons": {"cases": reasons}}

    def _award(self, contest: Contest) -> Award:
        try:
            return award(contest, self.announced)
        except TooManyAnnounced:
            raise Fault(
                "award.too_many_announced", announced=len(self.announced), seats=contest.total
            ) from None

    def _band(self) -> dict[int, int]:
        """Cases near their own cut-off after the first reviews -> reviews that each still needs."""
        if self.rules.reviews.band is None:
            return {}
        first = self.weighed.first
        contest = self.contest(first.merit)
        cut_offs = judge(contest, award(contest)).cut_offs
        return find_band(self.inputs, self.rules, first, contest, {kind: first.merit[person]
                                                                   for kind, person in cut_offs.items()})  # fmt: skip

    def contest(self, merit: list[int]) -> Contest:
        rules = self.rules
        levels = [
            Level(self.inputs["groups"][cap.group], cap.most,
                  {waiver.of: waiver.most for waiver in rules.waivers if waiver.group == cap.group})
            for cap in rules.caps
        ]  # fmt: skip
        caps = Caps(len(self.cases), levels)
        return Contest(self._order(merit), self.masks, rules.counts, caps, rules.reading == ABOVE,
                       rules.unfilled == REVERT)  # fmt: skip

    def _order(self, merit: list[int]) -> list[int]:
        """Best first, equal ones by the lottery; without those who withdrew or are below the least merit."""
        people = [
            person
            for person in range(len(self.cases))
            if person not in self.gone and (self.weighed.reaches(merit[person]) or person in self.announced)
        ]
        if self.lottery is not None:
            lottery = self.lottery
            people.sort(key=lambda person: (-merit[person], lottery[person]))
            return people
        people.sort(key=lambda person: -merit[person])
        for one, other in zip(people, people[1:], strict=False):
            if merit[one] == merit[other]:
                raise Fault("award.tie", one=self.cases[one], other=self.cases[other])
        return people


def may_hold(inputs: dict, rules: AwardRules) -> list[int]:
    """By person, the types of seat whose conditions he meets, as bits; the open one always."""
    masks = [1 << OPEN] * len(inputs["cases"])
    for kind, seat in enumerate(rules.reserved, 1):
        meets = [True] * len(masks)
        for name, wanted in seat.when.items():
            values = inputs["attributes"][name]
            if rules.attributes[name] == NUMBER:
                meets = [met and _within(value, wanted) for met, value in zip(meets, values, strict=True)]
            else:
                allowed = set(wanted)
                meets = [met and value in allowed for met, value in zip(meets, values, strict=True)]
        for person, met in enumerate(meets):
            if met:
                masks[person] |= 1 << kind
    return masks


def _within(value: str, bounds: Mapping[str, str]) -> bool:
    number = Decimal(value)
    least, most = bounds.get("least"), bounds.get("most")
    return (least is None or number >= Decimal(least)) and (most is None or number <= Decimal(most))
