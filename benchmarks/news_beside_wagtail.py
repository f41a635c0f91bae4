"""News pages beside a Wagtail site as its own documentation starts it, with the same stories; then readers and writers at once.

`python -m benchmarks.news_beside_wagtail --wagtail FOLDER`: FOLDER is an environment with wagtail and gunicorn (see README.md).
Jalin has 20,000 replies below its 2,000 stories, the Wagtail site has none. Both run under gunicorn with one worker of four threads
and SQLite with the same settings; requests alternate between them.
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.news_crowd import crowd
from benchmarks.news_seed import RARE, stories

PARTS = Path(__file__).parent / "wagtail_site"
SITE = "site_of_tutorial"
STORIES, REPLIES = 2_000, 20_000
WARM, ROUNDS = 8, 60
SECONDS, READERS, WRITERS = 60, 50, 5
JALIN = [sys.executable, "-m", "jalin.cli"]
ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def jalin_environment(home: Path, **more: str) -> dict:
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "JALIN_SETTINGS"}}
    path = os.pathsep.join([str(PARTS), str(ROOT / "src"), kept.get("PYTHONPATH", "")])
    return {**kept, "JALIN_HOME": str(home), "JALIN_SECRET_KEY": "b" * 60, "JALIN_DEMO": "1", "PYTHONPATH": path,
            "DJANGO_SETTINGS_MODULE": "jalin.config.settings", **more}  # fmt: skip


def make_jalin(home: Path, file: Path) -> None:
    home.mkdir()
    run = {"env": jalin_environment(home), "check": True, "cwd": ROOT, "stdout": subprocess.DEVNULL}
    subprocess.run([*JALIN, "manage", "migrate", "-v", "0"], **run)
    subprocess.run([*JALIN, "manage", "collectstatic", "--noinput", "-v", "0"], **run)
    subprocess.run([*JALIN, "demo"], **run)
    subprocess.run([sys.executable, "-m", "benchmarks.news_seed", str(file), str(REPLIES)], **run)


def make_wagtail(tools: Path, folder: Path, file: Path) -> Path:
    """The site of `wagtail start` with the tutorial's blog; returns its folder."""
    site, run = folder / "wagtail", {"check": True, "stdout": subprocess.DEVNULL}
    site.mkdir()
    subprocess.run([tools / "bin" / "wagtail", "start", SITE, site], **run)
    blog = site / "blog"
    (blog / "migrations").mkdir(parents=True)
    for name in ("__init__.py", "migrations/__init__.py"):
        (blog / name).touch()
    shutil.copy(PARTS / "blog_models.py", blog / "models.py")
    shutil.copytree(PARTS / "templates", blog / "templates")
    shutil.copy(PARTS / "bench_settings.py", site / SITE / "settings" / "bench.py")
    shutil.copy(PARTS / "seed.py", site)
    python, run = tools / "bin" / "python", {**run, "cwd": site, "env": wagtail_environment()}
    for command in (
        ["makemigrations", "blog"],
        ["migrate", "-v", "0"],
        ["collectstatic", "--noinput", "-v", "0"],
    ):
        subprocess.run([python, "manage.py", *command], **run)
    subprocess.run([python, "seed.py", str(file)], **run)
    return site


def prepared(folder: Path, tools: Path) -> tuple[Path, Path]:
    """(home of the installation, folder of the Wagtail site) below `folder`; made unless they are there from an earlier run."""
    home, site, ready = folder / "jalin", folder / "wagtail", folder / "ready"
    if not ready.exists():
        folder.mkdir(exist_ok=True)
        file = folder / "stories.json"
        file.write_text(json.dumps(stories(STORIES)), encoding="utf-8")
        make_jalin(home, file)
        make_wagtail(tools, folder, file)
        ready.touch()
    return home, site


def wagtail_environment() -> dict:
    return {**os.environ, "DJANGO_SETTINGS_MODULE": f"{SITE}.settings.bench", "PYTHONPATH": str(PARTS),
            "MEASURED": f"{SITE}.wsgi:application"}  # fmt: skip


@contextlib.contextmanager
def served(
    python: Path | str,
    folder: Path,
    environment: dict,
    *,
    workers: int = 1,
    app: str = "measured:application",
):
    """The address of a site while gunicorn serves it."""
    port = free_port()
    command = [python, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", str(workers), "--worker-class", "gthread",
               "--threads", "4", "--log-level", "error", app]  # fmt: skip
    process = subprocess.Popen(command, cwd=folder, env=environment)
    try:
        for _try in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def ask(address: str) -> tuple[int, float, int]:
    """(statements, milliseconds of computing, bytes) of one request."""
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  (our own servers)
        body = answer.read()
        return int(answer.headers["X-Sql"]), float(answer.headers["X-Cpu-Ms"]), len(body)


def paths_of(kind: str, number: int) -> tuple[str, str]:
    """(of the Wagtail site, of Jalin) for the number-th request of a kind."""
    chance = random.Random(number)
    page, story = number % 20 + 1, chance.randrange(STORIES)
    return {
        "list": (f"/blog/?page={page}", f"/en/news/?page={page}"),
        "story": (f"/blog/story-{story}/", f"/en/news/story-{story}/"),
        "story with most replies": ("/blog/story-0/", "/en/news/story-0/"),
        "search": (f"/search/?query={RARE}", f"/en/search/?q={RARE}"),
    }[kind]


def compare(wagtail: str, jalin: str) -> dict:
    """kind -> (figures of the Wagtail site, of Jalin); requests alternate."""
    found = {}
    for kind in ("list", "story", "story with most replies", "search"):
        rounds: tuple[list, list] = ([], [])
        for number in range(WARM + ROUNDS):
            for place, (site, path) in enumerate(zip((wagtail, jalin), paths_of(kind, number), strict=True)):
                answer = ask(site + path)
                if number >= WARM:
                    rounds[place].append(answer)
        found[kind] = tuple(
            {"sql": max(one[0] for one in part), "cpu": statistics.median(one[1] for one in part),
             "least": min(one[1] for one in part), "kb": statistics.median(one[2] for one in part) / 1000}
            for part in rounds
        )  # fmt: skip
    return found


def table(found: dict) -> Table:
    shown = Table(title=f"{STORIES:,} stories; Jalin with {REPLIES:,} replies, the Wagtail site without any")
    for heading in ("page", "SQL Wagtail", "SQL Jalin", "CPU ms Wagtail", "CPU ms Jalin", "least Wagtail", "least Jalin", "KB Wagtail",
                    "KB Jalin"):  # fmt: skip
        shown.add_column(heading, justify="left" if heading == "page" else "right")
    for kind, (other, own) in found.items():
        marks = ["[bold red]{}[/]" if own[key] > other[key] else "{}" for key in ("sql", "cpu", "least")]
        shown.add_row(
            kind, str(other["sql"]), marks[0].format(own["sql"]), f"{other['cpu']:.1f}", marks[1].format(f"{own['cpu']:.1f}"),
            f"{other['least']:.1f}", marks[2].format(f"{own['least']:.1f}"), f"{other['kb']:.0f}", f"{own['kb']:.0f}",
        )  # fmt: skip
    return shown


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--wagtail",
        type=Path,
        default=os.environ.get("JALIN_BENCH_WAGTAIL"),
        help="environment with wagtail and gunicorn",
    )
    parser.add_argument(
        "--folder", type=Path, help="where both are kept for another run, instead of a scratch folder"
    )
    parser.add_argument("--seconds", type=int, default=SECONDS, help="how long readers and writers come")
    options = parser.parse_args()
    if not options.wagtail or not (Path(options.wagtail) / "bin" / "wagtail").exists():
        print(
            "Left out: name an environment with wagtail and gunicorn by --wagtail or JALIN_BENCH_WAGTAIL; see benchmarks/README.md."
        )
        return 0
    console, tools = Console(width=150), Path(options.wagtail).absolute()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (options.folder or Path(scratch)).absolute()
        home, site = prepared(folder, tools)
        inside = jalin_environment(home, MEASURED="jalin.config.wsgi:application")
        with (
            served(tools / "bin" / "python", site, wagtail_environment()) as wagtail,
            served(sys.executable, ROOT, inside) as jalin,
        ):
            console.print(table(compare(wagtail, jalin)))
        console.print(
            "CPU: of the thread that answers; the middle of 60 requests, and the least, which other work disturbs less."
        )
        behind = jalin_environment(home, JALIN_HTTPS="1")
        with served(sys.executable, ROOT, behind, workers=2, app="jalin.config.wsgi:application") as jalin:
            report = crowd(
                jalin, seconds=options.seconds, readers=READERS, writers=WRITERS, stories=STORIES, word=RARE
            )
        console.print(report.sentence())
        return 1 if report.errors else 0


if __name__ == "__main__":
    sys.exit(main())
