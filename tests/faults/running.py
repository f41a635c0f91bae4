"""An office of real processes on a database of its own, and clients that keep a ledger of what was acknowledged."""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
from scripts.with_postgres import free_port

from tests.prepared import copy_sqlite, postgres_world, sqlite_world

ROOT = Path(__file__).resolve().parents[2]
JALIN = [sys.executable, "-m", "jalin.cli"]
PATIENCE = (
    120  # seconds until something has begun or ended: a machine that does much else is slow, not broken
)


class Office:
    """`jalin serve` and `jalin worker` on `address` (a database address; "" is SQLite in `home`)."""

    def __init__(self, home: Path, address: str = "", **environment: str):
        self.home, self.port = home, free_port()
        self.environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("JALIN_", "DATABASE_URL"))
            },
            "JALIN_HOME": str(home),
            "JALIN_SECRET_KEY": "only-for-the-tests-of-faults-0123456789-0123456789",
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "PYTHONPATH": f"{ROOT}/src:{ROOT}",
            **({"DATABASE_URL": address} if address else {}),
            **environment,
        }
        self.web = self.worker = None
        (home / "static").mkdir(parents=True)
        (home / "static" / "staticfiles.json").write_text("{}")

    def run(self, *arguments: str) -> str:
        """One command of the command line, to its end."""
        done = subprocess.run(
            [*JALIN, *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=2 * PATIENCE,
        )
        assert done.returncode == 0, done.stderr or done.stdout
        return done.stdout

    def prepare(self) -> None:
        """The record, and the tables of the small app of these tests."""
        if address := self.environment.get("DATABASE_URL"):
            server, _slash, name = address.rpartition("/")
            postgres_world(server, "bandung", name)
        else:
            copy_sqlite(sqlite_world("bandung"), self.home / "jalin.sqlite3")
        self.run("manage", "migrate", "--run-syncdb", "-v0")

    def start_web(self) -> None:
        self.web = self._start("serve", "--port", str(self.port), "--workers", "2", "--threads", "8")

    def start_worker(self) -> None:
        self.worker = self._start("worker")

    def _start(self, *arguments: str) -> subprocess.Popen:
        with (self.home / f"{arguments[0]}.log").open("ab") as log:
            return subprocess.Popen(
                [*JALIN, *arguments], env=self.environment, cwd=ROOT, stdout=log, stderr=log
            )

    def wait_for_web(self, seconds: float = PATIENCE) -> None:
        wait_until(
            lambda: self.ask("GET", "/healthz")[0] == 200,
            seconds,
            f"the web server answers\n{self.log('serve')}",
        )

    def log(self, name: str) -> str:
        path = self.home / f"{name}.log"
        return path.read_text()[-3000:] if path.exists() else ""

    def ask(self, method: str, path: str, body: dict | None = None, timeout: float = 40) -> tuple[int, dict]:
        """(status, answer); status 0 when no whole answer came."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            link.request(method, path, json.dumps(body) if body is not None else None)
            answer = link.getresponse()
            content = answer.read()
            is_json = answer.headers.get_content_type() == "application/json"
            return answer.status, json.loads(content) if is_json else {}
        except (OSError, http.client.HTTPException, ValueError):
            return 0, {}
        finally:
            link.close()

    def state(self) -> dict:
        """Jobs and imports, as soon as the web server can tell."""
        found = {}

        def told() -> bool:
            status, answer = self.ask("GET", "/faults/state/")
            found.update(answer)
            return status == 200

        wait_until(told, PATIENCE, "the state is told")
        return found

    def stop(self) -> None:
        """As a person would: ask both to end, and see that they do and leave nobody behind."""
        for part in (self.web, self.worker):
            if part and part.poll() is None:
                family = psutil.Process(part.pid).children(recursive=True)
                part.send_signal(signal.SIGTERM)
                assert part.wait(40) == 0
                wait_until(lambda: not any(is_alive(one) for one in family), 5, "no orphan is left")  # noqa: B023

    def kill(self) -> None:
        """Whatever happened, leave no process behind."""
        for part in (self.web, self.worker):
            if part and part.poll() is None:
                part.kill()
                part.wait(10)

    def verdict(self) -> dict:
        """What is in the database when all is over (see verdict.py)."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.verdict"],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=2 * PATIENCE,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def is_alive(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def wait_until(condition, seconds: float, what: str) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"not within {seconds} s: {what}"
        time.sleep(0.05)


class Client(threading.Thread):
    """Does one thing after another until it is ended."""

    def __init__(self, office: Office, name: str, *paths: str):
        super().__init__(name=name, daemon=True)
        self.office, self.paths = office, paths
        self.ended = threading.Event()

    def run(self) -> None:
        number = 0
        while not self.ended.is_set():
            self.do(number)
            number += 1

    def end(self) -> None:
        self.ended.set()
        self.join(60)
        assert not self.is_alive()


class Writer(Client):
    """Writes and keeps a ledger of what was acknowledged. `others`: answers that were no acknowledgement · `pause`: seconds
    between two writes"""

    pause = 0.0

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.acknowledged: list[str] = []
        self.others: list[int] = []

    def do(self, number: int) -> None:
        key = f"{self.name}-{number}"
        status, _answer = self.office.ask("POST", self.paths[0], {"key": key})
        if status == 201:
            self.acknowledged.append(key)
            self.ended.wait(self.pause)
        else:
            self.others.append(status)
            time.sleep(0.05)


class Reader(Client):
    """Reads pages, one in a tenth of a second."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.statuses: list[int] = []

    def do(self, number: int) -> None:
        self.statuses.append(self.office.ask("GET", self.paths[number % len(self.paths)])[0])
        self.ended.wait(0.1)


def written_by(clients, path: str) -> list[str]:
    """Everything acknowledged under `path`, sorted."""
    return sorted(key for client in clients if client.paths == (path,) for key in client.acknowledged)
