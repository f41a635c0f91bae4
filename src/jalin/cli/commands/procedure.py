"""`jalin procedure check|draw|replay|list`: the legal process without a database."""

import json as json_
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.faults import said_plainly
from jalin.cli.language import CHOSEN

procedure = typer.Typer(name="procedure", no_args_is_help=True,
                        help="The legal process as data: check a file, draw it, replay a case.")  # fmt: skip
app.add_typer(procedure)

Lang = Annotated[str, typer.Option("--lang", help="Language of the sentences: id, ja or en.")]
NAMED = "A procedure by its key (see `jalin procedure list`) or a file ending in .toml."
EVENTS = """A CSV with the columns date,stage and, if wanted, note,until,year. A date is a day, a month or a year; a stage its code, its
name or an alias, and after a colon what happened to it where it was not simply passed: e:received, e:deemed, f0:bypassed, f:returned,
m:sent."""


def _home() -> Path | None:
    """Where the city's own files are; None where the settings cannot be read, which other commands say."""
    from jalin.config.options import OptionsError, load_options

    try:
        return load_options().home
    except OptionsError:
        return None


@procedure.command("list")
def list_(lang: Lang = CHOSEN) -> None:
    """The procedures that come with the program, and those of your own folder `procedures`."""
    with said_plainly(lang):
        from jalin.agreements.engine.catalogue import versions_with_own
        from jalin.agreements.engine.procedure import said

        for one in sorted(versions_with_own(_home()).values(), key=lambda one: (one.key, one.valid_from)):
            until = f" – {one.valid_to}" if one.valid_to else " –"
            typer.echo(f"{one.key}\t{one.valid_from}{until}\t{said(one.name, lang)}")


@procedure.command()
def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Files of procedures or of obligations (TOML).")
    ],
    lang: Lang = CHOSEN,
) -> None:
    """Say every fault of a file with its line, and what several files say against each other; exit 2 when there is one."""
    with said_plainly(lang):
        from jalin.agreements.engine.catalogue import check_files
        from jalin.agreements.engine.procedure import said
        from jalin.decisions.words import sentence

        procedures, obligations, faults = check_files(files)
        for one in procedures:
            typer.echo(sentence("procedure.good", lang, name=said(one.name, lang), stages=len(one.stages),
                                clocks=len(one.clocks)))  # fmt: skip
        for country, rows in obligations:
            typer.echo(sentence("obligation.good", lang, country=country, count=len(rows)))
        for fault in faults:
            typer.echo(fault.say(lang), err=True)
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
    with said_plainly(lang):
        from jalin.agreements.engine.catalogue import procedure_named
        from jalin.agreements.engine.drawing import draw as drawn
        from jalin.decisions.files import write_file

        picture = drawn(procedure_named(name, _home()), lang)
        if out is None:
            typer.echo(picture, nl=False)
        else:
            write_file(out, picture)


@procedure.command()
def replay(
    file: Annotated[Path, typer.Argument(metavar="EVENTS.csv", help=" ".join(EVENTS.split()))],
    name: Annotated[str, typer.Option("--procedure", help=NAMED)],
    on: Annotated[
        str, typer.Option("--on", help="The day on which it is asked (ISO 8601); later events do not count.")
    ],
    json: Annotated[
        bool, typer.Option("--json", help="For machines; see docs/reference/procedure-replay.md.")
    ] = False,
    move: Annotated[
        str, typer.Option("--move", help="What if: ROW=DATE moves the event of that row (from 1, by date).")
    ] = "",
    no_holidays: Annotated[
        bool, typer.Option("--no-holidays", help="Count Monday to Friday, no holidays.")
    ] = False,
    leave_counts: Annotated[
        bool, typer.Option("--leave-counts", help="Count collective leave (cuti bersama) as working days.")
    ] = False,
    lang: Lang = CHOSEN,
) -> None:
    """Where a case stands: its stage, every clock with its lateness and article, and what the next act needs."""
    with said_plainly(lang):
        from jalin.agreements.engine.catalogue import procedure_named
        from jalin.agreements.engine.happenings import day_given, read_events
        from jalin.agreements.engine.replaying import replay as replayed

        route, day = procedure_named(name, _home()), day_given(on, "--on")
        told = read_events(file, route)
        calendar = _calendar(route.country or "ID", no_holidays=no_holidays, leave_counts=leave_counts)
        standing = replayed(route, told.happenings, on=day, calendar=calendar)
        moved = _moved(route, told.happenings, move, day, calendar) if move else ()
        remarks = [one.say(lang) for one in told.remarks]
        typer.echo("\n".join(_answer(standing, remarks, moved, lang, is_json=json, is_moved=bool(move))))


def _calendar(country: str, *, no_holidays: bool, leave_counts: bool):
    from jalin.kernel.clocks.working_days import WorkingCalendar
    from jalin.people.holidays import calendar_with_own

    if no_holidays:
        return WorkingCalendar(country)
    return calendar_with_own(country, _home(), collective_leave_is_off=not leave_counts)


def _answer(standing, remarks: list[str], moved, lang: str, *, is_json: bool, is_moved: bool) -> list[str]:
    from jalin.agreements.engine.telling import as_json, lines_of

    if is_json:
        told = {
            **as_json(standing, lang),
            "remarks": remarks,
            **({"what_if": [_moved_json(one) for one in moved]} if is_moved else {}),
        }
        return [json_.dumps(told, ensure_ascii=False, indent=1)]
    clocks = [f"{one.key}{f' {one.year}' if one.year else ''}: {one.before or '–'} → {one.after or '–'} ({one.article})"
              for one in moved]  # fmt: skip
    return [*remarks, *lines_of(standing, lang), *clocks]


def _moved(route, happenings, move: str, on, calendar):
    """Every clock whose last day moves with that event."""
    from jalin.agreements.engine.happenings import Fault, day_given
    from jalin.agreements.engine.what_if import compare, with_moved

    row, _equals, day = move.partition("=")
    if not (row.isascii() and row.isdigit() and 1 <= int(row[:9]) <= len(happenings)):
        raise Fault("procedure.option_move", most=len(happenings))
    changed = with_moved(happenings, int(row) - 1, day_given(day, "--move"))
    return compare(route, happenings, changed, on=on, calendar=calendar).moved


def _moved_json(one) -> dict:
    return {"clock": one.key, "year": one.year, "article": one.article, "days": one.days,
            "before": one.before and one.before.isoformat(), "after": one.after and one.after.isoformat()}  # fmt: skip
