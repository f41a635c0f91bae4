"""The placement as a decision that anyone can recompute."""

import numpy as np

from jalin.decisions import Decision

from .acceptance import Placement, settle
from .call import Call, make_call
from .checking import Certificate, check_placement
from .reasons import reasons_for_unplaced

METHOD = "1"
TIES = "lottery"
TARGETS = "proportional to seats, largest remainders"


def place(
    inputs: dict, caps: dict, seed: str, *, rules: dict | None = None, rules_version: str = "1"
) -> Decision:
    """Decide a placement. `inputs` and `caps` as `reading.read_files` gives them; `rules`: further rules to keep in
    the proof (the texts of the rules of eligibility)."""
    kept = {"ties": TIES, "caps": caps, "targets": TARGETS, **(rules or {})}
    found = recompute(inputs, kept, seed)
    return Decision("placement", METHOD, inputs, kept, **found, rules_version=rules_version, seed=seed)


def recompute(inputs: dict, rules: dict, seed: str) -> dict:
    """`result` and `reasons` of a placement, from its inputs alone. Raises ValueError for other rules than ours."""
    if rules["ties"] != TIES or rules["targets"] != TARGETS:
        raise ValueError("ties or targets by a rule that this method does not have")
    call = make_call(inputs, rules["caps"], seed)
    placement = settle(call.market)
    certificate = check_placement(*_arrays(call), placement.place_of, call.market.group_of, call.market.caps)
    if not certificate.holds:
        raise AssertionError("the placement does not pass its own check")
    result = {
        "placements": _named(call, placement),
        "cut_offs": _cut_offs(call, placement),
        "certificate": _certificate(certificate),
        "counts": _counts(call, placement),
    }
    return {
        "result": result,
        "reasons": {"unplaced": reasons_for_unplaced(call, placement, result["cut_offs"])},
    }


def _arrays(call: Call) -> tuple:
    """The scores as given, not the market's levels: the check shares nothing with the placement."""
    return call.market.offsets, call.market.places, call.scores, call.lottery, call.market.seats


def _named(call: Call, placement: Placement) -> dict:
    names = [*call.places, ""]  # -1 is the last
    return {
        seeker: names[place] for seeker, place in zip(call.seekers, placement.place_of.tolist(), strict=True)
    }


def _cut_offs(call: Call, placement: Placement) -> dict:
    """For each place its seats, how many it admitted and refused, and the score and lottery number of the last
    admitted (None where nobody was refused)."""
    market = call.market
    held = placement.entries[placement.entries >= 0]
    admitted = np.bincount(market.places[held], minlength=len(call.places))
    position = np.where(placement.entries < 0, np.iinfo(np.int64).max, placement.entries)
    wanted = np.arange(len(market.places)) < position[call.seeker_of_entry]
    refused = np.bincount(market.places[wanted], minlength=len(call.places))
    last = _last_admitted(call, held)
    return {
        name: {
            "seats": int(market.seats[at]), "admitted": int(admitted[at]), "refused": int(refused[at]),
            "score": last[at][0] if refused[at] and at in last else None,
            "lottery": last[at][1] if refused[at] and at in last else None,
        }
        for at, name in enumerate(call.places)
    }  # fmt: skip


def _last_admitted(call: Call, held: np.ndarray) -> dict[int, tuple[int, int]]:
    """place -> score and lottery number of the last admitted."""
    last: dict[int, tuple[int, int]] = {}
    places, scores = call.market.places[held].tolist(), call.scores[held].tolist()
    for place, score, seeker in zip(places, scores, call.seeker_of_entry[held].tolist(), strict=True):
        number = call.lottery[seeker]
        if place not in last or (score, -number) < (last[place][0], -last[place][1]):
            last[place] = (score, number)
    return last


def _certificate(found: Certificate) -> dict:
    return {
        "checked_entries": found.entries,
        "blocking_pairs": found.blocking_pairs,
        "against_full_group": found.against_full_group,
    }


def _counts(call: Call, placement: Placement) -> dict:
    lists = call.inputs["lists"]
    first = sum(
        place >= 0 and lists[seeker][0] == call.places[place]
        for seeker, place in zip(call.seekers, placement.place_of.tolist(), strict=True)
    )
    return {"seekers": len(call.seekers), "placed": placement.placed, "first_choices": int(first)}
