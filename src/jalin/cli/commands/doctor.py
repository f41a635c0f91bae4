"""`jalin doctor`: is this installation fit to be opened?"""

import json
from dataclasses import asdict

import typer
from rich.console import Console
from rich.table import Table

from jalin.cli.app import app, django_ready

LOOK = {"ok": "[green]ok[/green]", "note": "[yellow]note[/yellow]", "mend": "[red]mend[/red]"}


@app.command()
def doctor(as_json: bool = typer.Option(False, "--json", help="One JSON object a finding.")) -> None:
    """Check keys, hosts, database, accounts, mail, time zone, disk and clock; say what to mend. Exit 1 when something is."""
    from jalin.config.options import OptionsError, load_options

    try:
        options = load_options()
    except OptionsError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(2) from None
    if not options.secret_key:
        typer.echo(
            "There is no secret_key. Write a settings file with `jalin init FILE` and set JALIN_SETTINGS=FILE.",
            err=True,
        )
        raise SystemExit(2)
    django_ready()
    from jalin.config.examination import examine

    findings = examine(options)
    if as_json:
        for finding in findings:
            typer.echo(json.dumps(asdict(finding), ensure_ascii=False))
    else:
        table = Table("", "what", "how it stands", box=None, pad_edge=False)
        for finding in findings:
            table.add_row(LOOK[finding.state], finding.check, finding.sentence)
        Console().print(table)
    raise SystemExit(1 if any(finding.state == "mend" for finding in findings) else 0)
