"""Money in whole numbers of the smallest unit of a currency that is reckoned with: rupiah and yen as they are, cents."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True)
class Currency:
    """code: ISO 4217 · decimals: places that the whole number keeps (0 for IDR and JPY, 2 for cents)"""

    code: str
    decimals: int = 0

    def units(self, amount: Decimal) -> int:
        """An amount in the currency → whole smallest units, half up."""
        return int(amount.scaleb(self.decimals).to_integral_value(ROUND_HALF_UP))

    def parse(self, text: str) -> int:
        """What a person typed ("41678.40") → whole units. Raises ValueError when it is no such amount."""
        try:
            exact = Decimal(text.strip().replace("_", "")).scaleb(self.decimals)
        except ArithmeticError:
            raise ValueError(text) from None
        if not exact.is_finite() or exact < 0 or exact != exact.to_integral_value():
            raise ValueError(text)
        return int(exact)

    def text(self, units: int) -> str:
        """1234567 → "1,234,567" or "12,345.67", without the code."""
        return f"{Decimal(units).scaleb(-self.decimals):,.{self.decimals}f}"
