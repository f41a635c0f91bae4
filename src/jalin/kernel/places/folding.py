"""One folding for every comparison of names: width, case, accents, dashes and quotes do not matter."""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans("øłđðıħŧə", "olddihta") | {ord("þ"): "th", ord("æ"): "ae", ord("œ"): "oe"}
_ACCENTS = re.compile("[\u0300-\u036f]")  # Latin accents only: kana voicing marks carry meaning
_DROPPED = re.compile("['\u2018\u2019\u02bb\u02bc\u02b9`´\".]")
_TO_SPACE = re.compile(r"[-\u2010-\u2015\u2212_,;:/()\[\]=・\s]+")


def fold(text: str) -> str:
    """The form in which two spellings of a name are equal: `Wrocław` and `WROCLAW` both give `wroclaw`."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if not folded.isascii():
        folded = _ACCENTS.sub("", unicodedata.normalize("NFD", folded)).translate(_LETTERS)
        folded = unicodedata.normalize("NFC", folded)
    return _TO_SPACE.sub(" ", _DROPPED.sub("", folded)).strip()
