"""Whose flag stands where: dated rows with their source, and the order that follows. Pure.

An order is told as one who stands before the flags sees them, from left to right."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "flags.toml"
RIGHT, LEFT = "right", "left"  # as the flag itself looks at the room


@dataclass(frozen=True)
class FlagRule:
    """How the own flag stands beside one other. `own`: RIGHT or LEFT; `country`: "" where no row of the country's own is
    known; `is_confirmed`: somebody has read the text of the law."""

    country: str
    own: str
    basis: str
    source: str
    is_confirmed: bool
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@cache
def shipped_rules() -> tuple[FlagRule, ...]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["rule"]
    return tuple(FlagRule(**row) for row in rows)


def rule_for(country: str, on: date) -> FlagRule:
    """The rule of the country where the flags stand, else the courtesy that holds anywhere."""
    known = [rule for rule in shipped_rules() if rule.country in (country, "") and rule.holds_on(on)]
    return max(known, key=lambda rule: (rule.country == country, rule.valid_from or date.min))


def flags_from_left(own: str, other: str, rule: FlagRule) -> list[str]:
    """Both countries from left to right for who stands before the flags; the flags' right is the watcher's left."""
    if own == other:
        return [own]
    return [own, other] if rule.own == RIGHT else [other, own]
