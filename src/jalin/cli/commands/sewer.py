"""`jalin sewer …`: sewer networks. Here: `check`; the other commands stand in files of their own."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.language import CHOSEN
from jalin.cli.sewer_output import AsJson, Crs, Lang, Out, Upgrade

sewer = typer.Typer(
    name="sewer", no_args_is_help=True, help="Sewer networks: check, assess, plan, compare, report."
)
app.add_typer(sewer)

WORDS = {
    "id": ("{nodes} simpul, {links} ruas, {units}, {encoding}.", "Siap dihitung.", "Belum siap dihitung: {errors} kesalahan.",
           "{warnings} peringatan."),
    "ja": ("節点{nodes}、管渠{links}、{units}、{encoding}。", "計算できます。", "計算できません：誤り{errors}件。",
           "警告{warnings}件。"),
    "en": ("{nodes} nodes, {links} links, {units}, {encoding}.", "Ready to run.", "Not ready to run: {errors} errors.",
           "{warnings} warnings."),
}  # fmt: skip


@sewer.callback()
def _sewer() -> None:
    """Sewer networks: check, assess, plan, compare, report."""


@sewer.command()
def check(
    network: Annotated[Path, typer.Argument(help="A SWMM network (.inp); its external files lie beside it.")],
    upgrade: Upgrade = False,
    as_json: AsJson = False,
    out: Out = None,
    lang: Lang = CHOSEN,
    crs: Crs = "",
) -> None:
    """Read and validate a network: every fault with its line and section, and what to do. Exit 1 when it cannot run."""
    from jalin.cli import sewer_output as output
    from jalin.fields.wastewater.engine import dialects, inp, maps, validate

    output.known_language(lang)
    with output.faults_told(lang, as_json):
        read = inp.read(network)
        changed = []
        if upgrade:
            read, changed = dialects.upgrade(read)
        with output.progress(read.name) as done:
            faults = validate.check(read)
            done(1.0)
        data = _facts(read, faults, changed, lang)
        if out:
            system = maps.reference_system(read, crs)
            output.write_json(output.folder(out) / "check.json", data)
            maps.write_geojson(out / "faults.geojson", maps.fault_layer(read, faults, lang), system)
            if changed:
                (out / f"{network.stem}.upgraded.inp").write_bytes(read.data)
    if as_json:
        output.say_json(data)
    else:
        output.print_faults(changed, lang)
        output.print_faults(faults, lang)
        _print_sum(data, lang)
    raise SystemExit(0 if data["sound"] else 1)


def _facts(network, faults: list, changed: list, lang: str) -> dict:
    from jalin.fields.wastewater.engine.inp.building import LINK_SECTIONS, NODE_SECTIONS

    errors = sum(fault.severity == "error" for fault in faults)
    count = {"nodes": NODE_SECTIONS, "links": LINK_SECTIONS}
    return {
        "file": network.name, "sha256": network.sha256,
        **{name: sum(len(network.section(part)) for part in parts) for name, parts in count.items()},
        "flow_units": network.units.flow, "encoding": network.encoding,
        "sections": [heading.name for heading in network.headings],
        "unknown_sections": [heading.name for heading in network.unknown_sections],
        "sound": errors == 0, "errors": errors, "warnings": len(faults) - errors,
        "upgraded": [fault.as_json(lang) for fault in changed],
        "faults": [fault.as_json(lang) for fault in faults],
    }  # fmt: skip


def _print_sum(data: dict, lang: str) -> None:
    from jalin.cli.sewer_output import console

    facts, ready, not_ready, warned = WORDS[lang]
    parts = [
        facts.format(units=data["flow_units"], **data),
        (ready if data["sound"] else not_ready).format(**data),
    ]
    if data["warnings"]:
        parts.append(warned.format(**data))
    console.print(("" if lang == "ja" else " ").join(parts), markup=False)
