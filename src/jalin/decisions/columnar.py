"""Quick reading of plain tables of cases and numbers: whole columns at once, eight bytes a step.

Plain means: UTF-8, no quotes, no empty cells, identifiers of at most 32 bytes, numbers of at most eight figures
before the point. `read_quickly` gives None for anything else, right or wrong; `tables` then reads row by row,
with the same values or the fault. Measured in benchmarks/decisions_reading.py.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import numpy as np

from .interning import MOST_WORDS, WORD, Names

CHUNK = 1 << 20  # bytes; what one step touches stays in the cache
KINDS = {"case", "whole", "number"}
MOST_DECIMALS = 6
LARGEST = 10**15

_LOW = np.array(
    [(1 << 8 * count) - 1 for count in range(WORD)] + [2**64 - 1], np.uint64
)  # mask of the first bytes
_ZEROS = np.uint64(0x3030303030303030)
_SIX = np.uint64(0x0606060606060606)
_HIGH = np.uint64(0xF0F0F0F0F0F0F0F0)


# beyond ASCII: spaces (an identifier may not begin or end with one) and signs that end a line
_ODD = [sign.encode() for sign in map(chr, range(128, 0x3001)) if sign.isspace()]


class _NotPlain(Exception):
    """Row by row is the way."""


def _is_plain_unicode(chunk: bytes) -> bool:
    try:
        chunk.decode()
    except UnicodeDecodeError:
        return False
    return not any(sign in chunk for sign in _ODD)


def read_quickly(
    source: BinaryIO, columns: Sequence, names: dict[str, Names]
) -> tuple[list[str], list, int] | None:
    """Header, values of its columns and number of rows, or None when the table is not plain.

    `columns` are `tables.Column`; a value is codes (int32), whole numbers (int64) or a pair of units (int64) and
    decimals.
    """
    known = {column.name: column for column in columns}
    header = (
        source.readline(10_000)
        .removeprefix(b"\xef\xbb\xbf")
        .rstrip(b"\r\n")
        .decode(errors="replace")
        .split(",")
    )
    is_plain = all(column.kind in KINDS and not column.may_be_empty for column in columns)
    needed = {column.name for column in columns if not column.may_miss}
    if not is_plain or len(set(header)) != len(header) or not needed <= set(header) <= set(known):
        return None
    placed = [known[name] for name in header]
    parts: list[list] = [[] for _ in placed]
    try:
        for chunk in _chunks(source):
            cells = _Cells(chunk, len(placed))
            for index, column in enumerate(placed):
                parts[index].append(_values(cells, index, column, names))
        values = [_joined(column, found) for column, found in zip(placed, parts, strict=True)]
    except _NotPlain:
        return None
    return (
        header,
        values,
        sum(len(part) for part in parts[0]) if placed[0].kind != "number" else len(values[0][0]),
    )


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    """The rest of the file in pieces that end with a line."""
    left = b""
    while block := source.read(CHUNK):
        cut = block.rfind(b"\n") + 1
        if cut:
            yield left + block[:cut]
            left = block[cut:]
        else:
            left += block
            if len(left) > 2 * CHUNK:
                raise _NotPlain
    if left:
        yield left + b"\n"


class _Cells:
    """Where the cells of a chunk begin and end, and their bytes as words."""

    def __init__(self, chunk: bytes, width: int):
        if b"\r" in chunk:
            chunk = chunk.replace(b"\r\n", b"\n")
        if b'"' in chunk or b"\x7f" in chunk or not (chunk.isascii() or _is_plain_unicode(chunk)):
            raise _NotPlain
        signs = np.frombuffer(chunk, np.uint8)
        is_border = signs == ord(",")
        commas = np.count_nonzero(is_border)
        is_border |= signs < 32
        borders = np.flatnonzero(is_border)
        rows, rest = divmod(len(borders), width)
        is_grid = (
            not rest
            and commas == rows * (width - 1)
            and (signs[borders[width - 1 :: width]] == ord("\n")).all()
        )
        starts = np.empty_like(borders)
        starts[:1] = 0
        np.add(borders[:-1], 1, out=starts[1:])
        lengths = borders - starts
        if not is_grid or not lengths.all():
            raise _NotPlain
        self.signs, self.has_spaces = signs, b" " in chunk
        self.starts, self.lengths = starts.reshape(-1, width), lengths.reshape(-1, width)
        padded = b"\0" * WORD + chunk + b"\0" * (WORD * MOST_WORDS)
        count = len(padded) - 2 * WORD + 1
        self.words_from = np.ndarray(
            (count,), "<u8", padded, WORD, (1,)
        )  # the eight bytes from every byte on
        self.words_to = np.ndarray((count,), "<u8", padded, 0, (1,))  # and those before it


def _values(cells: _Cells, index: int, column, names: dict[str, Names]):
    starts, lengths = cells.starts[:, index], cells.lengths[:, index]
    if column.kind == "case":
        return _codes(cells, starts, lengths, names[column.name])
    if column.kind == "whole":
        return _checked(column, _whole(cells.words_from[starts], lengths), 0)
    return _number(cells, starts, lengths, column)


def _codes(cells: _Cells, starts: np.ndarray, lengths: np.ndarray, names: Names) -> np.ndarray:
    longest = int(lengths.max())
    if longest > WORD * MOST_WORDS:
        raise _NotPlain
    if cells.has_spaces:
        outer = cells.signs[np.concatenate([starts, starts + lengths - 1])]
        if (outer == ord(" ")).any():
            raise _NotPlain
    words = np.empty(((longest - 1) // WORD + 1, len(starts)), np.uint64)
    for word in range(len(words)):
        words[word] = cells.words_from[starts + WORD * word if word else starts]
        words[word] &= (
            _LOW[np.clip(lengths - WORD * word, 0, WORD)] if word or longest > WORD else _low(lengths)
        )
    return names.codes(words)


def _low(lengths: np.ndarray) -> np.ndarray | np.uint64:
    return _LOW[lengths[0]] if lengths.min() == lengths.max() else _LOW[lengths]


def _whole(words: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Whole numbers (int64) whose figures are the first `lengths` (at most 8) bytes of `words`."""
    if lengths.max() > WORD:
        raise _NotPlain
    shift = (WORD - lengths).astype(np.uint64)
    shift <<= np.uint64(3)
    figures = words << shift
    figures |= _ZEROS & _LOW[WORD - lengths]  # zeros before the number
    return _figures(figures)


def _figures(figures: np.ndarray) -> np.ndarray:
    """Eight figures in a word, the first in the lowest byte, as a number: pairs, fours, eights (D. Lemire)."""
    if (
        ((figures & _HIGH) | (figures + _SIX & _HIGH) >> np.uint64(4)) != np.uint64(0x3333333333333333)
    ).any():
        raise _NotPlain
    figures &= np.uint64(0x0F0F0F0F0F0F0F0F)
    figures *= np.uint64(2561)
    figures >>= np.uint64(8)
    figures &= np.uint64(0x00FF00FF00FF00FF)
    figures *= np.uint64(6553601)
    figures >>= np.uint64(16)
    figures &= np.uint64(0x0000FFFF0000FFFF)
    figures *= np.uint64(42949672960001)
    figures >>= np.uint64(32)
    return figures.view(np.int64)


def _number(cells: _Cells, starts: np.ndarray, lengths: np.ndarray, column) -> tuple[np.ndarray, int]:
    """Units and decimals of decimal numbers."""
    tails = cells.words_to[starts + lengths]
    decimals, most = _decimals(tails, lengths)
    if not most:
        return _checked(column, _whole(cells.words_from[starts], lengths), 0), 0
    after = _LOW[WORD - decimals]
    parts = _figures(tails & ~after | _ZEROS & after)
    heads = _whole(cells.words_from[starts], lengths - decimals - (decimals > 0))
    tens = 10 ** np.arange(most + 1)
    heads *= tens[most]
    heads += parts * tens[most - decimals] if np.ndim(decimals) else parts
    return _checked(column, heads, most), most


def _decimals(tails: np.ndarray, lengths: np.ndarray) -> tuple[np.ndarray | int, int]:
    """Figures after the point of each number (one number when all have as many), and the most of them."""
    found = np.zeros(len(tails), np.int64)
    for count in range(1, MOST_DECIMALS + 1):
        is_point = (tails >> np.uint64(8 * (WORD - 1 - count)) & np.uint64(0xFF)) == np.uint64(ord("."))
        is_point &= lengths > count + 1
        if is_point.all():
            return count, count
        found[is_point] = count
    return found, int(found.max())


def _checked(column, units: np.ndarray, decimals: int) -> np.ndarray:
    scale = 10**decimals
    if column.least is not None and (units < column.least * scale).any():
        raise _NotPlain
    if column.most is not None and (units > column.most * scale).any():
        raise _NotPlain
    if units.max() >= LARGEST:
        raise _NotPlain
    return units


def _joined(column, parts: list):
    """The parts of all chunks as one column."""
    if column.kind == "number":
        decimals = max((count for _units, count in parts), default=0)
        units = [part if count == decimals else part * 10 ** (decimals - count) for part, count in parts]
        joined = np.concatenate(units) if units else np.empty(0, np.int64)
        if len(joined) and joined.max() >= LARGEST:
            raise _NotPlain
        values = joined, decimals
    else:
        kind = np.int32 if column.kind == "case" else np.int64
        values = joined = np.concatenate(parts) if parts else np.empty(0, kind)
    if column.unique and len(np.unique(joined)) != len(joined):
        raise _NotPlain
    return values
