"""Why somebody was not placed: for every place on the list what stood against it, and what would have been enough."""

from .acceptance import Placement
from .call import Call
from .least_change import NO_SCORE, keys_to_beat

ANY, NONE = "any", "none"  # any score would have been enough; none would


def reasons_for_unplaced(call: Call, placement: Placement, cut_offs: dict) -> dict:
    """seeker -> one row for each listed place, in the order of the list; see `_row`."""
    unplaced = [at for at, place in enumerate(placement.place_of.tolist()) if place < 0]
    number = {place: at for at, place in enumerate(call.places)}
    wanted = {at: [number[place] for place in call.inputs["lists"][call.seekers[at]]] for at in unplaced}
    to_beat = keys_to_beat(call.market, placement, wanted)
    return {call.seekers[at]: _rows(call, at, to_beat[at], wanted[at], cut_offs) for at in unplaced}


def _rows(call: Call, at: int, to_beat: dict, places: list[int], cut_offs: dict) -> list[dict]:
    seeker = call.seekers[at]
    scores = call.inputs["scores"][seeker]
    return [
        _row(call, at, place, score, to_beat[place], cut_offs[call.places[place]])
        for place, score in zip(places, scores, strict=True)
    ]


def _row(call: Call, at: int, place: int, score: int | None, key: int, cut_off: dict) -> dict:
    """One refusal: place, why, her score and lottery number, those of the last admitted, `enough` (the least score
    that would have given her the place, ANY or NONE), and the rules that kept the pair out."""
    name = call.places[place]
    judged = call.pair_result(call.seekers[at], name)
    row = {
        "place": name,
        "why": why_refused(judged["result"], score, cut_off),
        "score": score,
        "lottery": call.lottery[at],
        "last_score": cut_off["score"],
        "last_lottery": cut_off["lottery"],
        "enough": _enough(call, at, place, key),
    }
    if judged["rules"]:
        row["rules"] = judged["rules"]
    if row["why"] == "group_full":
        row["group"] = call.inputs["places"][name]["group"]
    return row


def why_refused(result: str, score: int | None, cut_off: dict) -> str:
    """not_eligible, eligibility_unknown, not_scored, no_seats, group_full, lottery or score."""
    if result != "pass":
        return "not_eligible" if result == "fail" else "eligibility_unknown"
    if score is None:
        return "not_scored"
    if not cut_off["seats"]:
        return "no_seats"
    if cut_off["admitted"] < cut_off["seats"]:
        return "group_full"
    return "lottery" if score == cut_off["score"] else "score"


def _enough(call: Call, at: int, place: int, key: int) -> int | str:
    """The least score: that of the one to beat, and one unit more where the lottery would not do it."""
    if key == NO_SCORE:
        return NONE
    if key == 0:
        return ANY
    rival = int(call.market.seeker_of_ticket[key % call.market.base])
    seeker = call.seekers[rival]
    score = call.inputs["scores"][seeker][call.inputs["lists"][seeker].index(call.places[place])]
    return score if call.lottery[at] < call.lottery[rival] else score + 1
