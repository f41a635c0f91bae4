"""Unit costs of repairs from a utility's own file (costs.toml): read with faults by line and key, reckoned in integers.

A line costs fixed + L · (a + b·D + c·D² + d·depth), with L the length (m), D the diameter after the work (m) and depth
the cover to the invert (m); spot repairs cost fixed + pieces · per_piece. Prices carry date, currency and source;
nothing is assumed for what the file does not price.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from .money import Currency
from .toml_file import TomlFile, TomlTable

METHODS = ("line", "replace", "upsize", "spot")
# Rank after the work unless the file says otherwise; a patched pipe is not a new one.
BEST_AFTER = {"line": 1, "replace": 1, "upsize": 1, "spot": 2}
_COEFFICIENTS = ("fixed", "per_m", "per_m_diameter", "per_m_diameter2", "per_m_depth")


@dataclass(frozen=True)
class Liner:
    """How thick a liner is: a fixed thickness (m), or designed for ground water (see `actions.liner_thickness`)."""

    thickness: float | None = None
    modulus: float = 0.0
    groundwater: float = 0.0
    enhancement: float = 7.0
    safety: float = 2.0
    ovality: float = 0.0
    poisson: float = 0.3


@dataclass(frozen=True)
class PriceBand:
    """One [[method]] entry. diameter, depth: (over, up to and with), in m · roughness: Manning's n after, and its range"""

    method: str
    diameter: tuple[float, float]
    depth: tuple[float, float]
    coefficients: dict[str, Decimal]
    roughness: float | None = None
    roughness_range: tuple[float, float] | None = None
    rank_after: int = 1
    sizes: tuple[float, ...] = ()
    factors: tuple[float, ...] = ()
    liner: Liner | None = None
    per_piece: Decimal = Decimal(0)
    most_pieces: int = 0
    line: int | None = None

    def holds(self, diameter: float, depth: float | None) -> bool:
        """Whether this entry prices a pipe of that diameter (m) at that depth (m). With an unknown depth only an entry
        for all depths does."""
        low, high = self.diameter
        if not low < diameter <= high:
            return False
        if depth is None:
            return self.depth == EVERYWHERE and not self.coefficients["per_m_depth"]
        return self.depth[0] < depth <= self.depth[1] or (depth <= 0 and self.depth[0] <= 0)


EVERYWHERE = (0.0, float("inf"))


@dataclass(frozen=True)
class Prices:
    """Whole file. bands: in the order of the file."""

    currency: Currency
    on: date
    source: str
    bands: tuple[PriceBand, ...]

    def band(self, method: str, diameter: float, depth: float | None = None) -> PriceBand | None:
        """The entry that prices the method for a diameter (m) after the work; None where the file has none."""
        return next((b for b in self.bands if b.method == method and b.holds(diameter, depth)), None)

    def cost(
        self, method: str, length: float, diameter: float, depth: float | None = None, pieces: int = 0
    ) -> int | None:
        """Whole smallest units of the currency, None where the file does not price it. Lengths in m, D after the work."""
        band = self.band(method, diameter, depth)
        if band is None:
            return None
        long, wide = Decimal(repr(length)), Decimal(repr(round(diameter, 9)))
        deep = Decimal(repr(depth or 0.0))
        k = band.coefficients
        per_m = (
            k["per_m"] + k["per_m_diameter"] * wide + k["per_m_diameter2"] * wide**2 + k["per_m_depth"] * deep
        )
        along = Decimal(0) if method == "spot" else long * per_m
        return self.currency.units(k["fixed"] + along + band.per_piece * pieces)


def read(source: Path | str | bytes, name: str = "") -> Prices:
    """costs.toml, a path or its text. Raises FaultyFile with every fault, its line and key."""
    file = TomlFile(source, name)
    head = file.top.table("prices", required=True)
    currency, on, origin = Currency("?"), None, ""
    if head:
        currency = Currency(head.text("currency"), head.whole("decimals", 0, 0, 4) or 0)
        on, origin = head.day("date"), head.text("source")
        head.finish()
    bands = [_band(method, table) for method in METHODS for table in file.top.tables(method)]
    if not bands:
        file.top.fault("key-missing", "line")
    _no_overlap(file, bands)
    file.top.finish()
    file.check()
    return Prices(currency, on, origin, tuple(bands))


def _band(method: str, table: TomlTable) -> PriceBand:
    coefficients = {key: table.number(key, Decimal(0), 0) for key in _COEFFICIENTS}
    band = PriceBand(
        method,
        _range(table, "diameter_mm", 1000),
        _range(table, "depth_m", 1),
        coefficients,
        roughness=_roughness(method, table),
        roughness_range=_pair(table, "roughness_range"),
        rank_after=table.whole("rank_after", BEST_AFTER[method], 1, 5) or 1,
        sizes=tuple(float(size) / 1000 for size in _rising(table, "sizes_mm")) if method == "upsize" else (),
        factors=tuple(map(float, _rising(table, "factors"))) if method == "upsize" else (),
        liner=_liner(table) if method == "line" else None,
        per_piece=table.number("per_piece", ..., 0) or Decimal(0) if method == "spot" else Decimal(0),
        most_pieces=table.whole("most_pieces", 3, 1) or 1 if method == "spot" else 0,
        line=table.file.line_of(table.path),
    )  # fmt: skip
    if method == "upsize" and not band.sizes and not band.factors:
        table.fault("key-missing", "sizes_mm")
    if method != "spot" and not any(coefficients.values()):
        table.fault("key-missing", "per_m")
    table.finish()
    return band


def _liner(table: TomlTable) -> Liner:
    thickness = table.number("thickness_mm", None, Decimal("0.1"), 100)
    design = table.table("design")
    if design is None:
        if thickness is None:
            table.fault("key-missing", "thickness_mm")
        return Liner(float(thickness or 0) / 1000)
    liner = Liner(
        modulus=float(design.number("long_term_modulus_mpa", ..., 1) or 1),
        groundwater=float(design.number("groundwater_m", ..., 0) or 0),
        enhancement=float(design.number("enhancement", Decimal(7), 1)),
        safety=float(design.number("safety", Decimal(2), 1)),
        ovality=float(design.number("ovality_percent", Decimal(2), 0, 10)),
        poisson=float(design.number("poisson", Decimal("0.3"), 0, Decimal("0.5"))),
    )
    design.finish()
    return liner


def _range(table: TomlTable, key: str, per_metre: int) -> tuple[float, float]:
    found = table.numbers(key, None, count=2, least=0)
    if not found:
        return EVERYWHERE
    if found[0] >= found[1]:
        table.fault("not-increasing", key)
    return float(found[0]) / per_metre, float(found[1]) / per_metre


def _pair(table: TomlTable, key: str) -> tuple[float, float] | None:
    found = table.numbers(key, None, count=2, least=Decimal("0.005"), most=Decimal("0.1"))
    return (float(found[0]), float(found[1])) if found else None


def _rising(table: TomlTable, key: str) -> tuple[Decimal, ...]:
    found = table.numbers(key, None, count=None, least=0)
    if list(found) != sorted(set(found)):
        table.fault("not-increasing", key)
    return found


def _roughness(method: str, table: TomlTable) -> float | None:
    """Of a liner it has to be said, for it decides whether lining helps; else None keeps the pipe's own."""
    found = table.number("roughness", ... if method == "line" else None, Decimal("0.005"), Decimal("0.1"))
    return None if found is None else float(found)


def _no_overlap(file: TomlFile, bands: list[PriceBand]) -> None:
    """Two entries of one method that price the same pipe are a fault: nobody could say which holds."""
    for place, band in enumerate(bands):
        for other in bands[:place]:
            if other.method != band.method:
                continue
            wide = max(band.diameter[0], other.diameter[0]), min(band.diameter[1], other.diameter[1])
            deep = max(band.depth[0], other.depth[0]), min(band.depth[1], other.depth[1])
            if wide[0] < wide[1] and deep[0] < deep[1]:
                index = sum(one.method == band.method for one in bands[:place])
                example = f"DN {min(wide[1], 99) * 1000:g}"
                key = "diameter_mm" if band.depth == EVERYWHERE else "depth_m"
                file.fault("ranges-overlap", (band.method, index, key), name=key, example=example)
