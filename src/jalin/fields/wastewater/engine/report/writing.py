"""From a plan's file to its annex and the files for other programs."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from jalin.decisions import Decision
from jalin.kernel.typesetting import typeset

from .. import evidence, maps
from ..actions import Action, patch_of
from ..errors import NotAPlan, NotEvidence
from ..fleet import Fleet, open_fleet
from ..inp import Network
from ..money import Currency
from ..planning import KIND, unpack
from ..results import RunResult
from ..search.judge import Storm
from ..worker import Job
from .annex import annex
from .curve import draw_curve
from .overview import draw_map
from .profile import draw_profile
from .reaches import reaches

TEMPLATE = Path(__file__).with_name("annex.typ")
MOST_PROFILES = 6
PARTS = ("inputs", "rules", "result", "reasons", "digests")


def read_plan(path: Path) -> dict:
    """The proof in a plan's file. Raises NotAPlan when it is none, or when its digest is not that of its content."""
    try:
        proof = json.loads(path.read_bytes())
        if proof.get("kind") != KIND:
            raise NotAPlan(file=path.name, reason=f"kind {proof.get('kind')!r}")
        again = Decision.from_proof(proof).to_proof()["digests"]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise NotAPlan(file=path.name, reason=str(error)[:120] or type(error).__name__) from error
    if again != proof["digests"]:
        raise NotAPlan(file=path.name, reason="digest")
    return proof


def write_report(proof: Mapping, folder: Path, *, lang: str, made_on: date, crs: str = "", fleet: Fleet | None = None,
                 tell: Callable[[str, int, int], None] = lambda *_: None) -> list[Path]:  # fmt: skip
    """annex-<lang>.pdf, plan.gpkg, pipes.geojson, nodes.geojson and the repaired network in `folder`, as paths.

    Raises NotEvidence for a continuity error over the limit, NotAPlan when this engine gives other figures than the plan
    or the file lacks what a plan has.
    """
    try:
        _require_evidence(proof["result"])
        folder.mkdir(parents=True, exist_ok=True)
        with unpack(proof["inputs"]) as (city, storms):
            repaired, runs = _again(proof["result"], city, storms, fleet, tell)
            pictures, names = _pictures(proof, city, repaired, runs[0])
            told = annex(proof, lang, names, made_on)
            pdf = typeset(TEMPLATE, told, language=lang, made_on=made_on, pictures=pictures)
            paths = [folder / f"annex-{lang}.pdf", folder / f"{Path(city.name).stem}-repaired.inp"]
            paths[0].write_bytes(pdf)
            paths[1].write_bytes(repaired.data)
            return paths + _layers(proof, city, folder, crs)
    except (
        KeyError,
        IndexError,
        TypeError,
        ValueError,
        AttributeError,
    ) as error:  # a stranger's file, well signed
        raise NotAPlan(reason=f"{type(error).__name__} {error}"[:120]) from error


def _require_evidence(result: Mapping) -> None:
    if result["evidence"]["status"] == "refused":
        percent = result["evidence"]["continuity_percent"]
        raise NotEvidence(file=result["network"]["name"], percent=percent, limit=evidence.REFUSED)


def _again(result: Mapping, city: Network, storms: list[Storm], fleet: Fleet | None, tell: Callable):
    """(the repaired network, [(before, after) for each storm]), when they are those of the plan."""
    changes = patch_of(city, _built(city, result))
    repaired = city.patched(changes)
    if repaired.sha256 != result["network"]["sha256_after"]:
        raise NotAPlan(file=city.name, reason="sha256_after")
    tell("runs", 0, 2)
    runs = [_runs(storm.network, changes, fleet) for storm in storms]
    for storm, said, pair in zip(storms, result["storms"], runs, strict=True):
        _same_figures(storm.network, said, pair)
    tell("drawing", 2, 2)
    return repaired, runs


def _built(city: Network, result: Mapping) -> list[Action]:
    """The actions as the plan's file lists them; diameters as they stand in its changed lines."""
    lines = {one["line"]: one["after"].split() for one in result["network"]["changed_lines"]}
    built = []
    for one in result["actions"]:
        link = city.links[one["link"]]
        tokens = lines.get(link.section_line)
        wide = float(tokens[2]) * city.units.length if tokens else link.diameter
        built.append(Action(link.id, one["method"], wide, one["roughness"] or 0.0, one["cost"], 1))
    return built


def _runs(network: Network, changes: Mapping, fleet: Fleet | None) -> list[RunResult]:
    jobs = [Job(network), Job(network, dict(changes))]
    if fleet is None:
        with open_fleet() as own:
            found = dict(own.outcomes(jobs))
    else:
        found = dict(fleet.outcomes(jobs))
    for outcome in found.values():
        if isinstance(outcome, Exception):
            raise outcome
    return [found[0], found[1]]


def _same_figures(network: Network, storm: Mapping, runs: list[RunResult]) -> None:
    for key, run in zip(("before", "after"), runs, strict=True):
        found = evidence.figures(network, run)
        other = next((name for name, value in storm[key].items() if found[name] != value), None)
        if other:
            reason = f"{key} {other}: {storm[key][other]} ≠ {found[other]}, {run.engine}"
            raise NotAPlan(file=network.name, reason=reason)


def _pictures(proof: Mapping, city: Network, repaired: Network, runs: list[RunResult]) -> tuple[dict, dict]:
    """(file name → SVG, what the template shows)"""
    result = proof["result"]
    changed = {one["link"] for one in result["actions"]}
    before, after = result["storms"][0]["floods"]
    pictures, names = {}, {"map": None, "curve": None, "profiles": [], "left_out": 0}
    drawn = draw_map(city, changed, before, after)
    if drawn:
        pictures["map.svg"], names["map"] = drawn, "map.svg"
    lines = reaches(city, changed, MOST_PROFILES)
    for number, line in enumerate(lines):
        name = f"profile{number}.svg"
        pictures[name] = draw_profile(city, repaired, line, changed, *runs)
        names["profiles"].append([name, line[0].from_node, line[-1].to_node])
    names["left_out"] = len(changed - {link.id for line in lines for link in line})
    curve = result["search"]["curve"]
    if len(curve) > 1:
        currency = Currency(**result["currency"])
        factor, word = _axis(max(point["cost"] for point in curve), currency)
        here = {"cost": result["cost"], "flooding_m3": result["years"][-1]["flooding_m3"]}
        pictures["curve.svg"], names["curve"] = draw_curve(curve, here, factor, word), "curve.svg"
    return pictures, names


def _axis(most: int, currency: Currency) -> tuple[float, str]:
    """(smallest units in one of the axis, its word)"""
    factor, word = 10.0**currency.decimals, currency.code
    for power in (1_000_000, 1_000):
        if most / factor > 2 * power:
            return factor * power, f"{power:,} {word}"
    return factor, word


def _layers(proof: Mapping, city: Network, folder: Path, crs: str) -> list[Path]:
    """GeoPackage and GeoJSON: every pipe with its repair, every node with its flooding. Columns say their units."""
    result = proof["result"]
    actions = {one["link"]: one for one in result["actions"]}
    before, after = result["storms"][0]["floods"]
    keys = (
        "method",
        "year",
        "diameter_before_mm",
        "diameter_mm",
        "roughness",
        "cost",
        "less_flooding_alone_m3",
    )
    links = [{"id": link.id, "from_node": link.from_node, "to_node": link.to_node, "length_m": link.length,
              **{key: actions.get(link.id, {}).get(key) for key in keys}} for link in city.links.values()]  # fmt: skip
    nodes = [{"id": node, "flood_before_m3": before.get(node, 0.0), "flood_after_m3": after.get(node, 0.0)}
             for node in city.nodes]  # fmt: skip
    system = maps.reference_system(city, crs)
    layers = [maps.link_layer(city, links), maps.node_layer(city, nodes)]
    paths = [folder / "pipes.geojson", folder / "nodes.geojson", folder / "plan.gpkg"]
    for path, layer in zip(paths, layers, strict=False):
        maps.write_geojson(path, layer, system)
    maps.write_geopackage(paths[2], layers, system)
    return [path for path in paths if path.exists()]
