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
        typer.Option(
            "--password-file",
            help="A file with the key's password; else it is asked for, or read from what is piped in.",
        ),
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
        secret = _password(password_file, lang)
        told = put_signature(file, key, secret, out=out, office=office, place=place, reason=reason,
                             timestamp_url=timestamp_url or os.environ.get("JALIN_TIMESTAMP_URL", ""), lang=lang)  # fmt: skip
    typer.echo(told)


def _password(file: Path | None, lang: str) -> str:
    """From the file, from what is piped in, or typed without being shown. Raises Fault."""
    import sys

    from jalin.agreements.signing import keys  # noqa: F401  (its sentences)
    from jalin.decisions import Fault
    from jalin.decisions.words import sentence

    if file is None and not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    if file is None:
        return typer.prompt(sentence("key.ask", lang), hide_input=True, default="", show_default=False)
    try:
        return file.read_text("utf-8").rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise Fault("key.password_file", file=file.name) from error
