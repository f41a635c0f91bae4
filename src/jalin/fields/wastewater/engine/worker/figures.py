"""The raw figures of an engine process → RunResult."""

import math

from ..errors import BadResult, SewerError
from ..inp.units import FOOT
from ..results import LinkResult, NodeResult, RunResult
from .order import Order
from .run_copy import engine_build

ABSURD = 100_000.0  # a head beyond this, in metres or feet, is no water level


def result_of(figures: dict, order: Order, faults: list[SewerError]) -> RunResult | list[SewerError]:
    """The result, or a BadResult when a figure is not a finite number; of a file only opened, its faults."""
    if order.task["open_only"]:
        return faults
    name = order.base.network.name
    totals = _in_file_units(figures["totals"], order)
    bad = next((key for key, value in totals.items() if not math.isfinite(value)), None)
    places = [*figures["nodes"], *figures["links"]]
    bad = bad or next((id for id, values in places if not all(map(math.isfinite, values))), None)
    bad = bad or next((id for id, values in figures["nodes"] if abs(values[4]) > ABSURD), None)
    if bad or not math.isfinite(figures["routing_error"]):
        return [BadResult(file=name, object=bad or "", text=bad or "continuity")]
    runoff = figures["runoff_error"]
    return RunResult(
        flow_units=order.base.network.units.flow,
        flooding_volume=totals["flooding"],
        runoff_continuity_error_percent=runoff if math.isfinite(runoff) else 0.0,
        routing_continuity_error_percent=figures["routing_error"],
        totals=totals,
        nodes={id: _node(values) for id, values in figures["nodes"]},
        links={id: _link(values) for id, values in figures["links"]},
        steps=figures["steps"], simulated_hours=figures["hours"], complete=figures["complete"],
        engine=engine_build(), input_sha256=order.identity, seconds=figures["seconds"],
        cpu_seconds=figures["cpu_seconds"], memory_megabytes=figures["memory_megabytes"],
        report=figures["report"].decode("utf-8", "replace") if order.options.report else "",
    )  # fmt: skip


def _in_file_units(totals: dict, order: Order) -> dict:
    """The library gives stored volumes in cubic feet whatever the file's units (seen by the balance of 5.2.4)."""
    cubic = FOOT**3 if order.base.network.units.metric else 1.0
    return {**totals, **{name: totals[name] * cubic for name in ("initStorage", "finalStorage")}}


def _node(values: tuple) -> NodeResult:
    volume, flooded, surcharged, depth, head, inflow, overflow = values
    return NodeResult(volume, flooded, surcharged, depth, head, inflow, overflow)


def _link(values: tuple) -> LinkResult:
    flow, speed, depth, *hours = values
    return LinkResult(abs(flow), abs(speed), depth, *hours)
