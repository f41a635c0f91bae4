"""What a rule on official travel says. Pure Python."""

from dataclasses import dataclass, field
from datetime import date

from jalin.decisions.faults import Fault
from jalin.kernel.clocks.deadlines import BEFORE, LegalDeadline

PURPOSES = ("negotiation", "study", "training", "exhibition", "art", "other")
ANY = "any"
LANGUAGES = ("id", "ja", "en")
MARKS = ("confirmed", "inferred", "general", "design", "unsure")  # how well it is confirmed
PRECISIONS = ("day", "month", "year")  # as far as a source tells since when a rule holds

Texts = dict[str, str]  # a text in id, ja and en


@dataclass(frozen=True)
class Paper:
    """A paper that a rule asks for. `is_personal`: it names or identifies a person, and is erased with the names."""

    key: str
    name: Texts
    is_personal: bool = False


@dataclass(frozen=True)
class TravelRule:
    """One source's rule. `length` and `unit`: how long before the first day it is handed in (0: it does not say).

    `people`: purpose -> how many may go, `any` for every purpose; `most_days`: of the journey, both ends counted.
    `excepted`: purposes for which the limits do not hold. `report_days`: the report is due so many days after the
    return (0: it does not say)."""

    key: str
    version: str
    name: Texts
    source: str
    mark: str
    valid_from: date
    valid_from_precision: str = "day"
    valid_to: date | None = None
    length: int = 0
    unit: str = "day"
    people: dict[str, int] = field(default_factory=dict)
    most_days: int = 0
    excepted: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    report_days: int = 0
    note: Texts = field(default_factory=dict)

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def lead(self) -> LegalDeadline | None:
        """The time before the journey as a legal deadline, None where the rule states none."""
        if not self.length:
            return None
        return LegalDeadline(self.length, self.unit, self.source, self.key, BEFORE, self.version)

    def most_people(self, purpose: str) -> int | None:
        """How many may go for this purpose; None where the rule sets no limit to it."""
        if purpose in self.excepted:
            return None
        return self.people.get(purpose, self.people.get(ANY))

    def longest(self, purpose: str) -> int | None:
        """Of how many days the journey may be."""
        return self.most_days if self.most_days and purpose not in self.excepted else None


@dataclass(
    frozen=True, eq=False
)  # one object for each file that was read: what was reckoned by it is found by it
class RuleBook:
    """The travel rules of one country and the papers they name. `fault`: why the city's own file could not be used, and
    these shipped ones stand in for it."""

    country: str
    rules: tuple[TravelRule, ...]
    papers: dict[str, Paper]
    fault: Fault | None = None

    def on(self, day: date) -> tuple[TravelRule, ...]:
        """Every rule that is active on the day."""
        return tuple(rule for rule in self.rules if rule.holds_on(day))

    def asks_on(self, day: date) -> bool:
        """Whether any active rule asks for a permit before travelling on that day."""
        return any(rule.length or rule.papers for rule in self.on(day))
