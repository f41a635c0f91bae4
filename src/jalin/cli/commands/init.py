"""`jalin init`: the settings file of a city's own server."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.language import say
from jalin.cli.processes import fail


@app.command()
def init(
    file: Annotated[Path, typer.Argument(help="Where to write the settings.")] = Path("jalin.toml"),
    host: Annotated[
        list[str] | None, typer.Option("--host", help="A name visitors use; repeat for more.")
    ] = None,
    database_url: Annotated[
        str, typer.Option(help="postgres://user:password@host/name; empty: SQLite.")
    ] = "",
    time_zone: str = "Asia/Jakarta",
    language: Annotated[str, typer.Option(help="id, ja or en")] = "id",
    mail_url: Annotated[str, typer.Option(help="smtp://user:password@host:587")] = "console:",
    mail_from: str = "jalin@localhost",
    timestamp_url: Annotated[
        str,
        typer.Option(
            help="https://user:password@host/path of a timestamp authority (RFC 3161); empty: none."
        ),
    ] = "",
    http: Annotated[bool, typer.Option("--http", help="Not behind TLS (only for trying out).")] = False,
) -> None:
    """Write a settings file with fresh keys. Makes no account and touches no database."""
    _write(file, hosts=host or ["localhost", "127.0.0.1"], database_url=database_url, https=not http, time_zone=time_zone,
           language=language, mail_url=mail_url, mail_from=mail_from, timestamp_url=timestamp_url)  # fmt: skip
    typer.echo(
        say("Wrote {file}. Keep a copy of its keys offline, apart from the backups.").format(file=file)
    )
    following = say(
        "Next: JALIN_SETTINGS={file} jalin manage migrate, then jalin manage create_head, then jalin doctor."
    )
    typer.echo(following.format(file=file))


def _write(file: Path, **values) -> None:
    """Write the settings, or say in one sentence why they are not and end."""
    from jalin.config.newsite import write_settings
    from jalin.config.options import OptionsError

    try:
        write_settings(file, **values)
    except OptionsError as error:
        fail(error.told(say), 2)
    except FileExistsError:
        told = say("{file} exists. Its keys may be in use, so it was not touched. Name another file.")
        fail(told.format(file=file))
    except OSError as error:
        told = say("{file} cannot be written: {error}. Choose a folder you may write to.")
        fail(told.format(file=file, error=error.strerror))
