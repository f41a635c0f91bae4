"""A sorted list of names kept as one block of bytes and searched by halving: small in memory, ready at once.

One line per folded name: `bandung<tab>154m 35011u`, the numbers of its places with how the name belongs to
each: m its own name, o another name, u its name without the word for the unit.
"""

from collections.abc import Iterator


class PackedNames:
    def __init__(self, block: bytes) -> None:
        self._block = block

    def exactly(self, folded: str) -> list[tuple[int, str]]:
        """(place number, flag) of each place that bears this name."""
        start = folded.encode() + b"\t"
        at = self._first_line(start)
        return _parse(self._line(at)) if self._block.startswith(start, at) else []

    def starting_with(self, folded: str) -> Iterator[tuple[int, str]]:
        """The same for every name that begins so; a place may come several times."""
        start = folded.encode()
        at = self._first_line(start)
        while self._block.startswith(start, at) and at < len(self._block):
            line = self._line(at)
            yield from _parse(line)
            at += len(line) + 1

    def _first_line(self, start: bytes) -> int:
        """Where the first line that is not smaller than `start` begins."""
        low, high = 0, len(self._block)
        while low < high:
            middle = self._block.rfind(b"\n", low, (low + high) // 2) + 1 or low
            line = self._line(middle)
            if line < start:
                low = middle + len(line) + 1
            else:
                high = middle
        return low

    def _line(self, at: int) -> bytes:
        end = self._block.find(b"\n", at)
        return self._block[at:end] if end >= 0 else self._block[at:]


def _parse(line: bytes) -> list[tuple[int, str]]:
    return [(int(item[:-1]), chr(item[-1])) for item in line[line.index(b"\t") + 1 :].split(b" ")]
