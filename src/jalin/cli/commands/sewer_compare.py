"""`jalin sewer compare BEFORE.inp AFTER.inp`: what differs, and what that brings under the same options."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.language import CHOSEN
from jalin.cli.sewer_output import AsJson, Lang, Out, Upgrade

from .sewer import sewer
from .sewer_assess import WORDS as FIGURES

WORDS = {
    "id": {"before": "sebelum", "after": "sesudah", "change": "perubahan", "flood_hours": "Jam meluap, semua simpul",
           "largest_filling": "Pengisian terbesar d/D", "outflow_volume": "Keluar jaringan",
           "worse": "Lebih buruk di {count} simpul, paling besar {node}: +{more:,.2f} {unit}.", "same": "Kedua berkas sama.",
           "locked": "Opsi dikunci menurut berkas pertama: {names}.", "differences": "{count} objek berbeda:"},
    "ja": {"before": "前", "after": "後", "change": "差", "flood_hours": "溢水時間（全節点の合計）",
           "largest_filling": "最大水深比d/D", "outflow_volume": "流出量",
           "worse": "{count}節点で悪化。最大は{node}：+{more:,.2f} {unit}。", "same": "2つのファイルは同じです。",
           "locked": "次の条件は1つ目のファイルに合わせました：{names}。", "differences": "違うもの{count}件："},
    "en": {"before": "before", "after": "after", "change": "change", "flood_hours": "Hours flooded, all nodes",
           "largest_filling": "Largest filling d/D", "outflow_volume": "Leaves the network",
           "worse": "Worse at {count} nodes, most at {node}: +{more:,.2f} {unit}.", "same": "The two files say the same.",
           "locked": "Options locked to the first file's: {names}.", "differences": "{count} objects differ:"},
}  # fmt: skip
NAMES = {"flooding_volume": "flooding", "routing_continuity_error_percent": "routing",
         "runoff_continuity_error_percent": "runoff"}  # fmt: skip
SHOWN = 20


@sewer.command()
def compare(
    before: Annotated[Path, typer.Argument(help="The network as it is.")],
    after: Annotated[Path, typer.Argument(help="The same network, changed.")],
    as_json: AsJson = False,
    out: Out = None,
    lang: Lang = CHOSEN,
    upgrade: Upgrade = False,
) -> None:
    """The before/after table under the first file's options, the places made worse, and what differs in the files."""
    from jalin.cli import sewer_output as output
    from jalin.fields.wastewater.engine import comparison

    output.known_language(lang)
    place = output.folder(out) if out else None
    with output.faults_told(lang, as_json):
        pair = [output.read_sound(path, lang, as_json, upgrade)[0] for path in (before, after)]
        with output.progress(f"{before.name} → {after.name}") as done:
            found = comparison.compare(*pair, on_progress=done)
    data = found.as_json()
    if place:
        output.write_json(place / "comparison.json", data)
    if as_json:
        output.say_json(data)
    else:
        _print(found, lang)


def _print(found, lang: str) -> None:
    from rich.table import Table

    from jalin.cli.sewer_output import console

    words = {**FIGURES[lang], **WORDS[lang]}
    unit = found.before.result.volume_units
    table = Table("", words["before"], words["after"], words["change"])
    for column in table.columns[1:]:
        column.justify = "right"
    for name, one, other in found.rows():
        label = words[NAMES.get(name, name)] + (f" ({unit})" if name.endswith("_volume") else "")
        digits = 0 if isinstance(one, int) else 3 if "percent" in name else 2
        table.add_row(label, f"{one:,.{digits}f}", f"{other:,.{digits}f}", f"{other - one:+,.{digits}f}")
    console.print(table)
    if found.evidence.status in words:
        console.print(f"[yellow]{words[found.evidence.status]}[/]")
    _print_details(found, words, unit)


def _print_details(found, words: dict, unit: str) -> None:
    from jalin.cli.sewer_output import console

    lines = []
    if found.worse:
        node, more = next(iter(found.worse.items()))
        lines.append(words["worse"].format(count=len(found.worse), node=node, more=more, unit=unit))
    if found.options:
        lines.append(words["locked"].format(names=", ".join(found.options)))
    lines.append(
        words["differences"].format(count=len(found.differences)) if found.differences else words["same"]
    )
    for one in found.differences[:SHOWN]:
        lines.append(
            f"  [{one.section}] {one.object}: {' '.join(one.before) or '—'} → {' '.join(one.after) or '—'}"
        )
    for line in lines:
        console.print(line, markup=False)
