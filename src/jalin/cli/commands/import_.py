"""`jalin import register FILE`: a register as offices keep it, from the command line."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from jalin.cli.app import app, django_ready
from jalin.cli.faults import said_plainly
from jalin.cli.language import CHOSEN, say, speak

imports = typer.Typer(name="import", no_args_is_help=True, help="Take data into the record.")
app.add_typer(imports)


@imports.callback()
def _imports() -> None:
    """Take data into the record."""


@imports.command()
def register(
    file: Annotated[
        Path, typer.Argument(help="A spreadsheet or text table: .xlsx, .xls, .ods, .csv, .csv.gz")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what each row is understood as.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a row.")] = False,
    sheet: Annotated[
        str,
        typer.Option("--sheet", help="The name of the sheet; else the one that looks most like a register."),
    ] = "",
    lang: Annotated[str, typer.Option("--lang", help="Language of the messages: id, ja or en.")] = CHOSEN,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before taking the rows over.")] = False,
) -> None:
    """Read a register, show what was understood, and take it into the record as one import that can be undone."""
    with said_plainly(lang):
        speak(lang)
    django_ready()
    from jalin.kernel.problems import Problem
    from jalin.opendata.register.engine.unreadable import UnreadableFile

    try:
        if dry_run:
            _dryrun_here(file, sheet, lang, as_json)
        else:
            _import(file, sheet, lang, as_json, yes)
    except UnreadableFile as error:
        typer.echo(error.message(lang), err=True)
        raise SystemExit(2) from None
    except Problem as problem:  # such as a kind of file that is not kept
        from django.utils import translation

        with translation.override(lang):
            typer.echo(str(problem), err=True)
        raise SystemExit(2) from None


def _dryrun_here(file: Path, sheet: str, lang: str, as_json: bool) -> None:
    from django.utils import translation

    from jalin.opendata.register.trying import row_as_json, try_register

    with translation.override(lang):
        plan, rows = try_register(file, sheet=sheet)
        counts: dict[str, int] = {}
        if not as_json:
            _print_plan(plan)
        for judged in rows:
            row = row_as_json(judged)
            counts[row["verdict"]] = counts.get(row["verdict"], 0) + 1
            if as_json:
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
            else:
                _print_row(judged, row)
        if not as_json:
            _print_counts(counts)


def _print_plan(plan) -> None:
    """Which sheet is read and what its columns are taken for; what a spreadsheet hides."""
    from jalin.opendata.words import FIELDS, REMARKS

    headings = plan.table.headings
    columns = [f"{headings[one.column]} = {FIELDS[one.field]}" for one in plan.columns if one.field in FIELDS]
    if len(plan.sheets) > 1:
        typer.echo(say("Sheet: {name}").format(name=plan.sheet_name))
    typer.echo(say("Columns: {columns}").format(columns=" · ".join(columns)))
    for remark in plan.remarks:
        typer.secho(str(REMARKS[remark]), fg="yellow")


COLOURS = {
    "new": "green",
    "changed": "cyan",
    "same": None,
    "ask": "yellow",
    "refuse": "red",
    "skip": None,
    "missing": "yellow",
}


def _print_row(judged, row: dict) -> None:
    from jalin.opendata.models import ImportRow
    from jalin.opendata.register import showing
    from jalin.opendata.register.judging import understood_of

    kept = understood_of(judged)
    word = typer.style(ImportRow.Verdict(row["verdict"]).label, fg=COLOURS[row["verdict"]])
    told = (showing.who(kept) or "; ".join(row["raw"].values())[:80], showing.what(kept), row["problem"])
    typer.echo(f"{row['row']:>6}  {word}  {' · '.join(filter(None, told))}")


def _print_counts(counts: dict[str, int]) -> None:
    from jalin.opendata.models import ImportRow

    words = [f"{ImportRow.Verdict(key).label}: {number}" for key, number in counts.items() if number]
    typer.echo("  ".join(words))


def _import(file: Path, sheet: str, lang: str, as_json: bool, yes: bool) -> None:
    from django.utils import translation

    from jalin.opendata.register.trying import has_record

    if not has_record():
        sentence = say(
            "There is no database yet. Make it with `jalin manage migrate`, or only look with --dry-run."
        )
        typer.echo(sentence, err=True)
        raise SystemExit(2)
    with translation.override(lang):
        batch = None
        try:
            batch = _read(file, sheet)
            taken = _accept(batch, as_json, yes)
        except (KeyboardInterrupt, typer.Abort):  # also Ctrl-C, or no answer, at the question
            taken = False
        if not taken:
            _leave_nothing(batch)
            typer.echo(say("Stopped. Nothing was taken over."), err=True)
            raise SystemExit(1)


def _read(file: Path, sheet: str):
    from jalin.opendata.register.services import receive_register, start_reading

    batch = receive_register(by=BY, path=file, name=file.name, sheet=sheet or None)
    try:
        run_here(start_reading(by=BY, batch=batch, wait=True))
    except BaseException:
        _leave_nothing(batch)
        raise
    batch.refresh_from_db()
    return batch


def _accept(batch, as_json: bool, yes: bool) -> bool:
    """Whether everything clear is in the record now."""
    from jalin.opendata.register.services import accept_batch

    counts = batch.counts["rows"]
    if not as_json:
        _print_counts(counts)
    wanted = counts.get("new", 0) + counts.get("changed", 0)
    if (
        wanted
        and not yes
        and not typer.confirm(
            say("Take the new and changed rows into the record ({number})?").format(number=wanted)
        )
    ):
        return False
    if wanted:
        run_here(accept_batch(by=BY, batch=batch, wait=True))
        batch.refresh_from_db()
    _report(batch, as_json)
    if not wanted and not (counts.get("ask") and _is_first(batch)):
        _leave_nothing(batch)
    return True


def _is_first(batch) -> bool:
    """Whether this very file is not in the record yet; then its questions are worth keeping."""
    from jalin.opendata.models import ImportBatch

    return not ImportBatch.objects.filter(state="accepted", document__sha256=batch.document.sha256).exists()


def _report(batch, as_json: bool) -> None:
    counts, made = batch.counts["rows"], batch.counts.get("made", {})
    if as_json:
        typer.echo(json.dumps({"import": str(batch.pk), "state": batch.state, "rows": counts, "made": made}))
        return
    from jalin.opendata.register.showing import listed
    from jalin.opendata.words import made_words, rows_words

    words = listed(*made_words(made))
    taken = say("Taken over: {what}.").format(what=words)
    typer.echo(taken if words else say("Nothing new: everything is in the record already."))
    if made:
        typer.echo(say("To take it back: {command}").format(command=f"jalin import undo {batch.pk}"))
    if counts.get("ask") and (batch.state == "accepted" or _is_first(batch)):
        waiting = say("Waiting for an answer: {rows}, at {address}")
        typer.echo(waiting.format(rows=rows_words(counts["ask"]), address=f"/desk/imports/{batch.pk}/"))


def run_here(job) -> None:
    """Do the job here, with a bar; Ctrl-C stops it at the next safe place."""
    from django.utils.translation import gettext

    from jalin.kernel.jobs.models import Job
    from jalin.kernel.jobs.running import run_job
    from jalin.kernel.problems import sentence_of

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, transient=True, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)

        def watch(progress) -> None:
            step = gettext(progress.step) if progress.step else ""
            bar.update(task, description=step, completed=progress.done, total=progress.total or None)

        ended = run_job(job.pk, watch)
    if ended is None or ended.state == Job.State.CANCELLED:
        raise KeyboardInterrupt
    if ended.state == Job.State.FAILED:
        typer.echo(sentence_of(ended.problem), err=True)
        raise SystemExit(1)


def _leave_nothing(batch) -> None:
    from jalin.kernel.jobs.models import Job
    from jalin.opendata.models import ImportBatch
    from jalin.opendata.register.services import discard_batch

    if batch is None:
        return
    batch.refresh_from_db()
    if batch.state in {ImportBatch.State.ACCEPTED, ImportBatch.State.UNDONE}:
        return
    Job.objects.filter(pk=batch.job, state__in=(Job.State.QUEUED, Job.State.RUNNING)).update(
        state=Job.State.CANCELLED
    )
    discard_batch(by=BY, batch=batch)


BY = "system:importer"
