"""Canonical JSON (RFC 8785) and its SHA-256: equal content has equal bytes, whoever writes it."""

import hashlib
import json

import rfc8785

PLAIN = {str, int, bool, type(None)}
LARGEST = 2**53 - 1  # the whole numbers every JSON reader keeps exactly (RFC 8785, 3.2.2.3)


def canonical(value: object) -> bytes:
    """The bytes of RFC 8785 for dicts with text keys, lists, text, whole numbers, floats, booleans and None.

    Raises ValueError for what JSON cannot hold: NaN, infinities, whole numbers beyond 2**53 - 1, half of a
    surrogate pair, other types.
    """
    if not _is_plain(value):
        return _by_the_book(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if not text.isascii() and max(text) > "\uffff":  # keys sort by UTF-16 there, and Python sorts by sign
        return _by_the_book(value)
    return text.encode()  # a half surrogate raises UnicodeEncodeError, a ValueError


def _by_the_book(value: object) -> bytes:
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, RecursionError) as error:
        raise ValueError(str(error)) from error


def digest(value: object) -> str:
    """Hexadecimal SHA-256 of the canonical bytes of `value`."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _is_plain(value: object) -> bool:
    """Whether Python's own writer gives the very bytes of RFC 8785 (no floats, text keys, exact numbers).

    That writer is 20 times quicker, which counts for lists of a million entries.
    """
    open_ = [[value]]
    while open_:
        row = open_.pop()
        kinds = set(map(type, row))
        if not kinds <= PLAIN:
            for item in row:
                if type(item) is dict:
                    if not set(map(type, item)) <= {str}:
                        return False
                    open_.append(list(item.values()))
                elif type(item) is list:
                    open_.append(item)
                elif type(item) not in PLAIN:
                    return False
        if int in kinds and not _are_exact(row, kinds):
            return False
    return True


def _are_exact(row: list, kinds: set) -> bool:
    numbers = row if kinds <= {int, bool} else [item for item in row if type(item) is int]
    return min(numbers) >= -LARGEST and max(numbers) <= LARGEST
