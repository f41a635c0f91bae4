"""Reading lists.csv and scores.csv strictly into numbers, beside polars reading the same files, by size.

`python -m benchmarks.decisions_reading`. Lists of 20 for each seeker. Jalin ends with interned identifiers (a number for
each seeker and place) and exact decimals, every cell checked; polars once with plain text and floats, once with
categories, which is the same work. CPU seconds of this process with all its threads, best of several, in turn.
"""

import tempfile
import time
from pathlib import Path

import numpy as np
import polars
from rich.console import Console
from rich.table import Table

from jalin.decisions.interning import Names
from jalin.decisions.tables import Column, read_table

LENGTH = 20
SIZES = ((12_500, 625), (25_000, 1_250), (50_000, 2_500), (100_000, 5_000))
LISTS = [Column("seeker", "case"), Column("rank", "whole", least=1), Column("place", "case")]
SCORES = [Column("place", "case"), Column("seeker", "case"), Column("score", "number", least=0)]
NAMED = {"seeker": polars.Categorical, "place": polars.Categorical}


def write_files(folder: Path, seekers: int, places: int) -> tuple[Path, Path]:
    draw = np.random.default_rng(1)
    chosen = draw.integers(0, places, (seekers, LENGTH)).tolist()
    points = draw.integers(0, 10_000, (seekers, LENGTH)).tolist()
    lists, scores = folder / "lists.csv", folder / "scores.csv"
    with lists.open("w") as file:
        file.write("seeker,rank,place\n")
        for seeker, row in enumerate(chosen):
            file.write("".join(f"S{seeker:06d},{rank},P{place:04d}\n" for rank, place in enumerate(row, 1)))
    with scores.open("w") as file:
        file.write("place,seeker,score\n")
        for seeker, row in enumerate(chosen):
            file.write("".join(f"P{place:04d},S{seeker:06d},{score / 100:.2f}\n"
                               for place, score in zip(row, points[seeker], strict=True)))  # fmt: skip
    return lists, scores


def read_ours(lists: Path, scores: Path) -> None:
    names = {"seeker": Names(), "place": Names()}
    read_table(lists, LISTS, names=names)
    read_table(scores, SCORES, names=names)


def read_plain(*paths: Path) -> None:
    for path in paths:
        polars.read_csv(path)


def read_categories(*paths: Path) -> None:
    for path in paths:
        polars.read_csv(path, schema_overrides=NAMED)


def cpu(work, *arguments) -> float:
    began = time.process_time()
    work(*arguments)
    return time.process_time() - began


def main() -> None:
    shown = Table(title="lists.csv and scores.csv together, CPU seconds (best of 7, in turn)")
    for heading in (
        "rows",
        "MB",
        "Jalin",
        "polars, categories",
        "polars, plain text",
        "Jalin : polars with categories",
    ):
        shown.add_column(heading, justify="right")
    ways = (read_ours, read_categories, read_plain)
    rows, taken = [], []
    with tempfile.TemporaryDirectory() as folder:
        for seekers, places in SIZES:
            paths = write_files(Path(folder), seekers, places)
            best = [
                min(times)
                for times in zip(*([cpu(way, *paths) for way in ways] for _run in range(7)), strict=True)
            ]
            rows.append(2 * seekers * LENGTH)
            taken.append(best[0])
            size = sum(path.stat().st_size for path in paths) / 1e6
            shown.add_row(
                f"{rows[-1]:,}", f"{size:.0f}", *(f"{one:.3f}" for one in best), f"{best[0] / best[1]:.2f}"
            )
    console = Console(width=130)
    console.print(shown)
    exponent = np.polyfit(np.log(rows), np.log(taken), 1)[0]
    console.print(
        f"Time grows with the rows to the power {exponent:.2f} (fit over {len(SIZES)} sizes; budget 1.1)."
    )


if __name__ == "__main__":
    main()
