"""The closed list of applications as the decision takes it in: by case number, in the order of the numbers."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from jalin.decisions.faults import Fault
from jalin.decisions.tables import Column, Table, read_table

from .rules import NUMBER, OPEN, REVIEWS, SCORE, AwardRules

_REVIEW = re.compile(r"([^\s=]{1,50})=(-?[0-9]{1,9}(?:\.[0-9]{1,6})?)")
YES, NO = "yes", "no"


def read_applications(path: Path | str, rules: AwardRules, *, announced: Path | str | None = None,
                      withdrawn: Iterable[str] = ()) -> dict:  # fmt: skip
    """The inputs of a decision from `applications.csv`. Raises Fault.

    The columns are `case`, `score` or `reviews` as the rules say, every attribute and every group of theirs, and
    no other: a name has no place here. announced: winners made public before, as `winners.csv` of that decision.
    """
    table = read_table(path, _columns(rules))
    order = sorted(range(len(table)), key=lambda row: table["case"][row].encode())
    inputs = {
        "cases": [table["case"][row] for row in order],
        "attributes": {name: _attribute(table[name], order) for name in rules.attributes},
        "groups": {cap.group: [table[cap.group][row] for row in order] for cap in rules.caps},
        "withdrawn": sorted(set(withdrawn)),
        "announced": {},
    }
    if rules.merit_from == SCORE:
        scores = table[SCORE]
        inputs[SCORE] = {"decimals": scores.decimals, "units": [int(scores.units[row]) for row in order]}
    else:
        inputs[REVIEWS] = _read_reviews(table, order, rules)
    _check_nested(table, rules)
    known = set(inputs["cases"])
    for case in inputs["withdrawn"]:
        if case not in known:
            raise Fault("award.not_withdrawn", case=case)
    if announced is not None:
        inputs["announced"] = _read_announced(announced, rules, known)
    return inputs


def _columns(rules: AwardRules) -> list[Column]:
    merit = Column(SCORE, "number") if rules.merit_from == SCORE else Column(REVIEWS)
    attributes = [
        Column(name, "number") if values == NUMBER else Column(name, "choice", choices=values)
        for name, values in rules.attributes.items()
    ]
    return [
        Column("case", "case", unique=True),
        merit,
        *attributes,
        *(Column(cap.group) for cap in rules.caps),
    ]


def _attribute(values, order: Sequence[int]) -> list[str]:
    return [str(values[row]) for row in order]


def _read_reviews(table: Table, order: Sequence[int], rules: AwardRules) -> dict:
    """Reviewers by number, and for every case the pairs (reviewer, score in units), in the order of entry."""
    read = [_read_cell(table, row, rules) for row in range(len(table))]
    scores = [score for pairs in read for _reviewer, score in pairs]
    decimals = max(0, *(-score.as_tuple().exponent for score in scores))
    reviewers = sorted({reviewer for pairs in read for reviewer, _score in pairs})
    number = {reviewer: index for index, reviewer in enumerate(reviewers)}
    return {
        "decimals": decimals,
        "reviewers": reviewers,
        "of": [
            [[number[reviewer], int(score.scaleb(decimals))] for reviewer, score in read[row]]
            for row in order
        ],
    }


def _read_cell(table: Table, row: int, rules: AwardRules) -> list[tuple[str, Decimal]]:
    """`R01=78 R07=81.5 R12=80` -> reviewer and score."""
    lowest, highest = rules.reviews.scale
    found: dict[str, Decimal] = {}
    for part in table[REVIEWS][row].split():
        match = _REVIEW.fullmatch(part)
        if match is None:
            raise table.fault("award.review_form", row=row, name=REVIEWS, value=part)
        reviewer, score = match[1], Decimal(match[2])
        if reviewer in found:
            raise table.fault("award.review_twice", row=row, name=REVIEWS, value=reviewer)
        if not lowest <= score <= highest:
            raise table.fault(
                "award.off_scale", row=row, name=REVIEWS, value=part, lowest=lowest, highest=highest
            )
        found[reviewer] = score
    if len(found) < rules.reviews.at_least:
        raise table.fault("award.few_reviews", row=row, name=REVIEWS, value=table["case"][row], got=len(found),
                          least=rules.reviews.at_least)  # fmt: skip
    return list(found.items())


def _check_nested(table: Table, rules: AwardRules) -> None:
    """Every school in one district: each group of a level lies in one group of the next."""
    for inner, outer in zip(rules.caps, rules.caps[1:], strict=False):
        lies_in: dict[str, str] = {}
        for row, (group, around) in enumerate(zip(table[inner.group], table[outer.group], strict=True)):
            if lies_in.setdefault(group, around) != around:
                raise table.fault("award.not_nested", row=row, name=outer.group, value=group, one=lies_in[group],
                                  other=around, group=inner.group)  # fmt: skip


def _read_announced(path: Path | str, rules: AwardRules, known: set[str]) -> dict[str, Mapping]:
    columns = [
        Column("case", "case", unique=True),
        Column("seat", "choice", choices=tuple(rules.types)),
        Column("reverted", "choice", choices=(YES, NO), may_miss=True),
        *(Column(name, may_miss=True, may_be_empty=True) for name in ("rank", "merit", "lottery")),
    ]
    table = read_table(path, columns)
    found = {}
    for row in range(len(table)):
        case = table["case"][row]
        if case not in known:
            raise table.fault("award.not_announced", row=row, name="case", case=case)
        reverted = "reverted" in table and table["reverted"][row] == YES and table["seat"][row] == OPEN
        found[case] = {"seat": table["seat"][row], "reverted": reverted}
    return found
