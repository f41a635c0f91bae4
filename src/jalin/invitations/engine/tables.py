"""The decision as tables for a spreadsheet, made from the proof file."""

from fractions import Fraction

from jalin.decisions.tables import write_table

CHOICES = ("case", "answer", "reason", "value", "loss", "leaves", "enters", "stability")
POINTS = ("case", "who", "criterion", "weight", "score", "points")
CHANGES = ("case", "criterion", "weight", "changes_below", "changes_above", "exact_below", "exact_above")


def as_tables(proof: dict) -> dict[str, str]:
    """File name -> CSV. In changes.csv the rows of an empty case are the whole set's."""
    told = proof["reasons"].get("invitations", {})
    return {
        "choices.csv": write_table(CHOICES, [_choice(proof, case, one) for case, one in told.items()]),
        "points.csv": write_table(POINTS, list(_points(proof, told))),
        "changes.csv": write_table(CHANGES, list(_changes(proof, told))),
    }


def _choice(proof: dict, case: str, one: dict) -> list:
    answer = proof["result"]["answers"][case]
    value = one["values"]["deputy" if answer == "chosen_deputy" else "leader"]["value"]
    return [case, answer, one["reason"], value, one["loss"], " ".join(one["leaves"]), " ".join(one["enters"]),
            one["stability"]]  # fmt: skip


def _points(proof: dict, told: dict):
    criteria, weights = proof["inputs"]["criteria"], proof["rules"]["weights"]
    for invitation in proof["inputs"]["invitations"]:
        case = invitation["case"]
        for who, values in told.get(case, {"values": {}})["values"].items():
            for name, score in zip(criteria, invitation[who]["scores"], strict=True):
                yield [case, who, name, weights[name], score, values["points"][name]]


def _changes(proof: dict, told: dict):
    weights = proof["rules"]["weights"]
    everything = {
        "": proof["reasons"].get("set_changes", {}),
        **{case: one["changes"] for case, one in told.items()},
    }
    for case, changes in everything.items():
        for name, ends in changes.items():
            exact = [ends["down"], ends["up"]]
            near = ["" if end is None else f"{float(Fraction(end)):.4f}" for end in exact]
            yield [case, name, weights[name], *near, *exact]
