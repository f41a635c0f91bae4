"""Every network's figures against the accepted ones, to the last printed digit; reading, memory and time beside them.

`python -m benchmarks.wastewater_figures [NETWORK …]`; without arguments all but the largest, which takes two to three
minutes of CPU. Exit 1 when a digit differs, or 7,161 nodes are not read and validated in 3 s, or a process needs more
than 300 MB.
"""

import sys
import time

from rich.console import Console
from rich.table import Table

from benchmarks.wastewater_networks import ACCEPTED, network
from jalin.fields.wastewater.engine import inp, validate, worker
from jalin.fields.wastewater.engine.results import RunResult

LARGEST = "ncimm_sanitary_7161n"
READ_SECONDS, MEGABYTES = 3.0, 300


def reading(name: str) -> float:
    """Wall seconds to read and validate, the engine's own reading among them; the best of three."""
    data = network(name).data
    best = float("inf")
    for _time in range(3):
        began = time.perf_counter()
        faults = validate.check(inp.read(data, name))
        best = min(best, time.perf_counter() - began)
        assert not validate.has_errors(faults), faults[0].say()
    return best


def printed(result: RunResult, like: tuple) -> tuple:
    decimals = len(like[0].partition(".")[2])
    errors = result.runoff_continuity_error_percent, result.routing_continuity_error_percent
    return (f"{result.flooding_volume:.{decimals}f}", result.nodes_flooded, result.links_surcharged,
            *(f"{error + 0.0:.3f}" for error in errors))  # fmt: skip


def main() -> None:
    names = sys.argv[1:] or [name for name in ACCEPTED if name != LARGEST]
    shown = Table(
        "network", "read s", "flooding", "nodes", "links", "runoff %", "routing %", "steps", "CPU s", "MB", ""
    )
    wrong = []
    slow = reading(LARGEST)
    for name in names:
        seconds = slow if name == LARGEST else reading(name)
        result = worker.run(network(name))
        same = printed(result, ACCEPTED[name]) == ACCEPTED[name] and result.memory_megabytes < MEGABYTES
        wrong += [] if same else [name]
        shown.add_row(name, f"{seconds:.2f}", *map(str, printed(result, ACCEPTED[name])), f"{result.steps:,}",
                      f"{result.cpu_seconds:.2f}", f"{result.memory_megabytes:.0f}", "=" if same else "≠")  # fmt: skip
    Console(width=140).print(shown)
    print(f"{LARGEST} is read and validated in {slow:.2f} s (promised: {READ_SECONDS} s). "
          f"{len(names) - len(wrong)} of {len(names)} networks give the accepted figures.")  # fmt: skip
    sys.exit(1 if wrong or slow > READ_SECONDS else 0)


if __name__ == "__main__":
    main()
