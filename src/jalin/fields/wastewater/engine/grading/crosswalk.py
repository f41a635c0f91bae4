"""Grades of the scales side by side. Ours, not a standard's: shown with that mark until engineers of both cities sign it."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def table() -> dict:
    """version, mark, source, rows (scheme → labels), ranks (scheme → label → 1 best .. 5 worst)"""
    return tomllib.loads(files(__package__).joinpath("tables/crosswalk.toml").read_text(encoding="utf-8"))


def rank(scheme: str, label: str) -> int | None:
    """1 best .. 5 worst; None where the scale could not decide."""
    return table()["ranks"][scheme].get(label)


def side_by_side(scheme: str, label: str) -> dict[str, tuple[str, ...]]:
    """scheme → the labels that stand beside this one; the scale's own label alone for itself. Empty if undecided."""
    for row in table()["rows"]:
        if label in row[scheme]:
            return {name: (label,) if name == scheme else tuple(labels) for name, labels in row.items()}
    return {}
