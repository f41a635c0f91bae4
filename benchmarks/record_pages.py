"""The same pages on a record of 100 events and one of 100,000, in one run, side by side."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

SMALL, LARGE = 100, int(os.environ.get("JALIN_BENCH_EVENTS", "100000"))
# SQL statements, milliseconds of computing (ARCHITECTURE.md; docs/decisions/0024)
BUDGETS = {  # SQL statements, milliseconds: docs/decisions/0024
    "list": (12, 20.0),
    "detail": (10, 12.0),
    "whole timeline": (12, 20.0),
    "form": (18, 30.0),
    "desk": (22, 25.0),
}
ROWS_A_SECOND = 10_000  # of an export
JALIN = [sys.executable, "-m", "jalin.cli"]


def environment(home: Path) -> dict:
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "JALIN_SETTINGS"}}
    return {**kept, "JALIN_HOME": str(home), "JALIN_SECRET_KEY": "b" * 60, "JALIN_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "jalin.config.settings"}  # fmt: skip


def figures(home: Path, events: int) -> dict:
    """Make a record of `events` events below `home` and measure its pages."""
    home.mkdir()
    run = {"env": environment(home), "check": True}
    subprocess.run([*JALIN, "manage", "migrate", "-v", "0"], **run)
    subprocess.run([*JALIN, "manage", "collectstatic", "--noinput", "-v", "0"], **run)
    subprocess.run([*JALIN, "demo", "--scale", str(events)], stdout=subprocess.DEVNULL, **run)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.pages"], stdout=subprocess.PIPE, text=True, **run
    )
    return json.loads(done.stdout)


def marked(value: float, most: float | None, text: str) -> str:
    """`text`, with a mark when the budget is passed."""
    return f"[bold red]{text} ![/]" if most is not None and value > most else text


def table(small: dict, large: dict) -> Table:
    plain = {
        size: found["plain Django page, 20 rows"]["cpu_ms"]
        for size, found in (("few", small), ("many", large))
    }
    shown = Table(title=f"Pages at {SMALL:,} and {LARGE:,} events")
    for heading in (
        "page",
        "budget",
        "SQL",
        "SQL",
        "CPU ms",
        "CPU ms",
        "least",
        "grows ×",
        "plain pages",
        "KB",
    ):
        shown.add_column(heading, justify="left" if heading in {"page", "budget"} else "right")
    for name, few in small.items():
        many, (most_sql, most_ms) = large[name], BUDGETS.get(few["kind"], (None, None))
        shown.add_row(
            name, f"{most_sql} SQL, {most_ms:.0f} ms" if most_sql else "",
            *(marked(found["sql"], most_sql, str(found["sql"])) for found in (few, many)),
            *(marked(found["cpu_ms"], most_ms, f"{found['cpu_ms']:.1f}") for found in (few, many)),
            f"{many['cpu_least_ms']:.1f}", f"{many['cpu_ms'] / few['cpu_ms']:.2f}", f"{many['cpu_ms'] / plain['many']:.1f}", f"{many['bytes'] / 1000:.0f}",
        )  # fmt: skip
    return shown


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        small = figures(Path(folder) / "small", SMALL)
        large = figures(Path(folder) / "large", LARGE)
    console = Console(width=130)
    console.print(table(small["pages"], large["pages"]))
    print(
        "CPU: the middle of 25 requests, and the least of them, which other work on the machine disturbs less.\n"
        "“plain pages”: how many times the computing of Django's own page of 20 rows, measured in the same run."
    )
    export = large["export"]
    speed = marked(-export["rows_a_second"], -ROWS_A_SECOND, f"{export['rows_a_second']:,.0f}")
    console.print(
        f"Export: {export['rows']:,} relations as CSV, {speed} rows a second (budget {ROWS_A_SECOND:,})."
    )


if __name__ == "__main__":
    main()
