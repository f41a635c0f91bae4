"""A part of a file, as players of videos ask for it (RFC 9110, section 14). Pure."""

import re

_ASKED = re.compile(r"bytes=(\d{0,18})-(\d{0,18})$")


class Beyond(Exception):
    """The part begins behind the end of the file."""


def part_asked(header: str, size: int) -> tuple[int, int] | None:
    """(first, last) byte of the one part that a Range header asks for; None where the whole file is the answer: no header,
    another unit, several parts. Raises Beyond."""
    match = _ASKED.match(header.strip().lower())
    if not match or not (match[1] or match[2]):
        return None
    if not match[1]:  # the last so many bytes
        if int(match[2]) == 0 or size == 0:
            raise Beyond
        return max(0, size - int(match[2])), size - 1
    first, last = int(match[1]), int(match[2]) if match[2] else size - 1
    if match[2] and last < first:
        return None  # no range at all: as if it were not there
    if first >= size:
        raise Beyond
    return first, min(last, size - 1)


def read_part(file, first: int, last: int, step: int = 65_536):
    """The bytes from `first` to `last` in pieces; closes the file."""
    with file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (piece := file.read(min(step, left))):
            left -= len(piece)
            yield piece
