"""risk.toml: collapse rate, discounting, what a failure costs, and the city's own curves of ageing."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from .deterioration import Chain, Curve, Curves, Weibull
from .money import Currency
from .risk import Consequences, RiskTerms
from .toml_file import TomlFile, TomlTable


@dataclass(frozen=True)
class RiskFile:
    """curves: of the file, empty when it has none · consequences: None when the file states none"""

    terms: RiskTerms
    currency: Currency
    source: str
    consequences: Consequences | None
    curves: Curves


def read(source: Path | str | bytes, name: str = "") -> RiskFile:
    """Raises FaultyFile with every fault, its line and key."""
    file = TomlFile(source, name)
    currency, terms, origin = Currency("?"), None, ""
    head = file.top.table("risk", required=True)
    if head:
        currency = Currency(head.text("currency"), head.whole("decimals", 0, 0, 4) or 0)
        origin = head.text("source")
        rate = head.number("collapse_rate", ..., 0, 1)
        discount = head.number("discount_rate", ..., 0, 1)
        years = head.whole("years", ..., 1, 200)
        terms = RiskTerms(float(rate or 0), float(discount or 0), years or 1)
        head.finish()
    consequences = _consequences(file.top.table("consequence"), currency)
    curves = _curves(file.top.table("deterioration"), terms)
    file.top.finish()
    file.check()
    return RiskFile(terms, currency, origin, consequences, curves)


def _consequences(table: TomlTable | None, currency: Currency) -> Consequences | None:
    if table is None:
        return None

    def money(of: TomlTable, key: str) -> int:
        return currency.units(Decimal(of.number(key, 0, 0)))

    named = {kind: _prices(table.table(kind), money) for kind in ("road", "critical")}
    plain = {
        key: money(table, key) for key in ("repair_premium", "per_m_depth", "per_person", "flood_per_m3")
    }
    table.finish()
    return Consequences(**plain, **named)


def _prices(table: TomlTable | None, money) -> dict[str, int]:
    return {kind: money(table, kind) for kind in table.names()} if table else {}


def _curves(table: TomlTable | None, terms: RiskTerms | None) -> Curves:
    """[deterioration.concrete] and so on; the class "all" holds for the rest."""
    found = {}
    for name in table.names() if table else ():
        one = table.table(name)
        curve = _curve(name, one, terms) if one else None
        if curve:
            found[name] = curve
    pooled = found.pop("all", None)
    return Curves(found, pooled)


def _curve(name: str, table: TomlTable, terms: RiskTerms | None) -> Curve | None:
    steps = tuple(map(float, table.numbers("steps", ..., count=4, least=0, most=1)))
    inspections = table.whole("inspections", None)
    origin = table.text("source")
    weibull = table.numbers("weibull", None, count=2, least=0)
    if weibull and not all(weibull):
        table.fault("number-out-of-bounds", "weibull", found=list(map(float, weibull)), least="> 0", most="∞")
        weibull = ()
    table.finish()
    if len(steps) != 4:
        return None
    if terms and terms.collapse_rate < steps[3]:
        table.fault("collapse-rate-too-small", "steps", rate=terms.collapse_rate, step=steps[3])
    return Curve(
        name, Chain(steps), inspections, origin, weibull=Weibull(*map(float, weibull)) if weibull else None
    )
