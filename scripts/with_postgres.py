"""Runs a command beside a throw-away PostgreSQL: scripts/with_postgres.py COMMAND …

The command gets JALIN_TEST_POSTGRES_URL (and DATABASE_URL when JALIN_TEST_DATABASE=postgres). The server
listens on a free port of 127.0.0.1, keeps its data in a temporary folder, and is gone afterwards; where JALIN_TEST_POSTGRES_URL
names a server already, the command works on that one. It does not wait for the disk: nothing here survives a power cut, and
nothing has to."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ADDRESS = "JALIN_TEST_POSTGRES_URL"
OPTIONS = ("-c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=200 "
           "-c shared_buffers=128MB -c log_min_messages=fatal")  # fmt: skip


def program(name: str) -> str:
    """Where a program of PostgreSQL is; Debian keeps them outside PATH. Raises FileNotFoundError."""
    found = shutil.which(name)
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    if not found and not places:
        raise FileNotFoundError(f"PostgreSQL's {name} is missing. Install Debian's package postgresql.")
    return found or str(places[0])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _as_postgres() -> dict:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextlib.contextmanager
def throwaway_postgres() -> Iterator[str]:
    """Yields the address postgres://… of a fresh server's database `jalin`."""
    who = _as_postgres()
    with tempfile.TemporaryDirectory(prefix="jalin-postgres-") as name:
        folder = Path(name)
        if who:
            os.chown(folder, who["user"], who["group"])
        data, port = str(folder / "data"), free_port()

        def call(command: str, *arguments: str) -> None:
            done = subprocess.run(
                [program(command), *arguments], cwd=folder, capture_output=True, text=True, **who
            )
            if done.returncode:
                raise RuntimeError(f"{command}: {done.stderr.strip() or done.stdout.strip()}")

        call("initdb", "-D", data, "-U", "jalin", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        options = f"{OPTIONS} -c port={port} -c unix_socket_directories={folder}"
        # a file for its output: an inherited pipe would be held open by the server
        call("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            call("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "jalin", "jalin")
            yield f"postgres://jalin@127.0.0.1:{port}/jalin"
        finally:
            call("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def main() -> int:
    given = os.environ.get(ADDRESS)
    with contextlib.nullcontext(given) if given else throwaway_postgres() as address:
        environment = {**os.environ, ADDRESS: address}
        if os.environ.get("JALIN_TEST_DATABASE") == "postgres":
            environment["DATABASE_URL"] = address
        return subprocess.call(sys.argv[1:], env=environment)


if __name__ == "__main__":
    sys.exit(main())
