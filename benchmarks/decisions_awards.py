"""Awarding aid: time and growth, and what happens when a winner leaves, beside a MILP with quotas.

`python -m benchmarks.decisions_awards`. The instances are made here with fixed seeds: 30 seats, schools of unequal
size in districts, 35 % in need, half women, 2 % disabled. CPU time of this process, the best of several runs.
"""

import random
import statistics
import tempfile
import time
from pathlib import Path

import highspy
import numpy as np
from rich.console import Console
from rich.table import Table

from jalin.decisions.proofs import read_proof
from jalin.decisions.verification import verify
from jalin.fields.scholarships.engine import award_seats, decide, read_applications, read_rules
from jalin.fields.scholarships.engine.awarding import Contest, award
from jalin.fields.scholarships.engine.caps import Level
from jalin.fields.scholarships.engine.severity import correct

SEATS = {"open": 5, "need": 12, "women": 8, "men": 4, "disability": 1}
MINIMA = (12, 12, 12, 1)  # need, women, men, disability: for the MILP, where one winner counts for several
SIZES = (300, 1_000, 3_000, 10_000, 30_000)
BUDGET_MS = 50


def people(count: int, seed: int) -> dict:
    """merit, attributes and groups of an invented city."""
    draw = random.Random(seed)
    schools = [int(draw.random() ** 1.5 * max(60, count // 30)) for _one in range(count)]
    women = [draw.random() < 0.5 for _one in range(count)]
    return {
        "merit": [round(draw.gauss(65, 12), 2) for _one in range(count)],
        "need": [draw.random() < 0.35 for _one in range(count)],
        "women": women,
        "men": [not one for one in women],
        "disability": [draw.random() < 0.02 for _one in range(count)],
        "school": [f"s{school}" for school in schools],
        "district": [f"d{school // 5}" for school in schools],
    }


def levels(city: dict) -> list[Level]:
    return [Level(city["school"], 2), Level(city["district"], 4)]


def cpu_ms(work, repeat: int = 5) -> float:
    taken = []
    for _run in range(repeat):
        began = time.process_time()
        work()
        taken.append((time.process_time() - began) * 1000)
    return min(taken)


def exponent(sizes, taken) -> float:
    """Slope of the fit of log time on log size."""
    return float(np.polyfit(np.log(sizes), np.log(taken), 1)[0])


# time


def time_table() -> Table:
    shown = Table(
        title=f"Awarding {sum(SEATS.values())} seats: CPU ms; the budget is {BUDGET_MS} ms at 3,000"
    )
    shown.add_column("what")
    for size in SIZES:
        shown.add_column(f"{size:,}", justify="right")
    shown.add_column("growth, last four", justify="right")
    cities = {size: people(size, 1) for size in SIZES}

    def row(name: str, work) -> None:
        taken = [cpu_ms(lambda size=size: work(cities[size])) for size in SIZES]
        shown.add_row(name, *(f"{one:.1f}" for one in taken), f"n^{exponent(SIZES[1:], taken[1:]):.2f}")

    row("reserved seats: award", lambda city: award_seats(city["merit"], SEATS, city))
    row(
        "reserved seats: award, who enters for each winner",
        lambda city: award_seats(city["merit"], SEATS, city).entries(),
    )
    row(
        "reserved seats and caps: award",
        lambda city: award_seats(city["merit"], SEATS, city, caps=levels(city)),
    )
    row("reserved seats and caps: award, who enters",
        lambda city: award_seats(city["merit"], SEATS, city, caps=levels(city)).entries())  # fmt: skip
    row("the same with every reason and the quotas at fault", everything)
    row("over and above, with caps: award, who enters",
        lambda city: award_seats(city["merit"], SEATS, city, caps=levels(city), reading="above").entries())  # fmt: skip
    milp = [cpu_ms(lambda size=size: Milp(cities[size]).winners(), repeat=1) for size in SIZES[:3]]
    shown.add_row("MILP with quotas (HiGHS): award only", *(f"{one:.0f}" for one in milp), "–", "–", "")
    return shown


def everything(city: dict) -> None:
    made = award_seats(city["merit"], SEATS, city, caps=levels(city))
    made.entries()
    made.judgement()
    made.shortfall()


RULES = """
[merit]
from = "score"
[attributes]
need = ["yes", "no"]
sex = ["f", "m"]
disability = ["yes", "no"]
[seats]
reading = "minimum"
unfilled = "open"
open = 5
[[seats.reserved]]
type = "need"
seats = 12
when = { need = "yes" }
[[seats.reserved]]
type = "women"
seats = 8
when = { sex = "f" }
[[seats.reserved]]
type = "men"
seats = 4
when = { sex = "m" }
[[seats.reserved]]
type = "disability"
seats = 1
when = { disability = "yes" }
[[caps]]
group = "school"
most = 2
[[caps]]
group = "district"
most = 4
"""


def files_table() -> Table:
    """From files to a proof and back, 3,000 applications with caps."""
    city = people(3_000, 1)
    lines = ["case,score,need,sex,disability,school,district"]
    yes = {True: "yes", False: "no"}
    for person, merit in enumerate(city["merit"]):
        lines.append(f"C{person:05d},{merit},{yes[city['need'][person]]},{'f' if city['women'][person] else 'm'},"
                     f"{yes[city['disability'][person]]},{city['school'][person]},{city['district'][person]}")  # fmt: skip
    shown = Table(title="3,000 applications from files, with caps: CPU ms")
    shown.add_column("what")
    shown.add_column("ms", justify="right")
    with tempfile.TemporaryDirectory() as folder:
        applications, rules, proof = (Path(folder) / name for name in ("a.csv", "r.toml", "proof.json"))
        applications.write_text("\n".join(lines) + "\n")
        rules.write_text(RULES)
        read = read_rules(rules)
        inputs = read_applications(applications, read)
        shown.add_row("reading the CSV file", f"{cpu_ms(lambda: read_applications(applications, read)):.1f}")
        shown.add_row(
            "deciding: lottery, award, who enters, reasons, faults",
            f"{cpu_ms(lambda: decide(inputs, read, 's')):.1f}",
        )
        proof.write_bytes(decide(inputs, read, "s").to_bytes())
        checked = read_proof(proof)
        shown.add_row("verifying the proof", f"{cpu_ms(lambda: verify(checked)):.1f}")
    return shown


# withdrawals


class Milp:
    """The greatest total merit of 30 with quotas as minima and caps, by HiGHS: the rule that is not used."""

    def __init__(self, city: dict):
        self.count = len(city["merit"])
        rows = [(np.arange(self.count), 30, 30)]
        for kind, least in zip(("need", "women", "men", "disability"), MINIMA, strict=True):
            rows.append((np.flatnonzero(city[kind]), least, self.count))
        for column, most in (("school", 2), ("district", 4)):
            for group in sorted(set(city[column])):
                rows.append(
                    (np.array([one for one, name in enumerate(city[column]) if name == group]), 0, most)
                )
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self.count, len(rows)
        model.col_cost_ = -np.array(city["merit"])
        model.col_lower_, model.col_upper_ = np.zeros(self.count), np.ones(self.count)
        model.row_lower_ = np.array([row[1] for row in rows], dtype=float)
        model.row_upper_ = np.array([row[2] for row in rows], dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0, *(len(row[0]) for row in rows)])
        model.a_matrix_.index_ = np.concatenate([row[0] for row in rows])
        model.a_matrix_.value_ = np.ones(len(model.a_matrix_.index_))
        model.integrality_ = [highspy.HighsVarType.kInteger] * self.count
        self.solver = highspy.Highs()
        self.solver.silent()
        self.solver.setOptionValue("mip_rel_gap", 0.0)
        self.solver.passModel(model)

    def winners(self, without: int | None = None) -> set[int]:
        if without is not None:
            self.solver.changeColBounds(without, 0.0, 0.0)
        self.solver.run()
        found = {person for person, value in enumerate(self.solver.getSolution().col_value) if value > 0.5}
        if without is not None:
            self.solver.changeColBounds(without, 0.0, 1.0)
        return found


def contest(city: dict, *, caps: bool) -> Contest:
    return award_seats(city["merit"], SEATS, city, caps=levels(city) if caps else ()).contest


def after(problem: Contest, leaver: int, announced: dict[int, int] | None = None) -> set[int]:
    order = [person for person in problem.order if person != leaver]
    rest = Contest(order, problem.masks, problem.counts, problem.caps, problem.above, problem.revert)
    return set(award(rest, announced).seats)


def withdrawals_table(seeds: int = 20) -> Table:
    """One winner leaves and the award is made again: how often another, announced one is out of it."""
    counted = {
        name: [0, 0, 0]
        for name in (
            "MILP with quotas",
            "reserved seats",
            "with caps, nothing kept",
            "with caps, announced kept",
        )
    }

    def count(name: str, before: set[int], now: set[int], leaver: int) -> None:
        trials = counted[name]
        trials[0] += 1
        trials[1] += len(before - now - {leaver}) > 0
        trials[2] += len(now - before) == 1

    given_up = []
    for seed in range(seeds):
        city = people(300, 100 + seed)
        milp = Milp(city)
        best = milp.winners()
        free = sum(sorted(city["merit"])[-30:])
        given_up.append(1 - sum(city["merit"][one] for one in best) / free)
        for leaver in best:
            count("MILP with quotas", best, milp.winners(leaver), leaver)
        plain, capped = contest(city, caps=False), contest(city, caps=True)
        for name, problem, keeps in (("reserved seats", plain, False), ("with caps, nothing kept", capped, False),
                                     ("with caps, announced kept", capped, True)):  # fmt: skip
            seats = award(problem).seats
            for leaver in seats:
                kept = {person: kind for person, kind in seats.items() if person != leaver} if keeps else None
                count(name, set(seats), after(problem, leaver, kept), leaver)
    shown = Table(title="One winner leaves, the award is made again (300 applications, 30 seats)")
    for heading in ("rule", "trials", "an announced winner is thrown out", "share", "exactly one newcomer"):
        shown.add_column(heading, justify="left" if heading == "rule" else "right")
    for name, (trials, thrown, single) in counted.items():
        shown.add_row(name, str(trials), str(thrown), f"{thrown / trials:.0%}", f"{single} of {trials}")
    shown.caption = f"Merit given up by the MILP for its quotas: {statistics.mean(given_up):.1%}"
    return shown


# reviews


def share_found(reviews: int, severity_sd: float, *, additive: bool, runs: int = 10) -> float:
    """Share of the true best 30 of 600 among the 30 found, with 20 reviewers and chance of 0.7 sd."""
    shares = []
    for seed in range(runs):
        draw = random.Random(f"{seed}")
        true = [draw.gauss(0, 1) for _case in range(600)]
        severity = [draw.gauss(0, severity_sd) for _reviewer in range(20)]
        cases = [[(one, round(1000 * (merit + severity[one] + draw.gauss(0, 0.7)))) for one in draw.sample(range(20), reviews)]
                 for merit in true]  # fmt: skip
        found = correct(cases, 20, additive=additive).merit
        best = set(sorted(range(600), key=lambda case: true[case])[-30:])
        shares.append(len(best & set(sorted(range(600), key=lambda case: found[case])[-30:])) / 30)
    return statistics.mean(shares)


def reviews_table() -> Table:
    shown = Table(title="Share of the true best 30 of 600 found (20 reviewers, 10 runs)")
    for heading in ("severity sd", "method", "2 reviews", "3 reviews", "5 reviews"):
        shown.add_column(heading, justify="right")
    for severity_sd in (0.7, 1.0):
        for additive in (False, True):
            shares = [share_found(number, severity_sd, additive=additive) for number in (2, 3, 5)]
            shown.add_row(
                f"{severity_sd}", "additive" if additive else "plain mean", *(f"{one:.2f}" for one in shares)
            )
    return shown


def main() -> None:
    console = Console(width=130)
    for table in (time_table, files_table, withdrawals_table, reviews_table):
        console.print(table())


if __name__ == "__main__":
    main()
