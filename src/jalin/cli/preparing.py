"""What `jalin run` prepares: each step looks first whether there is anything to do, so that a second start is
quick."""

import hashlib
import json
import os
from pathlib import Path

import typer

from .language import CHOSEN, say
from .processes import CannotStart


def prepare_settings(host: str) -> None:
    """A settings file with fresh keys for a demonstration, when there is none; catalogues newer than their
    compiled form."""
    from jalin.config.messages import compile_messages
    from jalin.config.newsite import write_settings
    from jalin.config.options import OptionsError, load_options

    try:
        options = load_options()
        os.umask(0o077)  # the database holds personal data
        options.home.mkdir(parents=True, exist_ok=True)
        if not options.secret_key and options.settings_file is None:
            names = {"127.0.0.1": None, "localhost": None, "[::1]": None, host: None}
            # bound to every address it is tried out from elsewhere, by a name nobody can know here
            hosts = ["*"] if host in {"0.0.0.0", "::"} else list(names)  # noqa: S104
            write_settings(options.home / "jalin.toml", demo=True, hosts=hosts)
    except OptionsError as error:
        raise CannotStart(error.told(say)) from error
    except OSError as error:
        raise CannotStart(str(error)) from error
    compile_messages()


def prepare_database() -> None:
    """Migrate when something is pending; load the demonstration into an empty database."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import DatabaseError, connection, connections
    from django.db.migrations.executor import MigrationExecutor

    from .commands.demo import load_with_bar

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            typer.echo(say("Preparing the database …"))
            call_command("migrate", interactive=False, verbosity=0)
        if settings.DEMO and not get_user_model().objects.exists():
            typer.echo(say("Loading the Bandung record …"))
            load_with_bar()
    except DatabaseError as error:
        first = (str(error).strip().splitlines() or ["no word"])[0]
        raise CannotStart(
            say("The database does not answer ({error}). Check database_url and that it runs.").format(
                error=first
            )
        ) from error
    finally:
        connections.close_all()


def prepare_static() -> None:
    """Collect style sheets, scripts and fonts when one of them changed since the last time."""
    from django.conf import settings
    from django.core.management import call_command

    if settings.DEBUG:
        return
    kept, now = Path(settings.STATIC_ROOT) / "collected.json", _fingerprint()
    if kept.exists() and json.loads(kept.read_text()) == now:
        return
    typer.echo(say("Collecting style sheets, scripts and fonts …"))
    call_command("collectstatic", interactive=False, verbosity=0)
    kept.write_text(json.dumps(now))


def _fingerprint() -> str:
    """Names, sizes and times of all static files."""
    from django.contrib.staticfiles.finders import get_finders

    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            found.update(f"{name}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return found.hexdigest()


def announce(host: str, port: int) -> None:
    """The address, and on a demonstration the accounts."""
    from django.conf import settings
    from django.utils.translation import override

    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    lines = [
        "",
        say("Jalin runs at {address} — stop it with Ctrl-C.").format(address=f"http://{shown}:{port}/"),
    ]
    if shown in {"127.0.0.1", "[::1]"}:  # browsers bind a passkey to a name, never to a number
        lines += [say("To try passkeys open {address} instead.").format(address=f"http://localhost:{port}/")]
    if settings.DEMO:
        from jalin.demo.accounts import ACCOUNTS, PASSWORD
        from jalin.kernel.access.roles import role

        told = say("Demonstration accounts for {address} (password {password}):")
        with override(CHOSEN):
            lines += [told.format(address=f"http://{shown}:{port}/desk/", password=PASSWORD)]
            lines += [f"  {account.email:<24} {role(account.role).name}" for account in ACCOUNTS]
    typer.echo("\n".join(lines) + "\n")
