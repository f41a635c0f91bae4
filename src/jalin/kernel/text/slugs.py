"""Addresses that no two things share."""

from collections.abc import Container
from itertools import count


def free_of(stem: str, taken: Container[str]) -> str:
    """`stem`, or the first of stem-2, stem-3, … that is not taken."""
    if stem not in taken:
        return stem
    return next(slug for number in count(2) if (slug := f"{stem}-{number}") not in taken)
