"""One folded form of a name, for order and for finding the same partner under another spelling. Pure Python."""

import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)


def fold(text: str) -> str:
    """NFKC, lower case, accents off, white space single: "Wrocław " -> "wroclaw". Never longer than 200."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).casefold().translate(_LETTERS)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(unicodedata.normalize("NFC", plain).split())[:200]
