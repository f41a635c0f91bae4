"""The search for a plan: against every proven optimum of the small network, and against greedy on the real storm sewer.

`python -m benchmarks.wastewater_plan` runs both parts, `… small` or `… large` one of them. Small: ten pipes, eight budgets,
both no-harm rules; each budget is a search of its own with nothing remembered. Large: 40 screened pipes in 3 sizes against the
choice by what each takes away alone for its cost. `… patient [CHECKPOINT]` compares with the greedy that simulates every
option anew in each round: over a thousand runs.
"""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.wastewater_networks import network
from jalin.fields.wastewater.engine import costs
from jalin.fields.wastewater.engine.actions import Action
from jalin.fields.wastewater.engine.planning.options import options_of, screened
from jalin.fields.wastewater.engine.search import Judge, Ledger, Option, Problem, Rules, find_plan
from jalin.fields.wastewater.engine.search.judge import Storm, digest_of
from jalin.fields.wastewater.engine.worker import Pool

PRICES = """
[prices]
currency = "EUR"
decimals = 2
date = 2019-01-01
source = "Ngamalieu-Nengoue et al. 2019, Water 11:935"
[upsize]
per_m_diameter = 40.69
per_m_diameter2 = 208.06
factors = [{factors}]
"""
SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
PIPES = ("64", "47", "46", "30", "48", "69", "70", "71", "42", "66")
# Proven by simulating all 1,024 plans: m³ for each share of the full cost.
OPTIMA = {"total": (1847.07, 1650.59, 1501.75, 1295.98, 1183.25, 1066.69, 860.13, 665.93),
          "node": (1934.71, 1680.25, 1605.65, 1324.70, 1183.25, 1066.69, 938.39, 802.55)}  # fmt: skip
MOST_RUNS, MOST_SECONDS = 40, 10.0
LARGE, CANDIDATES, FACTORS, SHARE = "ncimm_storm_flooded_si_363n", 40, "1.2, 1.4, 1.6", 0.1


def cpu_seconds() -> float:
    """Of this process and of the engine processes that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def small() -> bool:
    """Print the table; whether every optimum was found in time."""
    city = network("simon_user1_cms_60n")
    prices = costs.read(PRICES.format(factors="1.5"))
    options = []
    for name in PIPES:
        link = city.links[name]
        wide = link.diameter * 1.5
        options.append(
            Option(Action(name, "upsize", wide, link.roughness, prices.cost("upsize", link.length, wide), 1))
        )
    whole = sum(option.cost for option in options)
    table = Table(title="60 nodes, 10 pipes × 1.5: refit and cut against all 1,024 plans")
    for heading in ("rule", "budget", "optimum m³", "found m³", "runs", "CPU s", "wall s"):
        table.add_column(heading, justify="right")
    good = True
    for rule, optima in OPTIMA.items():
        began, all_computed = time.perf_counter(), 0.0
        for share, optimum in zip(SHARES, optima, strict=True):
            start, computed = time.perf_counter(), cpu_seconds()
            with Pool(2) as fleet:
                problem = Problem(tuple(options), (round(share * whole),), Rules(no_harm=rule))
                found = find_plan(Judge(problem, [Storm("", city)], fleet))
            seconds, computed = time.perf_counter() - start, cpu_seconds() - computed
            all_computed += computed
            good &= (
                round(found.best.flooding, 2) == optimum
                and found.runs <= MOST_RUNS
                and seconds < MOST_SECONDS
            )
            table.add_row(
                rule,
                f"{share:.1f}",
                f"{optimum:.2f}",
                f"{found.best.flooding:.2f}",
                str(found.runs),
                f"{computed:.1f}",
                f"{seconds:.1f}",
            )
        table.add_row(
            rule,
            "all 8",
            "",
            "",
            "",
            f"{all_computed:.1f}",
            f"{time.perf_counter() - began:.1f}",
            end_section=True,
        )
    Console(width=100).print(table)
    return good


def greedy(judge: Judge) -> float:
    """Flooding of the usual choice: by what each option takes away alone for its cost, as far as the money goes."""
    problem, base, here = judge.problem, judge.base.flooding, ()
    alone = sorted(judge.verdicts(problem.singles()), key=lambda v: ((v.flooding - base) / v.cost, v.plan))
    for verdict in alone:
        further = tuple(sorted((*here, *verdict.plan)))
        links = {problem.options[place].action.link for place in further}
        if (
            verdict.flooding < base
            and len(links) == len(further)
            and problem.cost(further) <= problem.budgets[0]
        ):
            here = further
    return judge.verdicts([here])[0].flooding


def patient_greedy(judge: Judge) -> float:
    """Flooding when the best option for its cost is added again and again, every other simulated anew each time."""
    problem, here = judge.problem, ()
    while True:
        used = {problem.options[place].action.link for place in here}
        further = [tuple(sorted((*here, place))) for place, option in enumerate(problem.options)
                   if option.action.link not in used and problem.cost(here) + option.cost <= problem.budgets[0]]  # fmt: skip
        now = judge.verdicts([here])[0]
        better = [v for v in judge.verdicts(further) if v.allowed and v.flooding < now.flooding]
        if not better:
            return now.flooding
        here = min(better, key=lambda v: ((v.flooding - now.flooding) / (v.cost - now.cost), v.plan)).plan


def large(rival: Callable[[Judge], float] = greedy, checkpoint: Path | None = None) -> bool:
    """Print the comparison; whether the search is 5 % of base flooding better than `rival` within ten minutes.

    checkpoint: keeps the judged plans, for who stops it in the middle.
    """
    city = network(LARGE)
    prices = costs.read(PRICES.format(factors=FACTORS))
    storms, rules = [Storm("", city)], Rules(no_harm="total")
    with Pool(2) as fleet:
        began, computed = time.perf_counter(), cpu_seconds()
        options = options_of(city, screened(city, CANDIDATES, fleet), prices, ("upsize",), {})
        dear: dict[str, int] = {}
        for option in options:
            dear[option.action.link] = max(dear.get(option.action.link, 0), option.cost)
        problem = Problem(options, (round(SHARE * sum(dear.values())),), rules)
        ledger = Ledger(checkpoint, digest_of(storms, rules))
        judge = Judge(problem, storms, fleet, ledger)
        found = find_plan(judge)
        seconds, base = time.perf_counter() - began, judge.base.flooding
        print(f"363 nodes, {len(dear)} pipes × 3 sizes, budget {SHARE:g} of all at their largest")
        print(f"refit and cut: {found.best.flooding / base:.4f} of base, {found.runs} plans ({judge.fresh} by the engine "
              f"now), {seconds:.0f} s wall, ended by {found.ended}", flush=True)  # fmt: skip
        other = Judge(problem, storms, fleet, ledger)
        flooding = rival(other)
        print(f"{rival.__name__}: {flooding / base:.4f} of base, {other.runs} plans")
    print(f"better by {100 * (flooding - found.best.flooding) / base:.1f} % of base flooding; "
          f"{cpu_seconds() - computed:.0f} CPU s in all")  # fmt: skip
    return flooding - found.best.flooding >= 0.05 * base and seconds < 600


def main() -> None:
    name, checkpoint = [*sys.argv[1:], "", ""][:2]
    parts = {"small": small, "large": large,
             "patient": lambda: large(patient_greedy, Path(checkpoint) if checkpoint else None)}  # fmt: skip
    good = [parts[one]() for one in ([name] if name else ["small", "large"])]
    raise SystemExit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
