"""`jalin sewer report`: the technical annex of a plan, and its files for other programs."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.language import CHOSEN
from jalin.cli.sewer_output import AsJson, Crs, Lang, Out

from .sewer import sewer


@sewer.command()
def report(
    plan: Annotated[Path, typer.Argument(help="The plan.json that “jalin sewer plan” wrote.")],
    lang: Lang = CHOSEN,
    out: Out = None,
    crs: Crs = "",
    on: Annotated[str, typer.Option("--date", help="Date of the document, YYYY-MM-DD; else today.")] = "",
    as_json: AsJson = False,
) -> None:
    """Write the annex as PDF, GeoPackage, GeoJSON and the repaired network; the proof runs are carried out again."""
    from jalin.cli import sewer_output as output
    from jalin.fields.wastewater.engine.report import read_plan, write_report

    output.known_language(lang)
    with output.faults_told(lang, as_json):
        proof = read_plan(plan)
        place = output.folder(out or plan.parent)
        with output.progress(plan.name) as done:
            paths = write_report(proof, place, lang=lang, made_on=_day(on), crs=crs,
                                 tell=lambda _what, so_far, of: done(so_far / of))  # fmt: skip
    if as_json:
        files = {path.name: str(path) for path in paths}
        output.say_json({"files": files, "digest": proof["digests"]["decision"]})
    else:
        for path in paths:
            output.console.print(str(path), markup=False)


def _day(text: str) -> date:
    from jalin.fields.wastewater.engine.data_errors import DataFault

    try:
        return date.fromisoformat(text) if text else date.today()  # noqa: DTZ011 (the day of the desk)
    except ValueError:
        raise DataFault("no-such-day", file="--date", text=text) from None
