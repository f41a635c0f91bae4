"""The early stop keeps the flood totals: random plans, each run in full and stopped early, compared for equality.

`python -m benchmarks.wastewater_early_stop [NETWORK PLANS …]`; without arguments 200 plans of the network with 60
nodes and 30 of the one with 363. Prints one line a network; exit 1 when a single flood differs in a single bit.
"""

import os
import random
import sys

from benchmarks.wastewater_networks import network
from jalin.fields.wastewater.engine import inp, worker

SEED = int(os.environ.get("JALIN_BENCH_SEED", "20"))  # other seeds, other plans
DEFAULT = ("simon_user1_cms_60n", 200, "ncimm_storm_flooded_si_363n", 30)


def random_plans(read: inp.Network, count: int, seed: int = SEED) -> list[dict]:
    """Changes that make some pipes wider, of every share from one pipe to all; the same for the same seed."""
    chance = random.Random(seed)
    rows = [row for row in read.section("XSECTIONS") if row.tokens[1].upper() in {"CIRCULAR", "RECT_CLOSED"}]
    plans = []
    for _plan in range(count):
        chosen = chance.sample(rows, chance.randint(1, max(len(rows) // chance.choice((1, 4, 16)), 1)))
        plans.append({("XSECTIONS", row.tokens[0]): _wider(row.tokens, chance.choice((1.1, 1.25, 1.5, 2.0)))
                      for row in chosen})  # fmt: skip
    return plans


def _wider(tokens: tuple[str, ...], factor: float) -> tuple[str, ...]:
    return (*tokens[:2], f"{float(tokens[2]) * factor:.6g}", *tokens[3:])


def compare(name: str, count: int) -> bool:
    read = network(name)
    with worker.Pool(2) as pool:
        plans = random_plans(read, count)
        full = pool.map(worker.Job(read, plan) for plan in plans)
        short = pool.map(worker.Job(read, plan, worker.RunOptions(early_stop=True)) for plan in plans)
    same = sum(one.flooding_volume == other.flooding_volume and one.node_floods == other.node_floods
               for one, other in zip(full, short, strict=True))  # fmt: skip
    stopped = sum(not result.complete for result in short)
    gain = sum(result.cpu_seconds for result in full) / sum(result.cpu_seconds for result in short)
    floods = sorted(result.flooding_volume for result in full)
    print(f"{name}: {same} of {count} plans equal to the last bit, {stopped} stopped early, {gain:.1f} times "
          f"less CPU; floods from {floods[0]:.2f} to {floods[-1]:.2f} {full[0].volume_units}", flush=True)  # fmt: skip
    return same == count


def main() -> None:
    given = sys.argv[1:] or list(DEFAULT)
    pairs = list(zip(given[::2], given[1::2], strict=True))
    results = [compare(str(name), int(count)) for name, count in pairs]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
