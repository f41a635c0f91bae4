"""Databases made once and copied: most of what a test waits for is the same migrations and the same record.

Three worlds: `empty` (migrated, nothing in it), `bandung` (the record, loaded by "system:test", no accounts) and `demo`
(the record and its accounts, as `jalin demo` makes them). On SQLite a world is a file that is copied in a few
milliseconds, on PostgreSQL a database that is the template of another. A world is made by the program's own commands and
made anew as soon as a file of the program has changed.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "var" / "test" / "prepared"
FILES = "documents"  # the folder of a home in which they lie
LOAD = "from jalin.demo.bandung import load_bandung; load_bandung(by='system:test')"
# no worker runs here, and drills that kill workers are about work of their own
SIZES = ("from jalin.kernel.jobs.models import Job; from jalin.kernel.jobs.running import run_job; "
         "[run_job(job.pk) for job in Job.objects.filter(kind='newsroom.picture_sizes')]")  # fmt: skip
SHELL = ("manage", "shell", "-v", "0", "-c")
# world -> (the world it is made from, what is run on it)
WORLDS = {
    "empty": ("", (("manage", "migrate", "--skip-checks", "-v", "0"),)),
    "bandung": ("empty", ((*SHELL, LOAD),)),
    "demo": ("empty", (("demo",), (*SHELL, SIZES))),
}


def sqlite_world(world: str) -> Path:
    """The file of that world, made when it is not there yet."""
    folder = PLACE / _state_of_the_program()
    path = folder / f"{world}.sqlite3"
    if path.exists():
        return path
    with _alone(folder):
        return path if path.exists() else _make_file(folder, world)


def _make_file(folder: Path, world: str) -> Path:
    before, commands = WORLDS[world]
    path = folder / f"{world}.sqlite3"
    with tempfile.TemporaryDirectory() as home:
        made = Path(home) / "jalin.sqlite3"
        if before:
            known = folder / f"{before}.sqlite3"
            copy_sqlite(known if known.exists() else _make_file(folder, before), made)
        for command in commands:
            _run(command, home)
        if (files := Path(home) / FILES).exists():
            shutil.copytree(files, folder / f"{world}.{FILES}", dirs_exist_ok=True)
        copy_sqlite(made, half_made := path.with_suffix(".half"))
        half_made.rename(path)
    return path


def copy_files(world: str, home: Path) -> None:
    """The files of that world, such as its pictures, into the home of an office; the same whatever its database."""
    files = sqlite_world(world).with_name(f"{world}.{FILES}")
    if files.exists():
        shutil.copytree(files, home / FILES, dirs_exist_ok=True)


def copy_sqlite(source: Path | str, target: Path | str) -> None:
    """A whole copy, also of a database that is open elsewhere."""
    with sqlite3.connect(source) as old, sqlite3.connect(target, uri=str(target).startswith("file:")) as new:
        old.backup(new)
    new.close()
    old.close()


def postgres_world(server: str, world: str, name: str) -> None:
    """Create the database `name` on the server (postgres://user@host:port) as a copy of that world."""
    template = f"prepared_{world}"
    with _alone(PLACE), psycopg.connect(f"{server}/postgres", autocommit=True) as link:
        _make_database(link, server, world)
        link.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        link.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


def _make_database(link: psycopg.Connection, server: str, world: str) -> None:
    before, commands = WORLDS[world]
    name, half_made = f"prepared_{world}", f"half_{world}"
    if link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    if before:
        _make_database(link, server, before)
    link.execute(f"DROP DATABASE IF EXISTS {half_made} WITH (FORCE)")
    link.execute(f"CREATE DATABASE {half_made} TEMPLATE {f'prepared_{before}' if before else 'template1'}")
    with tempfile.TemporaryDirectory() as home:
        for command in commands:
            _run(command, home, DATABASE_URL=f"{server}/{half_made}")
    link.execute(f"ALTER DATABASE {half_made} RENAME TO {name}")


def _run(command: tuple[str, ...], home: str, **more: str) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JALIN_", "DATABASE_URL", "PYTEST_"))
    }
    environment |= {"JALIN_HOME": home, "JALIN_SECRET_KEY": "only-to-prepare-databases-for-tests-0123456789-0123456789",
                    "DJANGO_SETTINGS_MODULE": "jalin.config.settings", "PYTHONPATH": str(ROOT / "src"), "JALIN_DEMO": "1"}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "jalin.cli", *command], env=environment | more, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"jalin {command[0]} ended with {done.returncode}: {done.stderr or done.stdout}")


def _state_of_the_program() -> str:
    """Names, sizes and times of all that a migrated database with the record depends on."""
    digest = hashlib.sha256()
    for folder, folders, files in os.walk(ROOT / "src" / "jalin"):
        folders[:] = sorted(set(folders) - {"tests", "__pycache__", "templates", "static", "locale"})
        for name in sorted(files):
            known = os.stat(path := os.path.join(folder, name))
            digest.update(f"{path} {known.st_size} {known.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process makes a world, the others wait for it; older states of the program are forgotten."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if folder != PLACE and not folder.exists():
            for old in filter(Path.is_dir, PLACE.iterdir()):
                shutil.rmtree(old, ignore_errors=True)
            folder.mkdir()
        yield
