"""Text that comes again with small changes. Pure Python.

The folded text is cut into all its pieces of eight letters; the eight smallest of their digests are the text's *marks* (bottom-k
sketch, Broder 1997). Texts that share most pieces share most marks, so a copy with another link or name is found, by look-ups alone.
"""

import zlib
from heapq import nsmallest

from jalin.kernel.search.tokens import fold_words

PIECE, MARKS = 8, 8
SHORTEST = 24  # letters; "thank you very much" comes from many and says nothing


def marks_of(text: str) -> list[int]:
    """At most MARKS numbers below 2**32; none for a short text."""
    plain = "".join(fold_words(text)).encode()
    if len(plain) < SHORTEST:
        return []
    pieces = {zlib.crc32(plain[at : at + PIECE]) for at in range(len(plain) - PIECE + 1)}
    return nsmallest(MARKS, pieces)


def times_seen(counts: list[int]) -> int:
    """How often a text like this came before, told from how often each of its marks did: most of them have to agree."""
    if not counts:
        return 0
    return sorted(counts, reverse=True)[(len(counts) * 5 + 7) // 8 - 1]
