"""The lottery that breaks ties: fixed list, public draw, and everyone can recompute the numbers.

As RFC 3797 advises: the list is closed and its digest published, the source of the draw is named, then the
draw is made. With `list_digest` and the draw anyone gets the seed, and with the seed every number.
"""

import hashlib
from collections.abc import Iterable, Sequence

from .faults import Fault


def list_digest(cases: Iterable[str]) -> str:
    """Hexadecimal SHA-256 of the closed list: one case a line, ascending by UTF-8 bytes, each ended by LF.

    Of a plain file that is in that order already this is what `sha256sum` prints.
    """
    lines = sorted(case.encode() for case in cases)
    return hashlib.sha256(b"".join(line + b"\n" for line in lines)).hexdigest()


def make_seed(digest: str, draw: str) -> str:
    """Hexadecimal SHA-256 of the UTF-8 text `digest|draw`: digest of the closed list, public draw."""
    return hashlib.sha256(f"{digest}|{draw}".encode()).hexdigest()


def draw_numbers(cases: Sequence[str], seed: str) -> list[int]:
    """The lottery number of each case, in the order of `cases`: 1..n, a smaller number wins.

    Number = position of the case in the ascending order of the hexadecimal SHA-256 of the UTF-8 text
    `seed|case`. The order of `cases` does not matter. Raises Fault for a case that is there twice.
    """
    start = hashlib.sha256(f"{seed}|".encode())
    drawn = []
    for case in cases:
        one = start.copy()
        one.update(case.encode())
        drawn.append(one.digest())  # bytes ascend as their hexadecimal does
    order = sorted(range(len(drawn)), key=drawn.__getitem__)
    numbers = [0] * len(drawn)
    for position, index in enumerate(order, 1):
        numbers[index] = position
    if len(set(drawn)) != len(drawn):
        seen: set[str] = set()
        twice = next(case for case in cases if case in seen or seen.add(case))
        raise Fault("lottery.twice", case=twice)
    return numbers
