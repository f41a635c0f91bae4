"""Numbers as each language writes them."""

from ..money import Currency


def number(value: float, decimals: int, lang: str) -> str:
    """1234.5 → 1,234.50 (en, ja) or 1.234,50 (id)."""
    return _in(f"{value:,.{decimals}f}", lang)


def money(units: int, currency: Currency, lang: str) -> str:
    return f"{currency.code} {_in(currency.text(units), lang)}"


def _in(text: str, lang: str) -> str:
    return text.translate(str.maketrans(",.", ".,")) if lang == "id" else text
