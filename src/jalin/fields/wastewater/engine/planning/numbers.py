"""Numbers as each language writes them."""

from ..money import Currency


def number(value: float, decimals: int, lang: str) -> str:
    """1234.5 → 1,234.50 (en, ja) or 1.234,50 (id)."""
    return _in(f"{value:,.{decimals}f}", lang)


def figure(value: float | None, lang: str) -> str:
    """A number with the digits it has: 0.013 → 0,013 (id); "–" where there is none."""
    return "–" if value is None else _in(f"{value:g}", lang)


def money(units: int, currency: Currency, lang: str) -> str:
    return f"{currency.code} {_in(currency.text(units), lang)}"


def _in(text: str, lang: str) -> str:
    return text.translate(str.maketrans(",.", ".,")) if lang == "id" else text
