"""The files of an award: tables for the office, the proof for everyone, the explanation in three languages."""

from collections.abc import Iterator
from pathlib import Path

from jalin.decisions import Decision
from jalin.decisions.explaining import Sentence, as_html, explain
from jalin.decisions.files import write_file
from jalin.decisions.tables import write_table
from jalin.decisions.words import LANGUAGES

from .applications import NO, YES
from .explaining import heart


def write_award(decision: Decision, folder: Path) -> None:
    """Write winners.csv, cut-offs.csv, reserves.csv, reasons.csv, proof.json and explanation-<lang>.html.

    Merits are written with their decimals. Raises Fault when the folder refuses it.
    """
    proof, result = decision.to_proof(), decision.result
    decimals = result["decimals"]
    winners = [
        [row["rank"], row["case"], row["seat"], _yes_no(row["reverted"]), _points(row["merit"], decimals), _cell(row["lottery"])]
        for row in result["winners"]
    ]  # fmt: skip
    cut_offs = [
        [row["seat"], _yes_no(row["reverted"]), row["seats"], row["filled"], _cell(row["case"]),
         _points(row["merit"], decimals), _cell(row["lottery"])]
        for row in result["cut_offs"]
    ]  # fmt: skip
    reserves = [
        [row["leaves"], _cell(row["enters"]), _yes_no(row["reserved_kept"])] for row in result["reserves"]
    ]
    reasons = [
        [case, row["outcome"], row.get("why", ""), _cell(row["rank"]), _points(row["merit"], decimals), _cell(row["lottery"]),
         row.get("of", ""), " ".join(row["types"])]
        for case, row in decision.reasons["cases"].items()
    ]  # fmt: skip
    tables = {
        "winners.csv": (["rank", "case", "seat", "reverted", "merit", "lottery"], winners),
        "cut-offs.csv": (["seat", "reverted", "seats", "filled", "case", "merit", "lottery"], cut_offs),
        "reserves.csv": (["leaves", "enters", "reserved_kept"], reserves),
        "reasons.csv": (["case", "outcome", "why", "rank", "merit", "lottery", "group", "types"], reasons),
    }
    for name, (header, rows) in tables.items():
        write_file(folder / name, write_table(header, rows))
    for lang in LANGUAGES:
        write_file(folder / f"explanation-{lang}.html", as_html(explain(proof, lang), lang))
    write_file(folder / "proof.json", decision.to_bytes())


def summary(decision: Decision, lang: str) -> Iterator[str]:
    """What the command says: how many seats are filled, and what is at fault where some are not."""
    for block in heart(decision.to_proof(), lang):
        if isinstance(block, Sentence):
            yield block.text


def _yes_no(value: bool) -> str:
    return YES if value else NO


def _cell(value: object) -> object:
    return "" if value is None else value


def _points(units: int | None, decimals: int) -> str:
    """Whole units as a decimal number with a point, as `read_table` reads it."""
    if units is None:
        return ""
    if not decimals:
        return str(units)
    head, tail = divmod(abs(units), 10**decimals)
    return f"{'-' if units < 0 else ''}{head}.{tail:0{decimals}d}"
