"""Before and after: what differs between two files of one network, and what that brings under the same options.

Both runs use the options of the first file, whatever the second one says; which options were locked is told.
"""

from dataclasses import dataclass

from . import evidence, no_harm, worker
from .assessment import HydraulicAssessment, judge
from .errors import NotComparable, SewerError
from .inp import Network
from .inp.building import fold
from .inp.patch import KEYED_BY_SECOND

MEANING = ("FLOW_UNITS", "LINK_OFFSETS", "INFILTRATION")  # these say what the numbers of a file mean
NO_MATTER = {"THREADS", "TEMPDIR"}
APART = {"OPTIONS", "TITLE", "REPORT", "MAP", "BACKDROP", "SYMBOLS", "LABELS", "PROFILES"}


@dataclass(frozen=True)
class Difference:
    """One object of one section that is not the same; before or after is () where it is absent. Lines from 1."""

    section: str
    object: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    line_before: int | None
    line_after: int | None

    def as_json(self) -> dict:
        return {"section": self.section, "object": self.object, "before": list(self.before), "after": list(self.after),
                "line_before": self.line_before, "line_after": self.line_after}  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """options: {NAME: (before, after)} where the files differ; both runs used `before`"""

    before: HydraulicAssessment
    after: HydraulicAssessment
    differences: tuple[Difference, ...]
    options: dict[str, tuple[str, str]]

    @property
    def evidence(self) -> evidence.Evidence:
        results = self.before.result, self.after.result
        return evidence.Evidence(*results, evidence.continuity_of(*results))

    @property
    def worse(self) -> dict[str, float]:
        """Every place that floods more → by how much, in the file's unit of volume, the worst first."""
        return no_harm.worse_places(self.before.result.node_floods, self.after.result.node_floods)

    def rows(self) -> list[tuple[str, float, float]]:
        """The before/after table: (name, before, after)."""
        return [(name, one, other) for (name, one), (_name, other) in
                zip(_figures(self.before), _figures(self.after), strict=True)]  # fmt: skip

    def as_json(self) -> dict:
        return {
            "before": self.before.figures(), "after": self.after.figures(),
            "table": [{"figure": name, "before": one, "after": other, "change": other - one}
                      for name, one, other in self.rows()],
            "nodes_worse": self.worse, "status": self.evidence.status, "continuity_percent": self.evidence.continuity,
            "options_locked": {name: {"before": one, "after": other} for name, (one, other) in self.options.items()},
            "differences": [one.as_json() for one in self.differences],
        }  # fmt: skip


def _figures(one: HydraulicAssessment) -> list[tuple[str, float]]:
    totals = one.figures()
    fillings = [state.filling for state in one.links if state.filling is not None]
    return [(name, totals[name]) for name in ("flooding_volume", "nodes_flooded", "links_surcharged", "surcharged_km",
                                              "too_small", "held_back")] + [
        ("flood_hours", sum(state.flood_hours for state in one.nodes)),
        ("largest_filling", max(fillings, default=0.0)),
        ("outflow_volume", one.result.totals["outflow"]),
        ("routing_continuity_error_percent", totals["routing_continuity_error_percent"]),
        ("runoff_continuity_error_percent", totals["runoff_continuity_error_percent"]),
    ]  # fmt: skip


def compare(before: Network, after: Network, on_progress=None) -> Comparison:
    """Run both in full under the first file's options. Raises NotComparable or a SewerError of a run.

    on_progress: called with the share done
    """
    locked, options = lock(before, after)
    results: list = [None, None]
    with worker.Pool(2) as pool:
        for done, (position, outcome) in enumerate(
            pool.outcomes([worker.Job(before), worker.Job(locked)]), 1
        ):
            if isinstance(outcome, SewerError):
                raise outcome
            results[position] = outcome
            if on_progress:
                on_progress(done / 2)
    return Comparison(
        judge(before, results[0]), judge(after, results[1]), tuple(differences(before, after)), options
    )


def lock(before: Network, after: Network) -> tuple[Network, dict[str, tuple[str, str]]]:
    """(`after` with the options of `before`, what was other). Raises NotComparable where that would change meanings."""
    for name in MEANING:
        given = [network.options.get(name, "").upper() for network in (before, after)]
        if given[0] != given[1]:
            raise NotComparable(file=after.name, section="OPTIONS", object=name, text=name)
    other = {}
    for name in sorted({*before.options, *after.options} - NO_MATTER):
        pair = before.options.get(name, ""), after.options.get(name, "")
        if pair[0] != pair[1]:
            other[name] = pair
    changes = {
        ("OPTIONS", name): (name, pair[0]) if pair[0] else None for name, pair in other.items() if pair[1]
    }
    new = [(name, pair[0]) for name, pair in other.items() if not pair[1]]
    return (after.patched(changes, {"OPTIONS": new} if new else None) if other else after), other


def differences(before: Network, after: Network) -> list[Difference]:
    """Every object whose lines are not the same, in the order of sections and lines."""
    found = []
    names = list(dict.fromkeys(heading.name for network in (before, after) for heading in network.headings))
    for section in names:
        if section in APART:
            continue
        one, other = _by_object(before, section), _by_object(after, section)
        for key in dict.fromkeys([*one, *other]):
            rows, others = one.get(key, []), other.get(key, [])
            for position in range(max(len(rows), len(others))):
                pair = [side[position] if position < len(side) else None for side in (rows, others)]
                tokens = [row.tokens if row else () for row in pair]
                if tokens[0] != tokens[1]:
                    name = (pair[0] or pair[1]).tokens[_key(section, pair[0] or pair[1])]
                    lines = [row.line if row else None for row in pair]
                    found.append(Difference(section, name, *tokens, *lines))
    return found


def _by_object(network: Network, section: str) -> dict[str, list]:
    rows: dict[str, list] = {}
    for row in network.section(section):
        rows.setdefault(fold(row.tokens[_key(section, row)]), []).append(row)
    return rows


def _key(section: str, row) -> int:
    return min(1 if section in KEYED_BY_SECOND else 0, len(row.tokens) - 1)
