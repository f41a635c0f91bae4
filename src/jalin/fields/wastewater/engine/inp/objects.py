"""Nodes and links of a network, in SI, each with the line it stands in."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Node:
    """kind: junction, outfall, storage or divider. Lengths in metres; max_depth None where the file gives none."""

    id: str
    kind: str
    line: int
    invert: float
    max_depth: float | None = None
    surcharge_depth: float = 0.0
    ponded_area: float = 0.0
    x: float | None = None
    y: float | None = None

    @property
    def ground(self) -> float | None:
        """Ground (or rim) level in metres, None where the file gives no depth."""
        return None if self.max_depth is None else self.invert + self.max_depth


@dataclass(frozen=True, slots=True)
class Link:
    """kind: conduit, pump, orifice, weir or outlet. Lengths and levels in metres.

    inlet_level, outlet_level: invert of the pipe at its two ends · shape: SWMM's word, "" without cross section ·
    height: full depth, for a circular pipe its diameter · width, sides: of a straight-sided shape its (bottom) width and
    the two numbers after it, which depend on the shape, else None and () ·
    path: map points from node to node in the file's coordinates (empty when a node has none)
    """

    id: str
    kind: str
    line: int
    from_node: str
    to_node: str
    length: float | None = None
    roughness: float | None = None
    inlet_level: float | None = None
    outlet_level: float | None = None
    shape: str = ""
    height: float | None = None
    width: float | None = None
    sides: tuple[float, ...] = ()
    barrels: int = 1
    section_line: int | None = None
    path: tuple[tuple[float, float], ...] = field(default=(), repr=False)

    @property
    def slope(self) -> float | None:
        """Fall over length (the engine's own: horizontal length), below 0 for an adverse slope."""
        if not self.length or self.inlet_level is None or self.outlet_level is None:
            return None
        fall = self.inlet_level - self.outlet_level
        share = fall / self.length  # the squares of absurd lengths would overflow
        return share / (1 - share**2) ** 0.5 if abs(share) < 1 else share

    @property
    def diameter(self) -> float | None:
        """Metres, for circular pipes only."""
        return self.height if self.shape in {"CIRCULAR", "FORCE_MAIN"} else None
