"""`jalin explain FILE`: a proof file in words, as text, as a page or as PDF."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.language import CHOSEN

FORMATS = ("text", "html", "pdf")


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="A proof file that a decision has written.")],
    lang: Annotated[str, typer.Option("--lang", help="Language: id, ja or en.")] = CHOSEN,
    item: Annotated[str | None, typer.Option("--item", metavar="CASE", help="Only this case.")] = None,
    format_: Annotated[str, typer.Option("--format", help="text, html or pdf.")] = "text",
    out: Annotated[Path | None, typer.Option("--out", help="Write here instead of showing it.")] = None,
) -> None:
    """Tell a decision in words that a member of the council understands, from its proof file alone."""
    from jalin.cli.faults import said_plainly

    if format_ not in FORMATS:
        typer.echo("--format must be text, html or pdf.", err=True)
        raise SystemExit(2)
    with said_plainly(lang):
        from jalin.decisions.files import write_file

        content = _page(file, lang, item, format_)
        if out is not None:
            write_file(out, content)
            return
    if format_ == "pdf" and sys.stdout.isatty():
        typer.echo("A PDF is not shown here: name a file with --out.", err=True)
        raise SystemExit(2)
    sys.stdout.buffer.write(content)


def _page(file: Path, lang: str, item: str | None, format_: str) -> bytes:
    from jalin.decisions import explaining
    from jalin.decisions.proofs import read_proof
    from jalin.decisions.verification import explain_safely

    blocks = explain_safely(read_proof(file), lang, item, file=file.name)
    if format_ == "text":
        return explaining.as_text(blocks).encode()
    if format_ == "html":
        return explaining.as_html(blocks, lang).encode()
    from jalin.kernel.typesetting import typeset

    today = datetime.now(UTC).date()
    return typeset(explaining.TEMPLATE, explaining.as_data(blocks), language=lang, made_on=today)
