"""`jalin sewer import MAPPING.toml`: a network from a city's own tables or maps."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.language import CHOSEN
from jalin.cli.sewer_output import AsJson, Lang

from .sewer import sewer

MAPPING = typer.Argument(help="Which heading is which column (mapping.toml).")
PIPES = typer.Option("--pipes", help="Pipes (.csv, .gpkg, .geojson) in place of the mapping's file.")
MANHOLES = typer.Option("--manholes", help="Manholes, likewise.")
ESTIMATE = typer.Option(
    "--estimate", help="Estimate what is missing by the mapping's rules; every estimate is marked."
)
WORDS = {
    "id": ("{nodes} simpul dan {links} ruas ditulis ke {path}.", "Tidak ada yang diperkirakan.", "Diperkirakan: {list}."),
    "ja": ("節点{nodes}と管渠{links}を{path}に書きました。", "推定した値はありません。", "推定した値：{list}。"),
    "en": ("{nodes} nodes and {links} links written to {path}.", "Nothing was estimated.", "Estimated: {list}."),
}  # fmt: skip


@sewer.command("import")
def import_(
    mapping: Annotated[Path, MAPPING],
    pipes: Annotated[Path | None, PIPES] = None,
    manholes: Annotated[Path | None, MANHOLES] = None,
    estimate: Annotated[bool, ESTIMATE] = False,
    out: Annotated[Path, typer.Option("--out", help="Folder for network.inp, pipes.csv and import.json.")] = Path("network"),
    as_json: AsJson = False,
    lang: Lang = CHOSEN,
) -> None:  # fmt: skip
    """Make a SWMM network from pipes and manholes in GeoPackage, GeoJSON or CSV. Missing values are named, not invented."""
    from jalin.cli import sewer_output as output
    from jalin.fields.wastewater.engine import importing, pipe_file, validate

    output.known_language(lang)
    with output.faults_told(lang, as_json):
        made = importing.import_network(
            importing.read_mapping(mapping), pipes, manholes, with_estimates=estimate
        )
        faults = [*made.warnings, *validate.check(made.network)]
        data = made.as_json(lang) | {"faults": [fault.as_json(lang) for fault in faults]}
        folder = output.folder(out)
        (folder / "network.inp").write_bytes(made.network.data)
        (folder / "pipes.csv").write_text(pipe_file.as_csv(made.pipes), encoding="utf-8")
        output.write_json(folder / "import.json", data)
    if as_json:
        output.say_json(data)
    else:
        output.print_faults(faults, lang)
        _print(data, out / "network.inp", lang)
    raise SystemExit(1 if validate.has_errors(faults) else 0)


def _print(data: dict, path: Path, lang: str) -> None:
    from jalin.cli.sewer_output import console

    written, nothing, estimated = WORDS[lang]
    console.print(written.format(path=path, **data), markup=False)
    listed = ", ".join(f"{column} {count}" for column, count in sorted(data["estimated"].items()))
    console.print(estimated.format(list=listed) if listed else nothing, markup=False)
