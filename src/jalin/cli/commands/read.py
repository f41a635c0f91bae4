"""`jalin read`: what one cell of a register is read as."""

import json

import typer

from jalin.cli.app import app
from jalin.cli.language import CHOSEN, say


@app.command()
def read(
    text: str = typer.Argument(..., help="The cell as it stands in the register."),
    as_: str = typer.Option("date", "--as", help="What to read it as: date."),
    as_json: bool = typer.Option(False, "--json", help="One JSON object."),
    lang: str = typer.Option(CHOSEN, "--lang", help="Language of the messages: id, ja or en."),
) -> None:
    """Show what one cell of a register is read as: start, end, precision, problem."""
    from jalin.cli.faults import said_plainly
    from jalin.kernel.dates import read_cell

    if as_ != "date":
        typer.echo(say("Only dates can be read this way so far: --as date."), err=True)
        raise SystemExit(2)
    with said_plainly(lang):
        found = read_cell(text, as_=as_, lang=lang)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    for name, value in found.items():
        shown = ", ".join(value) if isinstance(value, list) else value
        typer.echo(f"{name}: {shown or '-'}")
