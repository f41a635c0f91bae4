"""`jalin doctor`: is this installation fit to be opened?"""

import json
from dataclasses import asdict

import typer
from rich.console import Console
from rich.table import Column, Table

from jalin.cli.app import app, django_ready
from jalin.cli.language import CHOSEN, say
from jalin.cli.processes import no_key

COLOURS = {"ok": "green", "note": "yellow", "mend": "red"}


@app.command()
def doctor(as_json: bool = typer.Option(False, "--json", help="One JSON object a finding.")) -> None:
    """Check keys, hosts, database, accounts, mail, time zone, disk and clock; say what to mend. Exit 1 when something is."""
    from jalin.config.options import OptionsError, load_options

    try:
        options = load_options()
    except OptionsError as error:
        typer.echo(error.told(say), err=True)
        raise SystemExit(2) from None
    if not options.secret_key:
        typer.echo(no_key(), err=True)
        raise SystemExit(2)
    django_ready()
    from django.utils import translation

    from jalin.config.examination import examine

    with translation.override(CHOSEN):
        findings = examine(options)
    if as_json:
        for finding in findings:
            typer.echo(json.dumps(asdict(finding), ensure_ascii=False))
    else:
        looks = {"ok": say("ok"), "note": say("worth knowing"), "mend": say("mend")}
        looks = {state: f"[{COLOURS[state]}]{word}[/]" for state, word in looks.items()}
        table = Table(
            "", say("what"), Column(say("how it stands"), overflow="fold"), box=None, pad_edge=False
        )
        for finding in findings:
            table.add_row(looks[finding.state], finding.check, finding.sentence)
        Console().print(table)
    raise SystemExit(1 if any(finding.state == "mend" for finding in findings) else 0)
