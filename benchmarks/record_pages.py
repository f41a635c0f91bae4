"""Pages: the same ones on a record of 100 events and one of 100,000, in one run, side by side."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

SMALL, LARGE = 100, int(os.environ.get("JALIN_BENCH_EVENTS", "100000"))
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


def table(small: dict, large: dict) -> Table:
    plain = small["plain Django page, 20 rows"]["cpu_ms"]
    shown = Table(title=f"Pages at {SMALL:,} and {LARGE:,} events")
    for heading in ("page", "SQL", "SQL", "CPU ms", "CPU ms", "grows ×", "plain pages", "KB"):
        shown.add_column(heading, justify="left" if heading == "page" else "right")
    for name, few in small.items():
        many = large[name]
        shown.add_row(
            name, str(few["sql"]), str(many["sql"]), f"{few['cpu_ms']:.1f}", f"{many['cpu_ms']:.1f}",
            f"{many['cpu_ms'] / few['cpu_ms']:.2f}", f"{many['cpu_ms'] / plain:.1f}", f"{many['bytes'] / 1000:.0f}",
        )  # fmt: skip
    return shown


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        small = figures(Path(folder) / "small", SMALL)
        large = figures(Path(folder) / "large", LARGE)
    Console(width=120).print(table(small, large))
    print("“plain pages”: how many times the CPU of Django's own page of 20 rows, measured in the same run.")


if __name__ == "__main__":
    main()
