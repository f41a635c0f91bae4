"""Placing workers: beside the package `matching` and a flow of least cost, how it grows, and from files to proof.

`python -m benchmarks.decisions_placing`. Markets as in `placing_markets`. CPU seconds of one process; ours the best of
several runs, the others' one run. The flow places as many as it can and then those with the least sum of ranks.
"""

import itertools
import multiprocessing
import resource
import sys
import tempfile
import time
import tracemalloc
import warnings
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.placing_markets import LENGTH, draw_market
from jalin.decisions.proofs import read_proof
from jalin.decisions.tables import Names, read_table
from jalin.decisions.verification import verify
from jalin.fields.employment.engine import check_placement, place_seekers
from jalin.fields.employment.engine.call import make_call
from jalin.fields.employment.engine.proof import place
from jalin.fields.employment.engine.reading import LISTS, SCORES, Files, read_files

BESIDE = ((1_000, 100), (10_000, 1_000))
LARGE = ((100_000, 5_000, 0.3), (1_000_000, 50_000, 5.0))  # seekers, places, most CPU seconds
MOST_GB = 2
GROWTH = (25_000, 50_000, 100_000, 200_000)


def cpu(work, repeat: int = 1):
    """Least CPU seconds of `repeat` runs, and what the last one gave."""
    taken, found = [], None
    for _run in range(repeat):
        began = time.process_time()
        found = work()
        taken.append(time.process_time() - began)
    return min(taken), found


def table(title: str, *columns: str) -> Table:
    shown = Table(title=title)
    for index, column in enumerate(columns):
        shown.add_column(column, justify="right" if index else "left")
    return shown


# beside others


def as_dictionaries(market: dict) -> tuple[dict, dict, dict]:
    """What `matching` takes: everybody's order. Places order by score, then lottery."""
    seekers = np.repeat(np.arange(len(market["lottery"])), np.diff(market["offsets"]))
    order = np.lexsort((market["lottery"][seekers], -market["scores"].astype(np.int64), market["places"]))
    bounds = np.searchsorted(market["places"][order], np.arange(len(market["seats"]) + 1)).tolist()
    ranked = seekers[order].tolist()
    listed = market["places"].reshape(-1, LENGTH).tolist()
    prefer = {
        at: ranked[start:end] for at, (start, end) in enumerate(itertools.pairwise(bounds)) if end > start
    }
    return dict(enumerate(listed)), prefer, {at: max(1, int(market["seats"][at])) for at in prefer}


def by_matching(lists: dict, prefer: dict, seats: dict) -> np.ndarray:
    """The package copies every seeker and place with all they know of each other, one inside the other."""
    from matching.games import HospitalResident

    sys.setrecursionlimit(max(sys.getrecursionlimit(), 100 * (len(lists) + len(seats))))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        solved = HospitalResident.create_from_dictionaries(lists, prefer, seats).solve()
    place_of = np.full(len(lists), -1)
    for at, held in solved.items():
        place_of[[one.name for one in held]] = at.name
    return place_of


def from_dictionaries(lists: dict, prefer: dict, seats: dict) -> np.ndarray:
    """Ours from the same dictionaries: a place's order becomes scores."""
    lengths = np.fromiter(map(len, lists.values()), np.int64, len(lists))
    places = np.fromiter(itertools.chain.from_iterable(lists.values()), np.int32, int(lengths.sum()))
    counts = np.fromiter(map(len, prefer.values()), np.int64, len(prefer))
    ranked = np.fromiter(itertools.chain.from_iterable(prefer.values()), np.int64, len(places))
    at = np.repeat(np.fromiter(prefer, np.int64, len(prefer)), counts)
    better = np.repeat(np.cumsum(counts), counts) - np.arange(len(ranked))
    owner = np.repeat(np.arange(len(lists)), lengths)
    scores = np.empty(len(places), dtype=np.int64)
    scores[np.argsort(owner * len(prefer) + places)] = better[np.argsort(ranked * len(prefer) + at)]
    room = np.zeros(int(places.max()) + 1, dtype=np.int64)
    room[list(seats)] = list(seats.values())
    return place_seekers(
        np.concatenate([[0], np.cumsum(lengths)]), places, scores, np.arange(len(lists)), room
    ).place_of


def by_flow(market: dict) -> np.ndarray:
    """OR-tools: seeker -> place or nowhere, least cost."""
    from ortools.graph.python import min_cost_flow

    count, entries = len(market["lottery"]), len(market["places"])
    seekers = np.repeat(np.arange(count), np.diff(market["offsets"]))
    sink, nodes = count + len(market["seats"]), np.arange(count)
    flow = min_cost_flow.SimpleMinCostFlow()
    ranks = np.arange(entries) - market["offsets"][seekers]
    ones = np.ones(entries, dtype=np.int64)
    flow.add_arcs_with_capacity_and_unit_cost(seekers, count + market["places"], ones, ranks)
    flow.add_arcs_with_capacity_and_unit_cost(
        nodes, np.full(count, sink), ones[:count], np.full(count, 1_000_000)
    )
    ends = np.arange(count, sink)
    flow.add_arcs_with_capacity_and_unit_cost(
        ends, np.full(len(ends), sink), market["seats"], np.zeros(len(ends), np.int64)
    )
    flow.set_nodes_supplies(nodes, ones[:count])
    flow.set_nodes_supplies(np.array([sink]), np.array([-count]))
    if flow.solve() != flow.OPTIMAL:
        raise AssertionError("the flow was not solved")
    taken = np.flatnonzero(flow.flows(np.arange(entries)))
    place_of = np.full(count, -1)
    place_of[seekers[taken]] = market["places"][taken]
    return place_of


def beside(seekers: int, places: int) -> Table:
    market = draw_market(seekers, places)
    market["seats"] = np.maximum(market["seats"], 1)  # `matching` has no place without seats
    given = as_dictionaries(market)
    place_seekers(**market, method="compiled")  # loads it
    rows = [
        ("Jalin, arrays", *cpu(lambda: place_seekers(**market).place_of, 7)),
        ("Jalin, plain Python", *cpu(lambda: place_seekers(**market, method="python").place_of, 3)),
        ("Jalin, compiled (extra “fast”, once loaded)", *cpu(lambda: place_seekers(**market, method="compiled").place_of, 7)),
        ("Jalin, from the dictionaries `matching` takes", *cpu(lambda: from_dictionaries(*given), 5)),
        ("matching 1.4.3, create and solve", *cpu(lambda: by_matching(*given))),
        ("OR-tools, flow of least cost", *cpu(lambda: by_flow(market))),
    ]  # fmt: skip
    theirs = next(taken for name, taken, _found in rows if name.startswith("matching"))
    shown = table(f"{seekers:,} seekers, {places:,} places, lists of {LENGTH}", "", "CPU s", "times as fast", "placed",
                  "first choice", "blocking pairs", "people in them", "same as ours")  # fmt: skip
    for name, taken, place_of in rows:
        check = check_placement(**market, place_of=place_of)
        first = (market["places"].reshape(-1, LENGTH)[:, 0] == place_of).mean()
        shown.add_row(name, f"{taken:.4f}", f"{theirs / taken:,.0f}", f"{(place_of >= 0).sum():,}", f"{first:.0%}",
                      f"{check.blocking_pairs:,}", f"{check.seekers_in_pairs / seekers:.0%}",
                      "yes" if (place_of == rows[0][2]).all() else "no")  # fmt: skip
    return shown


# size


def measured_alone(seekers: int, places: int, method: str) -> tuple[float, float, float, int, int]:
    """In a process of its own: first and later CPU seconds, GB of the whole process, placed, blocking pairs."""
    market = draw_market(seekers, places)
    first, found = cpu(lambda: place_seekers(**market, method=method))
    later, found = cpu(lambda: place_seekers(**market, method=method), 3)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    check = check_placement(**market, place_of=found.place_of)
    return first, later, peak, found.placed, check.blocking_pairs


def large() -> Table:
    shown = table("On arrays; GB of the whole process, the drawing of the market among them", "", "first run, CPU s",
                  "later runs", "at most", "GB", "at most", "placed", "blocking pairs")  # fmt: skip
    spawn = multiprocessing.get_context("spawn")
    for (seekers, places, most), method in itertools.product(LARGE, ("auto", "compiled")):
        with spawn.Pool(1) as pool:
            first, later, peak, placed, blocking = pool.apply(measured_alone, (seekers, places, method))
        name = "Jalin, arrays" if method == "auto" else "Jalin, compiled"
        shown.add_row(f"{name}, {seekers:,} × {places:,}", f"{first:.3f}", f"{later:.3f}", f"{most}", f"{peak:.2f}",
                      f"{MOST_GB}", f"{placed:,}", f"{blocking:,}")  # fmt: skip
    seekers, places, _most = LARGE[0]
    market = draw_market(seekers, places)
    taken, place_of = cpu(lambda: by_flow(market))
    check = check_placement(**market, place_of=place_of)
    shown.add_row(f"OR-tools, flow of least cost, {seekers:,} × {places:,}", f"{taken:.3f}", "", "", "", "",
                  f"{(place_of >= 0).sum():,}", f"{check.blocking_pairs:,}")  # fmt: skip
    return shown


def growth() -> Table:
    """Exponents of the fit over four sizes; the lists grow, and so do the places."""
    times, peaks = [], []
    for seekers in GROWTH:
        market = draw_market(seekers, seekers // 20)
        times.append(cpu(lambda market=market: place_seekers(**market), 5)[0])
        tracemalloc.start()
        place_seekers(**market)
        peaks.append(
            tracemalloc.get_traced_memory()[1] / 1e6 + sum(array.nbytes for array in market.values()) / 1e6
        )
        tracemalloc.stop()
    shown = table(
        f"How it grows: lists of {LENGTH}, 20 seekers a place",
        "",
        *(f"{one:,}" for one in GROWTH),
        "grows as",
        "at most",
    )
    for name, found, form in (("CPU s", times, ".3f"), ("MB, lists and work", peaks, ".0f")):
        exponent = np.polyfit(np.log(GROWTH), np.log(found), 1)[0]
        shown.add_row(name, *(format(one, form) for one in found), f"n^{exponent:.2f}", "n^1.1")
    return shown


# files


def write_files(folder: Path, market: dict) -> Files:
    seekers = [f"K{one:07d}" for one in np.repeat(np.arange(len(market["lottery"])), LENGTH).tolist()]
    places = [f"P{one:05d}" for one in market["places"].tolist()]
    ranks = np.tile(np.arange(1, LENGTH + 1), len(market["lottery"])).tolist()
    files = Files(folder / "lists.csv", folder / "seats.csv", folder / "scores.csv")
    lists = "\n".join(f"{one},{rank},{at}" for one, rank, at in zip(seekers, ranks, places, strict=True))
    files.lists.write_text(f"seeker,rank,place\n{lists}\n")
    order = np.argsort(market["places"], kind="stable").tolist()
    scores = market["scores"].tolist()
    files.scores.write_text(
        "place,seeker,score\n" + "".join(f"{places[at]},{seekers[at]},{scores[at]}\n" for at in order)
    )
    seats = "\n".join(f"P{at:05d},{number}" for at, number in enumerate(market["seats"].tolist()))
    files.seats.write_text(f"place,seats\n{seats}\n")
    return files


def by_polars(files: Files) -> list:
    import polars

    return [polars.read_csv(path) for path in (files.lists, files.scores)]


def by_polars_with_numbers(files: Files) -> list:
    """Polars, and a number for each name, which is what a placement works on."""
    import polars

    return [
        polars.read_csv(path).with_columns(polars.col("seeker", "place").rank("dense"))
        for path in (files.lists, files.scores)
    ]


def by_ours(files: Files) -> list:
    seekers, places = Names(), Names()
    names = {"seeker": seekers, "place": places}
    return [read_table(files.lists, LISTS, names=names), read_table(files.scores, SCORES, names=names)]


def from_files(seekers: int, places: int) -> Table:
    shown = table(f"From files to a proof, {seekers:,} × {places:,}: CPU s", "", "s")
    with tempfile.TemporaryDirectory() as folder:
        files = write_files(Path(folder), draw_market(seekers, places))
        by_polars(files)  # its threads are up
        for name, work in (("reading lists and scores: Jalin, checked and numbered", by_ours),
                           ("reading lists and scores: polars, names as text", by_polars),
                           ("reading lists and scores: polars, names numbered", by_polars_with_numbers)):  # fmt: skip
            shown.add_row(name, f"{cpu(lambda work=work: work(files), 5)[0]:.3f}")
        taken, read = cpu(lambda: read_files(files))
        shown.add_row("reading all, joining scores to lists, inputs as JSON values", f"{taken:.2f}")
        shown.add_row(
            "of the decision: names to numbers, lottery",
            f"{cpu(lambda: make_call(read.inputs, {}, 's'))[0]:.2f}",
        )
        taken, decision = cpu(lambda: place(read.inputs, {}, "s"))
        refusals = sum(map(len, decision.reasons["unplaced"].values()))
        shown.add_row(f"the decision with {refusals:,} refusals, each with its least change", f"{taken:.2f}")
        proof = Path(folder) / "proof.json"
        taken, raw = cpu(decision.to_bytes)
        proof.write_bytes(raw)
        shown.add_row(f"the proof, {len(raw) / 1e6:.1f} MB", f"{taken:.2f}")
        taken, stored = cpu(lambda: read_proof(proof))
        shown.add_row("verifying: reading", f"{taken:.2f}")
        taken, found = cpu(lambda: verify(stored))
        shown.add_row(f"verifying: {'identical' if found.is_identical else 'DIFFERENT'}", f"{taken:.2f}")
    return shown


def main() -> None:
    console = Console(width=150)
    for seekers, places in BESIDE:
        console.print(beside(seekers, places))
    console.print(large())
    console.print(growth())
    for seekers, places in ((10_000, 1_000), (100_000, 5_000)):
        console.print(from_files(seekers, places))


if __name__ == "__main__":
    main()
