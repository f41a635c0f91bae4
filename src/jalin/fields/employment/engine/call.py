"""The inputs of a placement with numbers for names."""

from dataclasses import dataclass
from itertools import chain

import numpy as np

from jalin.decisions.lottery import draw_numbers

from .market import NO_GROUP, Market, make_market


@dataclass(frozen=True)
class Call:
    """The inputs of a placement with numbers for names.

    seekers, places, groups: names, ascending. lottery: number of each seeker. The market holds the pairs that
    enter; `scores` (units, as given) and `seeker_of_entry` say more of each of its entries.
    """

    inputs: dict
    caps: dict
    seekers: list[str]
    places: list[str]
    groups: list[str]
    lottery: list[int]
    market: Market
    scores: np.ndarray
    seeker_of_entry: np.ndarray

    def pair_result(self, seeker: str, place: str) -> dict:
        """What the rules of eligibility say of a pair; a pair that was not judged is unknown."""
        if "eligibility" not in self.inputs:
            return {"result": "pass", "rules": []}
        return self.inputs["eligibility"].get(seeker, {}).get(place, {"result": "unknown", "rules": []})


def make_call(inputs: dict, caps: dict, seed: str) -> Call:
    """Names to numbers: all in ascending order of names, so that the order of rows never matters."""
    seekers, places, groups = sorted(inputs["lists"]), sorted(inputs["places"]), sorted(caps)
    number = {place: at for at, place in enumerate(places)}
    group_number = {group: at for at, group in enumerate(groups)}
    lengths = [len(inputs["lists"][seeker]) for seeker in seekers]
    total = sum(lengths)
    listed = np.fromiter(map(number.__getitem__, _joined(inputs["lists"], seekers)), np.int32, total)
    given = list(_joined(inputs["scores"], seekers))
    enters = np.fromiter((score is not None for score in given), bool, total)
    seeker_of = np.repeat(np.arange(len(seekers), dtype=np.int32), lengths)
    if "eligibility" in inputs:
        enters &= _passes(inputs, seekers)
    scores = np.array([0 if score is None else score for score in given], dtype=np.int64)[enters]
    offsets = np.concatenate([[0], np.cumsum(np.bincount(seeker_of[enters], minlength=len(seekers)))])
    lottery = draw_numbers(seekers, seed)
    rows = [inputs["places"][place] for place in places]
    group_of = [group_number.get(row.get("group"), NO_GROUP) for row in rows]
    market = make_market(offsets, listed[enters], scores, lottery, [row["seats"] for row in rows], group_of,
                         [caps[group] for group in groups])  # fmt: skip
    return Call(inputs, caps, seekers, places, groups, lottery, market, scores, seeker_of[enters])


def _joined(lists: dict, seekers: list[str]):
    return chain.from_iterable(map(lists.__getitem__, seekers))


def _passes(inputs: dict, seekers: list[str]) -> np.ndarray:
    judged, none = inputs["eligibility"], {}
    return np.array([
        judged.get(seeker, none).get(place, none).get("result") == "pass"
        for seeker in seekers for place in inputs["lists"][seeker]
    ], dtype=bool)  # fmt: skip
