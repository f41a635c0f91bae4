"""`jalin sewer assess NETWORK.inp`: hydraulic condition by the engine, structural condition by inspection."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.language import CHOSEN
from jalin.cli.sewer_output import AsJson, Crs, Lang, Out, Upgrade

from .sewer import sewer

WORDS = {
    "id": {"flooding": "Luapan", "annual": "Luapan harapan setahun", "nodes_flooded": "Simpul meluap", "links_surcharged": "Ruas penuh di kedua ujung",
           "surcharged_km": "Panjang ruas penuh (km)", "too_small": "karena kapasitas sendiri", "held_back": "karena aliran balik",
           "adverse_slopes": "Kemiringan berlawanan", "routing": "Galat kontinuitas penelusuran (%)",
           "runoff": "Galat kontinuitas limpasan (%)",
           "remark": "Galat kontinuitas di atas 2 %: perhatikan.",
           "indicative": "Galat kontinuitas di atas 5 %: angka ini hanya indikatif.",
           "refused": "Galat kontinuitas di atas 10 %: angka ini bukan bukti."},
    "ja": {"flooding": "溢水量", "annual": "年間期待溢水量", "nodes_flooded": "溢水する節点", "links_surcharged": "両端が満管の管渠",
           "surcharged_km": "満管の延長（km）", "too_small": "うち能力不足", "held_back": "うち背水",
           "adverse_slopes": "逆勾配", "routing": "流れの連続誤差（%）", "runoff": "流出の連続誤差（%）",
           "remark": "連続誤差が2 %を超えています。ご注意ください。",
           "indicative": "連続誤差が5 %を超えるため、参考値です。",
           "refused": "連続誤差が10 %を超えるため、根拠にはなりません。"},
    "en": {"flooding": "Flooding", "annual": "Expected annual flooding", "nodes_flooded": "Nodes flooded", "links_surcharged": "Links full at both ends",
           "surcharged_km": "Length of full links (km)", "too_small": "by their own capacity", "held_back": "by backwater",
           "adverse_slopes": "Adverse slopes", "routing": "Continuity error, routing (%)",
           "runoff": "Continuity error, runoff (%)",
           "remark": "Continuity error over 2 %: mind it.",
           "indicative": "Continuity error over 5 %: these figures are indicative.",
           "refused": "Continuity error over 10 %: these figures are no evidence."},
}  # fmt: skip
SHOWN = 10
Storms = Annotated[
    list[Path] | None,
    typer.Option("--storm", help="A storm as a text file (time and intensity); may be given several times."),
]
Exceedance = Annotated[
    list[float] | None,
    typer.Option(
        "--exceedance",
        help="Chance a year that the storm of the same place is reached: gives expected flooding.",
    ),
]
Inspections = Annotated[
    Path | None, typer.Option("--inspections", help="Camera inspections (CSV), one row an observation.")
]
Scheme = Annotated[
    str, typer.Option("--scheme", help="Standard of rows that state none: pacp, dwa, japan or wrc.")
]
Tables = Annotated[list[Path] | None, typer.Option("--table", help="The city's own table of codes (TOML) in place of the "
                                                   "shipped one of its scheme.")]  # fmt: skip
Pipes = Annotated[
    Path | None, typer.Option("--pipes", help="Material, year, depth, road of the pipes (CSV).")
]
Risk = Annotated[
    Path | None, typer.Option("--risk", help="Collapse rate, consequences, curves of ageing (risk.toml).")
]
Costs = Annotated[
    Path | None, typer.Option("--costs", help="Unit costs: what each repair is worth goes into --out.")
]
Years = Annotated[
    int, typer.Option("--years", min=1, max=30, help="Years for which repairs are worth something.")
]


@sewer.command()
def assess(
    network: Annotated[Path, typer.Argument(help="A SWMM network (.inp).")],
    storm: Storms = None,
    as_json: AsJson = False,
    out: Out = None,
    lang: Lang = CHOSEN,
    crs: Crs = "",
    upgrade: Upgrade = False,
    time_limit: Annotated[float, typer.Option("--time-limit", help="Seconds a run may take.")] = 3600.0,
    inspections: Inspections = None,
    scheme: Scheme = "pacp",
    table: Tables = None,
    pipes: Pipes = None,
    risk: Risk = None,
    costs: Costs = None,
    years: Years = 1,
    exceedance: Exceedance = None,
) -> None:
    """What is wrong with a network: flooding, surcharge and its cause, capacity, slopes, velocities, with reasons.

    With camera inspections also the condition of its pipes: grades side by side, ageing, risk, the list to act on.
    """
    from jalin.cli import sewer_output as output
    from jalin.fields.wastewater.engine import maps

    output.known_language(lang)
    place = output.folder(out) if out else None
    with output.faults_told(lang, as_json):
        read, warnings = output.read_sound(network, lang, as_json, upgrade)
        system = maps.reference_system(read, crs)
        chances = _chances(storm or [], exceedance or [])
        structural = _structural(read, inspections, scheme, table, pipes, risk, costs, years)
        base, found = _run(read, storm or [], time_limit)
        data = _data(base, found, warnings, chances, lang)
        if structural:
            structural.judge({state.node.id: state.flood_volume for state in base.nodes})
            data["structural"] = structural.found.as_json(lang)
        if place:
            _write(place, base, data, system, structural, lang)
    if as_json:
        output.say_json(data)
    else:
        _show(warnings, [("", base), *found], data["expected_annual_flooding"], structural, lang)


def _data(base, found: list[tuple], warnings: list, chances: list[float], lang: str) -> dict:
    return {**base.as_json(lang), "warnings": [fault.as_json(lang) for fault in warnings],
            "storms": [{"storm": name, **one.as_json(lang)} for name, one in found],
            "expected_annual_flooding": _annual(found, chances)}  # fmt: skip


def _show(warnings: list, found: list[tuple], annual: float | None, structural, lang: str) -> None:
    from jalin.cli.sewer_output import console, print_faults

    print_faults(warnings, lang)
    for name, one in found:
        _print(name, one, lang)
    if annual is not None:
        console.print(f"{WORDS[lang]['annual']}: {annual:,.2f} {found[0][1].figures()['volume_units']}")
    if structural:
        structural.show(lang)


def _chances(storm_files: list[Path], chances: list[float]) -> list[float]:
    """One for each storm, or none at all."""
    from jalin.fields.wastewater.engine.data_errors import DataFault

    if chances and (len(chances) != len(storm_files) or not _differ(chances)):
        raise DataFault("bad-exceedance", file="--exceedance", storms=len(storm_files), chances=len(chances))
    return chances


def _differ(chances: list[float]) -> bool:
    return (
        len(chances) > 1 and len(set(chances)) == len(chances) and all(0 < chance <= 1 for chance in chances)
    )


def _annual(found: list, chances: list[float]) -> float | None:
    """Volume a year in the units of the file, by the trapezoid rule over the storms; None without chances."""
    from jalin.fields.wastewater.engine.risk import expected_annual_damage

    if not chances:
        return None
    volumes = [one.figures()["flooding_volume"] for _name, one in found]
    return round(expected_annual_damage(zip(chances, volumes, strict=True)), 4)


def _structural(read, inspections, *wishes):
    """The structural half with its files read and free of faults, None without inspections."""
    from jalin.cli.sewer_condition import Structural

    return Structural(read, inspections, *wishes) if inspections else None


def _run(read, storm_files: list[Path], time_limit: float):
    """(assessment of the network as it is, [(storm, assessment under it)])"""
    from jalin.cli import sewer_output as output
    from jalin.fields.wastewater.engine import assessment, storms, worker

    scenarios = [(file.name, storms.under(read, storms.read(file))) for file in storm_files]
    options = worker.RunOptions(time_limit=time_limit)
    with output.progress(read.name) as done:
        base = assessment.assess(read, options, done)
    found = []
    for name, scenario in scenarios:
        with output.progress(name) as done:
            found.append((name, assessment.assess(scenario, options, done)))
    return base, found


def _write(out: Path, base, data: dict, system, structural, lang: str) -> None:
    """assessment.json, nodes.geojson, links.geojson, network.gpkg, and the files of the structural half"""
    from jalin.cli.sewer_output import write_json
    from jalin.fields.wastewater.engine import maps

    write_json(out / "assessment.json", data)
    layers = [
        maps.node_layer(base.network, data["node_results"]),
        maps.link_layer(base.network, data["link_results"]),
    ]
    for layer in layers:
        maps.write_geojson(out / f"{layer.name}.geojson", layer, system)
    maps.write_geopackage(out / "network.gpkg", layers, system)
    if structural:
        structural.write(out, lang)


def _print(name: str, one, lang: str) -> None:
    from rich.table import Table

    from jalin.cli.sewer_output import console

    figures, words = one.figures(), WORDS[lang]
    table = Table(title=name or one.network.name, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_row(words["flooding"], f"{figures['flooding_volume']:,.2f} {figures['volume_units']}")
    for key in ("nodes_flooded", "links_surcharged", "too_small", "held_back", "adverse_slopes"):
        table.add_row(words[key], f"{figures[key]:,}")
    table.add_row(words["surcharged_km"], f"{figures['surcharged_km']:,.2f}")
    table.add_row(words["routing"], f"{figures['routing_continuity_error_percent']:.3f}")
    table.add_row(words["runoff"], f"{figures['runoff_continuity_error_percent']:.3f}")
    console.print(table)
    if one.continuity_status in words:
        console.print(f"[yellow]{words[one.continuity_status]}[/]")
    for state in one.ranked[:SHOWN]:
        console.print(
            f"{state.link.id}: " + " ".join(reason.say(lang) for reason in state.reasons), markup=False
        )
