"""Plans evaluated a minute: a plain pyswmm loop against this engine, in one run, with the factors apart.

`python -m benchmarks.wastewater_speed [NETWORK PLANS NAIVE …]`: so many plans by this engine, and so many of them by the
naive loop, whose flood totals must be the same. Factors: *engine* = its own statistics instead of reads at every step
(CPU), *early* = the exact early stop (CPU), *processes* = wall time of one process over that of two.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.wastewater_early_stop import random_plans
from benchmarks.wastewater_networks import network
from jalin.fields.wastewater.engine import inp, worker

DEFAULT = ["simon_user1_cms_60n", 200, 4, "ncimm_storm_flooded_si_363n", 40, 1, "ncimm_sanitary_circular_491n", 12, 2,
           "ncimm_sanitary_si_1195n", 6, 1]  # fmt: skip
PROMISED = {"simon_user1_cms_60n": 40, "ncimm_storm_flooded_si_363n": 100, "ncimm_sanitary_circular_491n": 10,
            "ncimm_sanitary_si_1195n": 10, "simon_sanitary_1868n": 10}  # fmt: skip
EARLY = worker.RunOptions(early_stop=True)


def naive(read: inp.Network, plan: dict) -> dict:
    """One plan by the loop over steps, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.inp"
        path.write_bytes(read.patch(plan) + b"\n[OPTIONS]\nTHREADS 1\n")
        command = [sys.executable, "-m", "benchmarks.wastewater_naive", str(path)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True,
                              env={**os.environ, "OMP_NUM_THREADS": "1"})  # fmt: skip
        return json.loads(done.stdout.strip().split("\n")[-1])


def timed(
    read: inp.Network, plans: list[dict], options: worker.RunOptions, processes: int
) -> tuple[float, list]:
    """(wall seconds, results), the processes already started and warm."""
    with worker.Pool(processes) as pool:
        pool.map(
            worker.Job(
                read, options=worker.RunOptions(early_stop=True, overrides=(("MAX_TRIALS", f"{8 + one}"),))
            )
            for one in range(processes)
        )
        began = time.perf_counter()
        results = pool.map(worker.Job(read, plan, options) for plan in plans)
        return time.perf_counter() - began, results


def measure(name: str, count: int, by_naive: int) -> dict:
    read = network(name)
    plans = random_plans(read, count)
    slow = [naive(read, plan) for plan in plans[:by_naive]]
    _wall, full = timed(read, plans[: max(by_naive, 2)], worker.RunOptions(), 1)
    one, early = timed(read, plans, EARLY, 1)
    two, again = timed(read, plans, EARLY, 2)
    assert [result.flooding_volume for result in early] == [result.flooding_volume for result in again]
    same = all(abs(was["flooding"] - now.flooding_volume) <= 1e-9 * max(was["flooding"], 1.0)
               for was, now in zip(slow, early, strict=False))  # fmt: skip
    slow_cpu = sum(was["cpu_seconds"] for was in slow) / len(slow)
    full_cpu = sum(result.cpu_seconds for result in full) / len(full)
    early_cpu = sum(result.cpu_seconds for result in early) / len(early)
    slow_wall = sum(was["seconds"] for was in slow) / len(slow)
    return {"naive": slow_wall, "engine": slow_cpu / full_cpu, "early": full_cpu / early_cpu, "processes": one / two,
            "per_minute_naive": 60 / slow_wall, "per_minute": 60 * count / two, "ratio": slow_wall * count / two,
            "same": same}  # fmt: skip


def main() -> None:
    given = sys.argv[1:] or DEFAULT
    shown = Table("network", "naive s", "engine ×", "early ×", "processes ×", "plans/min naive", "plans/min here", "ratio",
                  "promised", "same floods", title="Plans evaluated per minute")  # fmt: skip
    for name, count, by_naive in zip(given[::3], given[1::3], given[2::3], strict=True):
        found = measure(str(name), int(count), int(by_naive))
        shown.add_row(str(name), f"{found['naive']:.1f}", *(f"{found[key]:.2f}" for key in ("engine", "early", "processes")),
                      f"{found['per_minute_naive']:.2f}", f"{found['per_minute']:.1f}", f"{found['ratio']:.0f}",
                      f"≥ {PROMISED.get(str(name), 0)}", "yes" if found["same"] else "NO")  # fmt: skip
    Console(width=140).print(shown)


if __name__ == "__main__":
    main()
