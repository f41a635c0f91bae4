"""Indonesian compounds that are written as one word and as two: "kerjasama", "kerja sama", "bekerja sama". Pure Python.

The official spelling (EYD V, on gabungan kata) writes them apart, and together when both a prefix and a suffix embrace them
("pertanggungjawaban"); in letters and in the press both are met. Both are found by either."""

import re
from functools import lru_cache

PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "alih bahasa", "alih teknologi", "ambil alih", "beri tahu", "campur tangan", "daur ulang", "daya guna", "daya saing",
        "ganti rugi", "gotong royong", "hasil guna", "ikut serta", "jual beli", "kerja bakti", "kerja sama", "lalu lintas",
        "lipat ganda", "olah raga", "orang tua", "peran serta", "salah guna", "sebar luas", "serah terima", "sosial budaya",
        "sumber daya", "tanda tangan", "tanggung jawab", "tata kelola", "tata ruang", "tata usaha", "tatap muka", "terima kasih",
        "tindak lanjut", "tumpang tindih", "uji coba", "wali kota",
    )
)  # fmt: skip
_AFTER: dict[str, list[str]] = {}
for _first, _second in sorted(PAIRS):
    _AFTER.setdefault(_first, []).append(_second)
_NASAL = "me[mn]?|meng|meny|pe[mn]?|peng|peny"
_PREFIX = f"memper|member|diper|keber|keter|ber?|per|ter|ke|di|se|{_NASAL}"
_SUFFIX = "kannya|annya|inya|kan|nya|lah|kah|an|i"


def _pattern(first: str, second: str) -> str:
    """With its affixes; t, k, s and p go after a nasal: tanda tangan -> menandatangani."""
    whole, name = first + second, f"{first}_{second}"
    softened = f"|(?:{_NASAL}){whole[1:]}" if whole[0] in "tksp" else ""
    return f"(?P<{name}>(?:(?:{_PREFIX})?{whole}{softened})(?:{_SUFFIX})?)"


_JOINED = re.compile("|".join(_pattern(*pair) for pair in sorted(PAIRS)))


@lru_cache(maxsize=50_000)
def parts_of(word: str) -> tuple[str, str] | None:
    """ "bekerjasama" -> ("kerja", "sama"); None for a word that is no compound."""
    found = _JOINED.fullmatch(word) if len(word) > 7 else None
    return tuple(found.lastgroup.split("_")) if found else None


def joined(before: frozenset[str] | set[str], after: frozenset[str] | set[str]) -> str:
    """The compound that two words beside each other make, of which the forms and stems are given; "" where they make none."""
    for first in before:
        for second in _AFTER.get(first, ()):
            if second in after:
                return first + second
    return ""
