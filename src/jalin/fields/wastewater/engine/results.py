"""What one run gave. Figures are in the file's own units: metres or feet, m³ or ft³, the file's unit of flow."""

from dataclasses import asdict, dataclass, field
from typing import NamedTuple


class NodeResult(NamedTuple):
    """flood_volume m³ or ft³ · hours · max_depth, max_head m or ft · max_inflow in flow units"""

    flood_volume: float
    flood_hours: float
    surcharge_hours: float
    max_depth: float
    max_head: float
    max_inflow: float
    max_overflow: float


class LinkResult(NamedTuple):
    """max_depth m or ft, max_velocity m/s or ft/s, max_flow in flow units (absolute) · hours.

    surcharge_hours: both ends full · capacity_limited_hours: full upstream and the water line steeper than the pipe
    """

    max_flow: float
    max_velocity: float
    max_depth: float
    surcharge_hours: float
    full_upstream_hours: float
    full_downstream_hours: float
    full_flow_hours: float
    capacity_limited_hours: float


@dataclass(frozen=True)
class RunResult:
    """One simulation.

    flooding_volume: the routing total (m³ for metric files, ft³ for US) · complete: False after an early stop: then
    only flooding is what a full run gives, depths and continuity are those so far · input_sha256: of the run copy ·
    seconds: wall, cpu_seconds: of the engine's process · engine: version and build of the library
    """

    flow_units: str
    flooding_volume: float
    runoff_continuity_error_percent: float
    routing_continuity_error_percent: float
    totals: dict[str, float]
    nodes: dict[str, NodeResult] = field(repr=False)
    links: dict[str, LinkResult] = field(repr=False)
    steps: int
    simulated_hours: float
    complete: bool
    engine: str
    input_sha256: str
    seconds: float = field(default=0.0, compare=False)
    cpu_seconds: float = field(default=0.0, compare=False)
    memory_megabytes: float = field(default=0.0, compare=False)
    report: str = field(default="", compare=False, repr=False)

    @property
    def volume_units(self) -> str:
        return "m³" if self.flow_units in {"CMS", "LPS", "MLD"} else "ft³"

    @property
    def node_floods(self) -> dict[str, float]:
        """id → flooded volume, for the nodes that flood."""
        return {id: node.flood_volume for id, node in self.nodes.items() if node.flood_volume > 0}

    @property
    def nodes_flooded(self) -> int:
        return len(self.node_floods)

    @property
    def links_surcharged(self) -> int:
        """Links whose both ends were full at some time."""
        return sum(link.surcharge_hours > 0 for link in self.links.values())

    def as_json(self) -> dict:
        return {**asdict(self), "nodes": {id: node._asdict() for id, node in self.nodes.items()},
                "links": {id: link._asdict() for id, link in self.links.items()}}  # fmt: skip

    @classmethod
    def from_json(cls, data: dict) -> "RunResult":
        nodes = {id: NodeResult(**node) for id, node in data["nodes"].items()}
        links = {id: LinkResult(**link) for id, link in data["links"].items()}
        return cls(**{**data, "nodes": nodes, "links": links})
