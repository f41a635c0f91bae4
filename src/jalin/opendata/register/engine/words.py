"""Words of registers with a fixed meaning: kinds of agreement, placeholders, lengths of time."""

import csv
import re
from functools import cache
from importlib.resources import files

from jalin.kernel.places.folding import fold

# Written where a partner's name belongs, and nobody's name.
_PLACEHOLDERS = frozenset(
    ["mitra non pna", "non pna", "lain lain", "lainnya", "dan lain lain", "dll", "berbagai mitra",
    "berbagai pihak",
     "mitra", "various", "others", "other", "several", "etc", "partner", "その他", "複数", "各国", "各都市",
     "諸都市"]
)  # fmt: skip
_DURATION = re.compile(
    r"(?:selama\s+)?(?P<number>[0-9]{1,2})\s*(?:\([^)]*\)\s*)?"
    r"(?:(?P<years>tahun|thn|years?|年間?|ヵ年|か年)|(?P<months>bulan|bln|months?|[かヶヵケ]月間?))",
    re.IGNORECASE,
)


def read_kind(text: str) -> str | None:
    """sister, mou, loi, ia, network, visit or meeting, else None. `MoU (Sister City)` is an MoU."""
    folded = fold(text)
    kinds = _kinds()
    if folded in kinds:
        return kinds[folded]
    outside = fold(re.sub(r"[(（].*?[)）]", " ", text))
    return kinds.get(outside)


def is_placeholder(text: str) -> bool:
    """`Mitra Non-PNA`, `その他`; what has no letter at all and a bare Wikidata number: they name nobody."""
    if re.fullmatch(r"Q[0-9]{2,}", text) or not any(char.isalpha() for char in text):
        return True
    return fold(text) in _PLACEHOLDERS


def read_duration(text: str) -> dict[str, int] | None:
    """`5 tahun`, `5 (lima) tahun`, `36 months`, `5年間` → {"years": 5} or {"months": 36}."""
    found = _DURATION.fullmatch(" ".join(text.split()))
    if not found:
        return None
    return {"years" if found["years"] else "months": int(found["number"])}


@cache
def _kinds() -> dict[str, str]:
    text = (files(__package__) / "data" / "kinds.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {fold(phrase): row["kind"] for row in rows for phrase in row["phrases"].split("|")}
