"""What the long-running commands share: no orphans, a listening socket or one clear sentence, a database fit
to serve."""

import ctypes
import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

import typer

from .language import say

PR_SET_PDEATHSIG = 1


def no_key() -> str:
    return say(
        "There is no secret_key. Write a settings file with `jalin init FILE` and set JALIN_SETTINGS=FILE."
    )


class CannotStart(Exception):
    """The text is one sentence for whoever typed the command."""


def fail(sentence: str, code: int = 1):
    """Say one sentence and end."""
    typer.echo(sentence, err=True)
    raise SystemExit(code)


def die_with_parent(parent: int) -> None:
    """Called in a fresh fork: have the kernel end this process when `parent` dies, even by kill -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    else:
        threading.Thread(target=_watch_parent, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)


def _watch_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def leave_no_orphans() -> None:
    """From now on every fork of this process, and of its forks, dies with the one that made it."""
    parents = []
    os.register_at_fork(
        before=lambda: parents.append(os.getpid()),
        after_in_parent=parents.clear,
        after_in_child=lambda: die_with_parent(parents.pop()),
    )


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises CannotStart when the address is taken, not ours, or not allowed."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except (OSError, OverflowError) as error:
        found.close()
        raise CannotStart(_why(error, host, port)) from error
    found.listen(2048)
    return found


def _why(error, host: str, port: int) -> str:
    import errno

    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        sentence = say(
            "Port {port} is in use by another program. Stop it, or choose another one: --port {next}."
        )
        return sentence.format(port=port, next=port + 1)
    if number == errno.EACCES:
        return say(
            "Port {port} may only be opened by root. Choose a port above 1023, such as --port 8000."
        ).format(port=port)
    if isinstance(error, OverflowError):
        return say("There is no port {port}. Choose one from 1 to 65535.").format(port=port)
    sentence = say(
        "{host} is no address of this machine. Use --host 127.0.0.1, or --host 0.0.0.0 for all of them."
    )
    return sentence.format(host=host)


def check_fit(*, needs_static: bool = False) -> None:
    """Raise CannotStart unless there is a key, the city's own files of the law are without fault, the database is up to date and
    static files are collected."""
    from django.conf import settings
    from django.db import DatabaseError, connection, connections
    from django.db.migrations.executor import MigrationExecutor

    from jalin.config.law_files import law_faults, lost_told

    if not settings.OPTIONS.secret_key:
        raise CannotStart(no_key())
    if faults := law_faults():
        raise CannotStart("\n".join(faults))
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        lost = [] if pending else lost_told()
    except DatabaseError as error:
        first = (str(error).strip().splitlines() or ["no word"])[0]
        raise CannotStart(
            say("The database does not answer ({error}). Check database_url and that it runs.").format(
                error=first
            )
        ) from error
    finally:
        connections.close_all()
    if pending:
        raise CannotStart(
            say("The database is older than this program. Run `jalin manage migrate` and start again.")
        )
    if lost:
        raise CannotStart("\n".join(lost))
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if needs_static and not settings.DEBUG and not manifest.exists():
        raise CannotStart(
            say(
                "Style sheets and scripts are not collected. Run `jalin manage collectstatic --noinput` and start again."
            )
        )


def ready_for_work(*, needs_static: bool = False) -> None:
    """Django set up and fit, or one sentence and exit 1 (2 for a faulty settings file)."""
    from .app import django_ready

    django_ready()
    try:
        check_fit(needs_static=needs_static)
    except CannotStart as error:
        fail(str(error))
