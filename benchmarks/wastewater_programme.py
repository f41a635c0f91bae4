"""The structural part: pipes × 3 methods × 5 years under yearly budgets, with a proven gap, beside two simpler ways.

`python -m benchmarks.wastewater_programme [PIPES …]`; without arguments 1,000, 3,000 (45,000 binaries) and 5,000 pipes.
Risk, benefits and prices come from the engine's own functions on made-up pipes, the same for the same seed. Promise: 45,000
binaries in under 10 s, 75,000 in under 60 s, gap at most 1e-4.
"""

import random
import sys
import time

from jalin.fields.wastewater.engine import programme, risk
from jalin.fields.wastewater.engine.actions import Action
from jalin.fields.wastewater.engine.deterioration import Chain
from jalin.fields.wastewater.engine.deterioration.markov import at_rank

SEED, YEARS, SHARE = 7, 5, 0.10
CHAIN = Chain((0.045, 0.028, 0.021, 0.012))
TERMS = risk.RiskTerms(collapse_rate=0.05, discount_rate=0.03, years=30)
RANK_AFTER = {"line": 2, "replace": 1, "spot": 3}


def options(pipes: int, seed: int = SEED) -> list[programme.Option]:
    """Three repairs of every pipe; money in cents."""
    chance = random.Random(seed)
    made = []
    for number in range(pipes):
        length, diameter = chance.lognormvariate(3.6, 0.5), chance.choice((0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0))
        rank = chance.choices((1, 2, 3, 4, 5), (30, 30, 20, 12, 8))[0]
        consequence = round(chance.lognormvariate(1, 1) * 1e8)
        prices = {"line": length * (120 + 300 * diameter), "spot": 500 + 150 * chance.randint(1, 4),
                  "replace": length * (400 + 600 * diameter + 208 * diameter**2)}  # fmt: skip
        for method, price in prices.items():
            after = min(RANK_AFTER[method], rank)
            worth = tuple(
                risk.avoided(CHAIN, at_rank(rank), consequence, TERMS, after, year)
                for year in range(1, YEARS + 1)
            )
            made.append(
                programme.Option(
                    Action(f"P{number}", method, diameter, 0.012, round(100 * price), after), worth
                )
            )
    return made


def greedy(offered: list[programme.Option], budgets: list[int], by) -> int:
    """Benefit of taking options in an order as long as the first year that can pay them lasts."""
    left, taken, benefit = list(budgets), set(), 0
    for one in sorted(offered, key=by):
        for year, money in enumerate(left):
            if one.action.link not in taken and one.action.cost <= money and one.benefits[year] > 0:
                left[year] -= one.action.cost
                taken.add(one.action.link)
                benefit += one.benefits[year]
                break
    return benefit


def measure(pipes: int) -> bool:
    offered = options(pipes)
    budget = round(SHARE / YEARS * sum(one.action.cost for one in offered if one.action.method == "line"))
    budgets = [budget] * YEARS
    cpu, wall = time.process_time(), time.perf_counter()
    found = programme.choose(offered, budgets)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    ratio = greedy(offered, budgets, lambda one: -one.benefits[0] / (one.action.cost + 1))
    worst = greedy(offered, budgets, lambda one: (one.action.method != "line", -one.benefits[0]))
    kept = all(cost <= money for cost, money in zip(found.cost_by_year, budgets, strict=True))
    print(f"{pipes:,} pipes, {len(offered) * YEARS:,} binaries: {cpu:.1f} CPU s, {wall:.1f} s wall, gap {found.gap:.1e}, "
          f"{len(found.choices):,} repairs, budgets kept: {kept}; greedy by ratio {ratio / found.benefit:.3f}, "
          f"largest risk first with liners {worst / found.benefit:.3f} of it", flush=True)  # fmt: skip
    return kept and found.gap <= programme.GAP


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [1000, 3000, 5000]
    if [size for size in sizes if not measure(size)]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
