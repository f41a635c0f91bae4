"""One assessment: the run, its states, its totals, and whether its figures may count as evidence."""

from dataclasses import dataclass
from functools import cached_property

from .. import evidence, worker
from ..inp import Network
from ..results import RunResult
from .hydraulic import LinkState, NodeState, link_states, node_states

DIGITS = 9  # of a figure in JSON: more than any input has


@dataclass(frozen=True)
class HydraulicAssessment:
    """A full run of a network, judged. nodes, links: in the file's order, in SI."""

    network: Network
    result: RunResult
    nodes: tuple[NodeState, ...]
    links: tuple[LinkState, ...]

    @property
    def continuity_status(self) -> str:
        """"evidence", "remark" (over 2 %), "indicative" (over 5 %) or "refused" (over 10 %), see `evidence`."""  # fmt: skip
        return evidence.status_of(evidence.continuity_of(self.result))

    @cached_property
    def ranked(self) -> list[LinkState]:
        """Pipes with something to say, the worst first: flooding at their ends, then too small, then full, then load."""
        floods = {state.node.id: state.flood_volume for state in self.nodes}

        def worst(state: LinkState) -> tuple:
            at_ends = floods[state.link.from_node] + floods[state.link.to_node]
            return (-at_ends if state.surcharged else 0.0, state.cause != "capacity", -state.surcharge_hours,
                    -(state.load or 0.0), state.link.line)  # fmt: skip

        return sorted((state for state in self.links if state.reasons), key=worst)

    def figures(self) -> dict:
        """The totals. Volumes and flows in the file's own units, hours and percent."""
        result, network = self.result, self.network
        return {
            "file": network.name,
            "sha256": network.sha256,
            "nodes": len(network.nodes),
            "links": len(network.links),
            "flow_units": network.units.flow,
            "volume_units": result.volume_units,
            "flooding_volume": result.flooding_volume,
            "nodes_flooded": result.nodes_flooded,
            "links_surcharged": result.links_surcharged,
            "surcharged_km": sum(state.link.length or 0.0 for state in self.links if state.surcharged) / 1000,
            "too_small": sum(state.cause == "capacity" for state in self.links),
            "held_back": sum(state.cause == "backwater" for state in self.links),
            "adverse_slopes": sum((state.link.slope or 0.0) < 0 for state in self.links),
            "routing_continuity_error_percent": result.routing_continuity_error_percent,
            "runoff_continuity_error_percent": result.runoff_continuity_error_percent,
            "continuity_status": self.continuity_status,
            "simulated_hours": result.simulated_hours,
            "steps": result.steps,
            "engine": result.engine,
            "input_sha256": result.input_sha256,
        }

    def as_json(self, lang: str = "en") -> dict:
        return {**self.figures(), "ranked_links": [state.link.id for state in self.ranked],
                "node_results": [node_json(state, lang) for state in self.nodes],
                "link_results": [link_json(state, lang) for state in self.links]}  # fmt: skip


def node_json(state: NodeState, lang: str) -> dict:
    """Flat, SI."""
    return {
        "id": state.node.id, "kind": state.node.kind, "line": state.node.line,
        "invert_m": _short(state.node.invert), "ground_m": _short(state.node.ground),
        "flood_m3": _short(state.flood_volume), "flood_hours": _short(state.flood_hours),
        "surcharge_hours": _short(state.surcharge_hours), "max_depth_m": _short(state.max_depth),
        "max_level_m": _short(state.max_level), "freeboard_m": _short(state.freeboard),
        "reasons": [one.say(lang) for one in state.reasons],
    }  # fmt: skip


def link_json(state: LinkState, lang: str) -> dict:
    """Flat, SI; slopes as shares."""
    link = state.link
    return {
        "id": link.id, "kind": link.kind, "line": link.line, "from": link.from_node, "to": link.to_node,
        "length_m": _short(link.length), "shape": link.shape, "height_m": _short(link.height),
        "roughness": link.roughness, "slope": _short(link.slope), "full_flow_m3s": _short(state.full_flow),
        "max_flow_m3s": _short(state.max_flow), "load": _short(state.load),
        "max_velocity_ms": _short(state.max_velocity), "filling": _short(state.filling),
        "surcharge_hours": _short(state.surcharge_hours), "full_hours": _short(state.full_hours),
        "capacity_limited_hours": _short(state.capacity_limited_hours), "water_slope": _short(state.water_slope),
        "cause": state.cause, "reasons": [one.say(lang) for one in state.reasons],
    }  # fmt: skip


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{DIGITS}g}")


def judge(network: Network, result: RunResult) -> HydraulicAssessment:
    return HydraulicAssessment(
        network, result, tuple(node_states(network, result)), tuple(link_states(network, result))
    )


def assess(
    network: Network, options: worker.RunOptions | None = None, on_progress=None
) -> HydraulicAssessment:
    """Run the network in full and judge it. Raises a SewerError of the run."""
    return judge(network, worker.run(network, options=options, on_progress=on_progress))
