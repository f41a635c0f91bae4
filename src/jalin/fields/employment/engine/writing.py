"""The files of a finished placement."""

from pathlib import Path

from jalin.decisions import Decision, Fault
from jalin.decisions.files import write_file
from jalin.decisions.proofs import MOST_BYTES
from jalin.decisions.tables import write_table
from jalin.decisions.words import fixed

UNPLACED = (
    "seeker",
    "choice",
    "place",
    "why",
    "score",
    "lottery",
    "last_score",
    "last_lottery",
    "enough",
    "rules",
)
CUT_OFFS = ("place", "seats", "admitted", "refused", "score", "lottery")


def write_placement(decision: Decision, out: Path) -> None:
    """Write placements.csv, unplaced.csv, cut_offs.csv and proof.json into the folder `out`. Raises Fault."""
    proof = decision.to_bytes()
    if len(proof) > MOST_BYTES:
        raise Fault("placement.too_large", most=MOST_BYTES // 1_000_000)
    result, decimals = decision.result, decision.inputs["score_decimals"]
    write_file(out / "placements.csv", write_table(("seeker", "place"), sorted(result["placements"].items())))
    write_file(out / "unplaced.csv", write_table(UNPLACED, _unplaced(decision, decimals)))
    cut_offs = [
        (
            place,
            row["seats"],
            row["admitted"],
            row["refused"],
            _cell(row["score"], decimals),
            _cell(row["lottery"]),
        )
        for place, row in sorted(result["cut_offs"].items())
    ]
    write_file(out / "cut_offs.csv", write_table(CUT_OFFS, cut_offs))
    write_file(out / "proof.json", proof)


def _unplaced(decision: Decision, decimals: int):
    for seeker, rows in sorted(decision.reasons["unplaced"].items()):
        for choice, row in enumerate(rows, 1):
            enough = row["enough"] if isinstance(row["enough"], str) else _cell(row["enough"], decimals)
            yield (seeker, choice, row["place"], row["why"], _cell(row["score"], decimals), row["lottery"],
                   _cell(row["last_score"], decimals), _cell(row["last_lottery"]), enough,
                   " ".join(row.get("rules", [])))  # fmt: skip


def _cell(value: int | None, decimals: int = 0) -> str:
    """A number as `read_table` reads it."""
    return "" if value is None else fixed(value, decimals, "en").replace(",", "")
