"""What a journey cost against its budget. Pure.

Amounts are Decimal in the currency they were paid in; `rate` is how much of the office's currency one unit was worth on that
day. What has no rate cannot be added up: it is counted apart, never taken as nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Paid:
    """One expense. `rate` None: not known (not needed where `currency` is the office's own)."""

    category: str
    amount: Decimal
    currency: str
    rate: Decimal | None = None
    has_receipt: bool = False


@dataclass(frozen=True)
class Line:
    """One category: `planned` None where no budget was set; `spent` in the office's currency; `left` = planned - spent.
    `without_rate`: expenses that are in no sum."""

    category: str
    planned: Decimal | None
    spent: Decimal
    count: int
    without_receipt: int
    without_rate: int

    @property
    def left(self) -> Decimal | None:
        return None if self.planned is None else self.planned - self.spent

    @property
    def is_over(self) -> bool:
        return self.left is not None and self.left < 0


@dataclass(frozen=True)
class Cost:
    """All lines, in the order of the categories given, and their sums."""

    currency: str
    lines: tuple[Line, ...]

    @property
    def planned(self) -> Decimal | None:
        known = [line.planned for line in self.lines if line.planned is not None]
        return sum(known, Decimal()) if known else None

    @property
    def spent(self) -> Decimal:
        return sum((line.spent for line in self.lines), Decimal())

    @property
    def without_receipt(self) -> int:
        return sum(line.without_receipt for line in self.lines)

    @property
    def without_rate(self) -> int:
        return sum(line.without_rate for line in self.lines)


def in_home(paid: Paid, currency: str) -> Decimal | None:
    """The amount in the office's currency, to the cent (half up); None where the rate is not known."""
    if paid.currency == currency:
        return paid.amount.quantize(CENT, ROUND_HALF_UP)
    return None if paid.rate is None else (paid.amount * paid.rate).quantize(CENT, ROUND_HALF_UP)


def reckon(
    categories: Iterable[str], budget: Mapping[str, Decimal], paid: Iterable[Paid], *, currency: str
) -> Cost:
    """Sums by category. A category with neither budget nor expense is left out."""
    by_category: dict[str, list[Paid]] = {}
    for one in paid:
        by_category.setdefault(one.category, []).append(one)
    lines = []
    for category in categories:
        rows = by_category.get(category, [])
        if category in budget or rows:
            amounts = [in_home(row, currency) for row in rows]
            lines.append(Line(
                category, budget.get(category), sum((one for one in amounts if one is not None), Decimal()), len(rows),
                sum(not row.has_receipt for row in rows), amounts.count(None),
            ))  # fmt: skip
    return Cost(currency, tuple(lines))
