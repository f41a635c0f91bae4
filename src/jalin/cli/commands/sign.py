"""`jalin sign FILE.pdf`: put the next signature on a file that was prepared, with the signer's own key, without a database."""

import os
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.language import CHOSEN


@app.command()
def sign(
    file: Annotated[Path, typer.Argument(help="The PDF as it was downloaded from the page of signing.")],
    key: Annotated[Path, typer.Option("--key", help="The signer's own key and certificate (.p12, .pfx).")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Where the signed file goes; else beside it, with -signed-N.")
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option("--password-file", help="A file with the key's password; else it is asked for."),
    ] = None,
    office: Annotated[str, typer.Option("--office", help="What stands below the name on the stamp.")] = "",
    place: Annotated[str, typer.Option("--place", help="Where it is signed.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why it is signed.")] = "",
    timestamp_url: Annotated[
        str, typer.Option("--timestamp-url", help="An authority (RFC 3161) that vouches for the time.")
    ] = "",
    lang: Annotated[str, typer.Option("--lang", help="Language of the sentences: id, ja or en.")] = CHOSEN,
) -> None:
    """Sign as the next in the order. The key stays on this machine; the office takes the signed file in and checks it.

    Whatever hinders it is said in one sentence (exit code 2), and nothing is written."""
    from jalin.agreements.signing.putting import put_signature
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        secret = _password(password_file)
        told = put_signature(file, key, secret, out=out, office=office, place=place, reason=reason,
                             timestamp_url=timestamp_url or os.environ.get("JALIN_TIMESTAMP_URL", ""), lang=lang)  # fmt: skip
    typer.echo(told)


def _password(file: Path | None) -> str:
    """From the file, or typed without being shown. Raises Fault."""
    from jalin.decisions import Fault

    if file is None:
        return typer.prompt("Password", hide_input=True, default="", show_default=False)
    try:
        return file.read_text("utf-8").rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise Fault("key.no_file", file=file.name) from error
