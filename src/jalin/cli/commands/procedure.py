"""`jalin procedure check|draw|replay|list`: the legal process without a database."""

import json as json_
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.language import CHOSEN

procedure = typer.Typer(name="procedure", no_args_is_help=True,
                        help="The legal process as data: check a file, draw it, replay a case.")  # fmt: skip
app.add_typer(procedure)

Lang = Annotated[str, typer.Option("--lang", help="Language of the sentences: id, ja or en.")]
NAMED = "A procedure by its key (see `jalin procedure list`) or a file ending in .toml."


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        typer.echo(f"{option}: “{text}” is not a date; write it like 2026-11-25.", err=True)
        raise SystemExit(2) from None


@procedure.command("list")
def list_(lang: Lang = CHOSEN) -> None:
    """The procedures that come with the program."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        from jalin.agreements.engine.catalogue import shipped
        from jalin.agreements.engine.procedure import said

        for one in shipped().values():
            until = f" – {one.valid_to}" if one.valid_to else " –"
            typer.echo(f"{one.key}\t{one.valid_from}{until}\t{said(one.name, lang)}")


@procedure.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Procedure files (TOML).")],
    lang: Lang = CHOSEN,
) -> None:
    """Say every fault of a procedure's file with its line; exit 2 when there is one."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        from jalin.agreements.engine.procedure import said
        from jalin.agreements.engine.reading import Fault, read_procedure
        from jalin.decisions.words import sentence

        faults = []
        for file in files:
            try:
                one = read_procedure(file)
            except Fault as fault:
                faults.append(fault)
                typer.echo(fault.say(lang), err=True)
                continue
            typer.echo(sentence("procedure.good", lang, name=said(one.name, lang), stages=len(one.stages),
                                clocks=len(one.clocks)))  # fmt: skip
        if faults:
            raise SystemExit(2)


@procedure.command()
def draw(
    name: Annotated[str, typer.Argument(metavar="NAME", help=NAMED)],
    out: Annotated[
        Path | None, typer.Option("--out", help="File to write (SVG); without it to the output.")
    ] = None,
    lang: Lang = CHOSEN,
) -> None:
    """Draw a procedure as SVG."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        from jalin.agreements.engine.catalogue import procedure_named
        from jalin.agreements.engine.drawing import draw as drawn
        from jalin.decisions.files import write_file

        picture = drawn(procedure_named(name), lang)
        if out is None:
            typer.echo(picture, nl=False)
        else:
            write_file(out, picture)


@procedure.command()
def replay(
    file: Annotated[
        Path, typer.Argument(metavar="EVENTS.csv", help="Columns date,stage and, if wanted, note,until,year.")
    ],
    name: Annotated[str, typer.Option("--procedure", help=NAMED)],
    on: Annotated[str, typer.Option("--on", help="The day on which it is asked (ISO 8601).")],
    json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
    move: Annotated[
        str, typer.Option("--move", help="What if: ROW=DATE moves the event of that row (from 1).")
    ] = "",
    no_holidays: Annotated[
        bool, typer.Option("--no-holidays", help="Count Monday to Friday, no holidays.")
    ] = False,
    lang: Lang = CHOSEN,
) -> None:
    """Where a case stands: its stage, every clock with its lateness and article, and what the next act needs."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        from jalin.agreements.engine.catalogue import procedure_named
        from jalin.agreements.engine.happenings import read_happenings
        from jalin.agreements.engine.replaying import replay as replayed
        from jalin.agreements.engine.telling import as_json, lines_of
        from jalin.kernel.clocks.working_days import WorkingCalendar

        route, day = procedure_named(name), _day(on, "--on")
        happenings = read_happenings(file, route)
        calendar = (
            WorkingCalendar(route.country) if no_holidays else WorkingCalendar.shipped(route.country or "ID")
        )
        standing = replayed(route, happenings, on=day, calendar=calendar)
        moved = _moved(route, happenings, move, day, calendar) if move else None
        if json:
            told = as_json(standing, lang) | ({"what_if": _moved_json(moved)} if moved else {})
            typer.echo(json_.dumps(told, ensure_ascii=False, indent=1))
            return
        typer.echo("\n".join(lines_of(standing, lang)))
        for one in moved.moved if moved else ():
            typer.echo(
                f"{one.key}{f' {one.year}' if one.year else ''}: {one.before or '–'} → {one.after or '–'} ({one.article})"
            )


def _moved(route, happenings, move: str, on: date, calendar):
    from jalin.agreements.engine.what_if import compare, with_moved

    row, _equals, day = move.partition("=")
    if not row.isdigit() or not 1 <= int(row) <= len(happenings):
        typer.echo(f"--move: write ROW=DATE with a row from 1 to {len(happenings)}.", err=True)
        raise SystemExit(2)
    changed = with_moved(happenings, int(row) - 1, _day(day, "--move"))
    return compare(route, happenings, changed, on=on, calendar=calendar)


def _moved_json(moved) -> list[dict]:
    return [
        {"clock": one.key, "year": one.year, "article": one.article, "days": one.days,
         "before": one.before and one.before.isoformat(), "after": one.after and one.after.isoformat()}
        for one in moved.moved
    ]  # fmt: skip
