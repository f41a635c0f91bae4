"""Which signs the typefaces of the house have a shape for. What they lack cannot stand in an archival PDF."""

import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent / "fonts"
WIDEST = (
    "NotoSerifJP_400Regular.ttf",
    "PlusJakartaSans_400Regular.ttf",
)  # the others of each family have the same signs
GETA = "〓"  # what a Japanese typesetter puts where a type is missing
TURNING = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)  # a reader would see another order than is written
SPACES = frozenset("\n\r\t\v\f")


def unprintable(text: str) -> str:
    """The signs of `text` that no typeface can show, each once, in their order; "" where all can be set."""
    return "".join(sign for sign in dict.fromkeys(text) if not _has_shape(sign))


def marked(value):
    """JSON data with GETA in place of every sign that has no shape."""
    if isinstance(value, str):
        return "".join(sign if _has_shape(sign) else GETA for sign in value)
    if isinstance(value, dict):
        return {key: marked(one) for key, one in value.items()}
    return [marked(one) for one in value] if isinstance(value, list | tuple) else value


def _has_shape(sign: str) -> bool:
    if sign.isascii():
        return sign >= " " and sign != "\x7f" or sign in SPACES
    if sign in TURNING:
        return False
    return ord(sign) in _shapes() or unicodedata.category(sign) == "Cf" or _is_selector(sign)


def _is_selector(sign: str) -> bool:
    """Chooses between shapes of the sign before it; a typeface without that shape shows the usual one."""
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


@cache
def _shapes() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    return frozenset().union(*(TTFont(FONTS / name, lazy=True).getBestCmap() for name in WIDEST))
