"""The tables of a placement as the inputs of its decision: lists, seats, scores, caps, and who may be placed where."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from jalin.decisions.tables import Cases, Column, Names, Table, read_table

MOST_SEATS = 10_000_000
AT_MOST = ("at_most", "at most")
RESULTS = ("pass", "fail", "unknown")
LISTS = (Column("seeker", "case"), Column("rank", "whole", least=1), Column("place", "case"))
SEATS = (
    Column("place", "case", unique=True),
    Column("seats", "whole", least=0, most=MOST_SEATS),
    Column("group", "text", may_miss=True, may_be_empty=True),
)
SCORES = (Column("place", "case"), Column("seeker", "case"), Column("score", "number"))
CAPS = (
    Column("group", "text", unique=True),
    *(Column(name, "whole", least=0, most=MOST_SEATS * 1000, may_miss=True) for name in AT_MOST),
)
ELIGIBLE = (
    Column("seeker", "case"),
    Column("place", "case"),
    Column("result", "choice", choices=RESULTS),
    Column("rules", "text", may_miss=True, may_be_empty=True),
)


@dataclass(frozen=True)
class Files:
    """Where the tables lie; caps and eligible may be missing."""

    lists: Path
    seats: Path
    scores: Path
    caps: Path | None = None
    eligible: Path | None = None


@dataclass(frozen=True)
class Read:
    """`inputs` and `caps` of the decision; `idle_scores`: rows of scores for pairs that nobody listed."""

    inputs: dict
    caps: dict
    idle_scores: int


def read_files(files: Files) -> Read:
    """Read and check the tables of a placement. Raises Fault."""
    seekers, places = Names(), Names()
    seats = read_table(files.seats, SEATS, names={"place": places})
    lists = read_table(files.lists, LISTS, names={"seeker": seekers, "place": places})
    count = len(seats)
    _refuse_stranger(lists, count)
    order = _in_order(lists)
    listed = len(seekers)
    scores = read_table(files.scores, SCORES, names={"seeker": seekers, "place": places}, may_be_empty=True)
    _refuse_stranger(scores, count)
    units, idle = _scores_of(lists, scores, order, count)
    caps = _read_caps(files.caps, seats)
    inputs = {
        **_lists(lists, order, units, listed),
        "score_decimals": scores["score"].decimals if len(scores) else 0,
        "places": _places(seats),
    }
    if files.eligible is not None:
        inputs["eligibility"] = _read_eligible(files.eligible, seekers, places, count)
    return Read(inputs, caps, idle)


def _refuse_stranger(table: Table, count: int) -> None:
    """Places from `count` on were not in the seats."""
    codes = table["place"].codes
    if len(codes) and int(codes.max()) >= count:
        row = int(np.argmax(codes >= count))
        raise table.fault("placement.no_seats_row", row=row, name="place", place=table["place"][row])


def _in_order(lists: Table) -> np.ndarray:
    """The rows by seeker and rank. Raises Fault for a rank or a place that a seeker has twice."""
    seekers, ranks, places = lists["seeker"].codes, lists["rank"], lists["place"].codes
    if len(ranks) > 1:
        steps = np.diff(seekers)
        if ((steps > 0) | ((steps == 0) & (np.diff(ranks) > 0))).all():
            order = np.arange(len(ranks))
        else:
            order = np.lexsort((ranks, seekers))
    else:
        order = np.arange(len(ranks))
    _refuse_twice(lists, order, (seekers, ranks), "rank")
    by_place = seekers.astype(np.int64) * (int(places.max()) + 1) + places
    by_place.sort()
    if (by_place[1:] == by_place[:-1]).any():
        _refuse_twice(lists, np.lexsort((places, seekers)), (seekers, places), "place")
    return order


def _refuse_twice(table: Table, order: np.ndarray, keys: tuple[np.ndarray, np.ndarray], name: str) -> None:
    """Raises Fault for the first row that repeats another; `order` is stable and brings equal keys together."""
    same = np.ones(len(order) - 1, dtype=bool)
    for key in keys:
        same &= key[order[1:]] == key[order[:-1]]
    if same.any():
        again = order[1:][same]
        row = int(again.min())
        first = int(order[:-1][same][np.argmin(again)])
        raise table.fault("placement.twice", row=row, name=name, value=table[name][row], seeker=table["seeker"][row],
                          first=table.lines[first])  # fmt: skip


def _scores_of(lists: Table, scores: Table, order: np.ndarray, count: int) -> tuple[list, int]:
    """For each listed pair (in `order`) the score in units or None; and how many scores nobody asked for."""
    wanted = _pairs(lists, count)[order]
    if not len(scores):
        return [None] * len(wanted), 0
    given = _pairs(scores, count)
    by_pair = np.argsort(given, kind="stable")
    _refuse_twice(scores, by_pair, (given, given), "seeker")
    given = given[by_pair]
    at = np.minimum(np.searchsorted(given, wanted), len(given) - 1)
    is_given = given[at] == wanted
    units = np.asarray(scores["score"].units)[by_pair][at].tolist()
    missing = np.flatnonzero(~is_given).tolist()
    for index in missing:
        units[index] = None
    return units, len(given) - (len(wanted) - len(missing))


def _pairs(table: Table, count: int) -> np.ndarray:
    return table["seeker"].codes.astype(np.int64) * max(1, count) + table["place"].codes


def _lists(lists: Table, order: np.ndarray, units: list, seekers: int) -> dict:
    """The lists and, beside each, the scores of the places on it."""
    codes = lists["seeker"].codes[order]
    bounds = np.searchsorted(codes, np.arange(seekers + 1)).tolist()
    names = np.array(lists["place"].names.list, dtype=object)[lists["place"].codes[order]].tolist()
    cases: Cases = lists["seeker"]
    spans = [(cases.names[code], bounds[code], bounds[code + 1]) for code in range(seekers)]
    return {
        "lists": {case: names[start:end] for case, start, end in spans},
        "scores": {case: units[start:end] for case, start, end in spans},
    }


def _places(seats: Table) -> dict:
    rows = zip(seats["place"], seats["seats"].tolist(), _groups(seats), strict=True)
    return {place: {"seats": number} | ({"group": group} if group else {}) for place, number, group in rows}


def _groups(seats: Table) -> list[str | None]:
    return seats["group"] if "group" in seats else [None] * len(seats)


def _read_caps(path: Path | None, seats: Table) -> dict:
    """group -> at most. Raises Fault for a group that no place has."""
    if path is None:
        return {}
    known = set(filter(None, _groups(seats)))
    caps = read_table(path, CAPS)
    most = [name for name in AT_MOST if name in caps]
    if len(most) != 1:
        raise caps.fault("table.missing_column" if not most else "table.twice_column", name=AT_MOST[0])
    for row, group in enumerate(caps["group"]):
        if group not in known:
            shown = ", ".join(sorted(known)) or "-"
            raise caps.fault("placement.no_such_group", row=row, name="group", group=group, known=shown)
    return dict(zip(caps["group"], caps[most[0]].tolist(), strict=True))


def _read_eligible(path: Path, seekers: Names, places: Names, count: int) -> dict:
    """seeker -> place -> {"result", "rules"} for the pairs that were judged."""
    table = read_table(path, ELIGIBLE, names={"seeker": seekers, "place": places}, may_be_empty=True)
    _refuse_stranger(table, count)
    if len(table) > 1:
        pairs = _pairs(table, count)
        _refuse_twice(table, np.argsort(pairs, kind="stable"), (pairs, pairs), "seeker")
    found: dict = {}
    rules = table["rules"] if "rules" in table else [None] * len(table)
    for seeker, place, result, cited in zip(
        table["seeker"], table["place"], table["result"], rules, strict=True
    ):
        found.setdefault(seeker, {})[place] = {"result": result, "rules": (cited or "").split()}
    return found
