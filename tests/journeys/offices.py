"""Offices for the browser: two are prepared once in a test run, by one process; each worker of the run serves copies."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.prepared import FILES, copy_files, copy_sqlite, sqlite_world

ROOT = Path(__file__).resolve().parents[2]
AXE = next(ROOT.glob("src/jalin/kernel/ui/tests/vendor/axe-core/axe*.js"))
AXE_ADDRESS = (
    "/static/axe-core.js"  # served by the offices made here: the browser keeps it, and the policy allows it
)
DATABASE = "jalin.sqlite3"
PASSWORD = "kertas-hangat-indigo-7"  # noqa: S105  (of the accounts made here, in an office that lives for one test run)
# In each office a head of whom no second factor is asked, and an officer who has to set one up.
PREPARE = f"""
import sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from jalin.people.services import create_user

call_command("collectstatic", interactive=False, verbosity=0)
for name in sys.argv[1:]:
    connection.close()
    connection.settings_dict["NAME"] = name
    for role, demo in (("head", True), ("officer", False)):
        create_user(by="system:test", email=f"{{role}}@office.example", name=f"Nyai {{role.title()}}", language="en",
                    password="{PASSWORD}", is_demo=demo, role=role)
"""


def environment_of(home: Path) -> dict[str, str]:
    found = {**os.environ, "JALIN_HOME": str(home), "JALIN_SECRET_KEY": "j" * 60, "JALIN_DEMO": "1",
             "DJANGO_SETTINGS_MODULE": "jalin.config.settings", "PYTHONPATH": str(ROOT / "src")}  # fmt: skip
    found.pop("DATABASE_URL", None)
    return found


def prepare(folder: Path) -> None:
    """Make `folder`/record (the demonstration) and `folder`/bare (nothing in it), each the home of an office that can be
    served."""
    record, bare = folder / "record", folder / "bare"
    for home, world in ((record, "demo"), (bare, "empty")):
        home.mkdir(parents=True)
        copy_sqlite(sqlite_world(world), home / DATABASE)
        copy_files(world, home)
    subprocess.run([sys.executable, "-c", PREPARE, record / DATABASE, bare / DATABASE], env=environment_of(record),
                   check=True, cwd=ROOT)  # fmt: skip
    shutil.copy(AXE, record / AXE_ADDRESS.removeprefix("/"))
    (bare / "static").symlink_to(record / "static")


def prepared_once(folder: Path) -> Path:
    """`folder`, prepared by whichever worker of the test run comes first."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            prepare(folder)
    return folder


def copied(prepared: Path, home: Path) -> Path:
    """A home with a database of its own; style sheets and scripts are shared."""
    home.mkdir(parents=True)
    copy_sqlite(prepared / DATABASE, home / DATABASE)
    if (files := prepared / FILES).exists():
        shutil.copytree(files, home / FILES)
    (home / "static").symlink_to((prepared / "static").resolve())
    return home


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def begin(environment: dict, *arguments: str, log: Path | None = None) -> subprocess.Popen:
    """`log`: where it writes what it says; beside what the tests say otherwise."""
    if log is None:
        return subprocess.Popen([sys.executable, "-m", *arguments], env=environment, cwd=ROOT)
    with log.open("ab") as file:
        return subprocess.Popen([sys.executable, "-m", *arguments], env=environment | {"PYTHONUNBUFFERED": "1"}, cwd=ROOT,
                                stdout=file, stderr=file)  # fmt: skip


def end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def serving(home: Path, *, log: Path | None = None) -> Iterator[tuple[str, dict]]:
    """The office in `home` under gunicorn -> (address, environment of its processes). With a `log` it tells there of every request."""
    port, environment = free_port(), environment_of(home)
    server = begin(environment, "gunicorn", "jalin.config.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
                   "--threads", "4", "--log-level", "warning", *(("--access-logfile", "-") if log else ()), log=log)  # fmt: skip
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}", environment
    finally:
        end(server)


def wait_for(address: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  (our own address)
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
