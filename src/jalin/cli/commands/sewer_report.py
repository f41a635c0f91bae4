"""`jalin sewer report`: the technical annex of a plan, and its files for other programs."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from .sewer import sewer
from .sewer_plan import progress, said

CRS = typer.Option("--crs", help="Reference system of the network's coordinates, such as EPSG:32748.")


@sewer.command()
def report(
    plan: Annotated[Path, typer.Argument(help="The plan.json that “jalin sewer plan” wrote.")],
    lang: Annotated[str, typer.Option("--lang", help="Language of the annex: id, ja or en.")] = "en",
    out: Annotated[Path | None, typer.Option("--out", help="Folder; else that of the plan.")] = None,
    crs: Annotated[str, CRS] = "",
    on: Annotated[str, typer.Option("--date", help="Date of the document, YYYY-MM-DD; else today.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="The written files as JSON.")] = False,
) -> None:
    """Write the annex as PDF, GeoPackage, GeoJSON and the repaired network; the proof runs are carried out again."""
    with said(lang), progress(quiet=as_json) as tell:
        from jalin.fields.wastewater.engine.report import read_plan, write_report

        proof = read_plan(plan)
        paths = write_report(proof, out or plan.parent, lang=lang, made_on=_day(on), crs=crs, tell=tell)
    if as_json:
        files = {path.name: str(path) for path in paths}
        typer.echo(json.dumps({"files": files, "digest": proof["digests"]["decision"]}, ensure_ascii=False))
    else:
        for path in paths:
            typer.echo(str(path))


def _day(text: str) -> date:
    from jalin.fields.wastewater.engine.data_errors import DataFault

    try:
        return date.fromisoformat(text) if text else date.today()  # noqa: DTZ011 (the day of the desk)
    except ValueError:
        raise DataFault("no-such-day", file="--date", text=text) from None
