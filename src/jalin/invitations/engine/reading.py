"""The three files of `jalin choose`: invitations.csv, weights.csv, limits.toml (docs/reference/decision-files.md)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from jalin.decisions import Fault
from jalin.decisions.rules_file import Rules
from jalin.decisions.tables import Column, Table, read_table

from . import sentences  # noqa: F401  (registers what the faults say)
from .problem import POINTS, SCORE, Invitation, Problem, Way, make_problem

YES_NO = ("yes", "no")
OWN = ("case", "first_day", "last_day", "received", "in_force", "within_scope", "deputy")
ALWAYS = ("cost", "days")
DEPUTY_PREFIX = "deputy_"
MOST_SCORE = 10
MOST_COMPARED = 10
MOST_DECIMALS = 6


def read_problem(invitations: Path | str, weights: Path | str, limits: Path | str) -> Problem:
    """Read the three files. Raises Fault."""
    voted = _read_weights(weights)
    rules = _Limits(limits)
    resources = (*ALWAYS, *(name for name in rules.limits if name not in ALWAYS))
    _refuse_shared_names(voted, resources, rules, Path(weights).name)
    table = read_table(invitations, _columns(tuple(voted), resources, rules.at_least))
    decimals = _decimals(table, resources, rules.limits)
    return make_problem(
        criteria=tuple(voted),
        weights=tuple(voted.values()),
        resources=resources,
        decimals=decimals,
        limits=tuple(_limit(rules, name, count) for name, count in zip(resources, decimals, strict=True)),
        invitations=[
            _invitation(table, row, tuple(voted), resources, decimals, rules) for row in range(len(table))
        ],
        threshold=rules.threshold,
        at_least=tuple(sorted(rules.at_least.items())),
    )


def _read_weights(path: Path | str) -> dict[str, int]:
    table = read_table(
        path, [Column("criterion", "case", unique=True), Column("points", "whole", least=0, most=POINTS)]
    )
    voted = dict(zip(table["criterion"], table["points"].tolist(), strict=True))
    if sum(voted.values()) != POINTS:
        raise table.fault("invitations.points", row=len(table) - 1, name="points", total=sum(voted.values()))
    for row, name in enumerate(voted):
        if name in OWN or name in ALWAYS or name.startswith(DEPUTY_PREFIX):
            raise table.fault("invitations.taken_name", row=row, name="criterion", value=name)
    return voted


class _Limits:
    """limits.toml, checked."""

    def __init__(self, path: Path | str):
        rules = Rules.read(path)
        self.threshold = _decimal(rules, "threshold", 0, most=POINTS * MOST_SCORE)
        self.deputy_percent = rules.get("deputy_percent", "whole", 50, least=0, most=100)
        self.table = rules.table("limits")
        self.limits = {name: _decimal(self.table, name) for name in self.table.values}
        least = rules.table("at_least", may_miss=True)
        self.at_least = {name: least.get(name, "whole", least=1, most=100) for name in least.values}
        rules.refuse_others()
        for name in self.limits:
            if name in OWN or name.startswith(DEPUTY_PREFIX):
                raise self.table.fault("invitations.taken_name", name, value=name)
        for name in self.at_least:
            if name in OWN or name in self.limits or name in ALWAYS:
                raise least.fault("invitations.taken_name", name, value=name)


def _decimal(rules: Rules, name: str, default: object = ..., most: int | None = None) -> Decimal:
    value = Decimal(str(rules.get(name, "number", default, least=0, most=most)))
    is_exact = value < 10**15 and value == round(value, MOST_DECIMALS)
    if not is_exact:
        raise rules.fault("invitations.inexact", name, decimals=MOST_DECIMALS)
    return value if name != "threshold" else _threshold(rules, value)


def _threshold(rules: Rules, value: Decimal) -> Decimal:
    if value * SCORE != int(value * SCORE):
        raise rules.fault("invitations.inexact", "threshold", decimals=3)
    return value


def _refuse_shared_names(voted: dict, resources: Sequence[str], rules: "_Limits", file: str) -> None:
    for line, name in enumerate(voted, 2):
        if name in resources or name in rules.at_least:
            raise Fault("invitations.taken_name", file=file, line=line, column=1, value=name)


def _columns(criteria: Sequence[str], resources: Sequence[str], at_least: dict[str, int]) -> list[Column]:
    score = {"kind": "number", "least": 0, "most": MOST_SCORE}
    return [
        Column("case", "case", unique=True),
        *(Column(name, **score) for name in criteria),
        *(Column(name, "number", least=0) for name in resources),
        Column("first_day", "date"),
        Column("last_day", "date"),
        Column("received", "date", may_miss=True, may_be_empty=True),
        Column("in_force", "choice", choices=YES_NO, may_miss=True, may_be_empty=True),
        Column("within_scope", "choice", choices=YES_NO, may_miss=True, may_be_empty=True),
        Column("deputy", "choice", choices=YES_NO, may_miss=True, may_be_empty=True),
        *(Column(DEPUTY_PREFIX + name, **score, may_miss=True, may_be_empty=True) for name in criteria),
        *(
            Column(DEPUTY_PREFIX + name, "number", least=0, may_miss=True, may_be_empty=True)
            for name in resources
        ),
        *(Column(name, "text", may_be_empty=True) for name in at_least),
    ]


def _decimals(table: Table, resources: Sequence[str], limits: dict[str, Decimal]) -> tuple[int, ...]:
    """Decimals of each resource, in the file and in its limit."""
    found = []
    for name in resources:
        numbers = [
            *table[name],
            *(value for value in _cells(table, DEPUTY_PREFIX + name) if value is not None),
        ]
        numbers += [limits[name]] if name in limits else []
        found.append(max(max(0, -value.normalize().as_tuple().exponent) for value in numbers))
    return tuple(found)


def _limit(rules: _Limits, name: str, decimals: int) -> int | None:
    return _units(rules.limits[name], decimals) if name in rules.limits else None


def _units(value: Decimal, decimals: int) -> int:
    return int(value.scaleb(decimals))


def _cells(table: Table, name: str) -> list:
    return table[name] if name in table else [None] * len(table)


def _invitation(table: Table, row: int, criteria: Sequence[str], resources: Sequence[str], decimals: Sequence[int],
                rules: _Limits) -> Invitation:  # fmt: skip
    first, last = table["first_day"][row], table["last_day"][row]
    if first > last:
        raise table.fault("invitations.days_backwards", row=row, name="last_day", case=table["case"][row])
    leader = Way(
        tuple(_score(table, row, name, table[name][row]) for name in criteria),
        tuple(_units(table[name][row], count) for name, count in zip(resources, decimals, strict=True)),
    )
    return Invitation(
        case=table["case"][row],
        leader=leader,
        first=first,
        last=last,
        received=_cells(table, "received")[row],
        in_force=_cells(table, "in_force")[row] == "yes",
        within_scope=_cells(table, "within_scope")[row] == "yes",
        deputy=_deputy(table, row, leader, criteria, resources, decimals, rules),
        groups=tuple((name, table[name][row]) for name in sorted(rules.at_least) if table[name][row]),
    )


def _score(table: Table, row: int, name: str, value: Decimal) -> int:
    if value * 10 != int(value * 10):
        raise table.fault("invitations.fine_score", row=row, name=name, value=value)
    return int(value * SCORE)


def _deputy(table: Table, row: int, leader: Way, criteria: Sequence[str], resources: Sequence[str],
            decimals: Sequence[int], rules: _Limits) -> Way | None:  # fmt: skip
    """The deputy's own scores and uses; where a cell is missing a share of the leader's score, the same use, and no
    day of the mayor."""
    if _cells(table, "deputy")[row] != "yes":
        return None
    scores, uses = [], []
    for name, score in zip(criteria, leader.scores, strict=True):
        own = _cells(table, DEPUTY_PREFIX + name)[row]
        share = score * rules.deputy_percent // 100  # scores are tenths, so nothing is cut
        scores.append(share if own is None else _score(table, row, DEPUTY_PREFIX + name, own))
    for name, use, count in zip(resources, leader.uses, decimals, strict=True):
        own = _cells(table, DEPUTY_PREFIX + name)[row]
        uses.append((0 if name == "days" else use) if own is None else _units(own, count))
    return Way(tuple(scores), tuple(uses))


def read_pairs(path: Path | str) -> tuple[list[str], list[list[float]]]:
    """Criteria and matrix of a file of pairwise comparisons. Raises Fault unless each pair is there once."""
    table = read_table(path, [Column("criterion", "case"), Column("than", "case"), Column("times", "text")])
    firsts, seconds = list(table["criterion"]), list(table["than"])
    criteria = list(dict.fromkeys([*firsts, *seconds]))
    if len(criteria) > MOST_COMPARED:
        raise table.fault("invitations.many_criteria", found=len(criteria), most=MOST_COMPARED)
    known: dict[tuple[str, str], float] = {}
    for row, pair in enumerate(zip(firsts, seconds, strict=True)):
        if pair[0] == pair[1] or pair in known:
            raise table.fault("invitations.pair_missing", row=row, name="than", first=pair[0], second=pair[1])
        times = _times(table, row)
        known[pair], known[pair[::-1]] = times, 1 / times
    for place, first in enumerate(criteria):
        for second in criteria[:place]:
            if (first, second) not in known:
                raise table.fault("invitations.pair_missing", first=second, second=first)
    return criteria, [[1.0 if one == other else known[one, other] for other in criteria] for one in criteria]


def _times(table: Table, row: int) -> float:
    text = table["times"][row]
    try:
        times = Fraction(text)
    except (ValueError, ZeroDivisionError):
        times = Fraction(0)
    if len(text) > 9 or not Fraction(1, 9) <= times <= 9:
        raise table.fault("invitations.not_times", row=row, name="times", value=text)
    return float(times)
