"""Offices for the browser: two are prepared once in a test run, by one process; each worker of the run serves copies."""

import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AXE = next(ROOT.glob("src/jalin/kernel/ui/tests/vendor/axe-core/axe*.js"))
AXE_ADDRESS = (
    "/static/axe-core.js"  # served by the offices made here: the browser keeps it, and the policy allows it
)
DATABASE = "jalin.sqlite3"
PASSWORD = "kertas-hangat-indigo-7"  # noqa: S105  (of the accounts made here, in an office that lives for one test run)
# In this order: `bare`, an office with nothing in it but a head of whom no second factor is asked and an officer who has to
# set one up; `record`, with the Bandung record and the demo accounts, then the same two.
PREPARE = f"""
import sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from jalin.demo.bandung import BY, load_bandung, make_accounts
from jalin.people.services import create_user

def accounts():
    for role, demo in (("head", True), ("officer", False)):
        create_user(by="system:test", email=f"{{role}}@office.example", name=f"Nyai {{role.title()}}", language="en",
                    password="{PASSWORD}", is_demo=demo, role=role)

call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
connection.close()
copy(sys.argv[1], sys.argv[2])
load_bandung(by=BY)
make_accounts(by=BY)
accounts()
connection.close()
connection.settings_dict["NAME"] = sys.argv[2]
accounts()
"""
COPY = """
import sqlite3
def copy(source, target):
    with sqlite3.connect(source) as kept, sqlite3.connect(target) as made:
        kept.backup(made)
"""


def environment_of(home: Path) -> dict[str, str]:
    found = {**os.environ, "JALIN_HOME": str(home), "JALIN_SECRET_KEY": "j" * 60, "JALIN_DEMO": "1",
             "DJANGO_SETTINGS_MODULE": "jalin.config.settings", "PYTHONPATH": str(ROOT / "src")}  # fmt: skip
    found.pop("DATABASE_URL", None)
    return found


def prepare(folder: Path) -> None:
    """Make `folder`/record and `folder`/bare, each the home of an office that can be served."""
    record, bare = folder / "record", folder / "bare"
    for home in (record, bare):
        home.mkdir(parents=True)
    subprocess.run([sys.executable, "-c", COPY + PREPARE, record / DATABASE, bare / DATABASE], env=environment_of(record),
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
    with sqlite3.connect(prepared / DATABASE) as kept, sqlite3.connect(home / DATABASE) as made:
        kept.backup(made)
    (home / "static").symlink_to((prepared / "static").resolve())
    return home


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def begin(environment: dict, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-m", *arguments], env=environment, cwd=ROOT)


def end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def serving(home: Path) -> Iterator[tuple[str, dict]]:
    """The office in `home` under gunicorn -> (address, environment of its processes)."""
    port, environment = free_port(), environment_of(home)
    server = begin(environment, "gunicorn", "jalin.config.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
                   "--threads", "4", "--log-level", "warning")  # fmt: skip
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
