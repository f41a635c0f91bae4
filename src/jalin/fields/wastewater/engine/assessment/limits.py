"""The limits a network is judged by, as data with their source."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def limits() -> dict[str, dict]:
    """name → {"value", "unit", "source", "mark"}"""
    text = (
        files("jalin.fields.wastewater.engine")
        .joinpath("data/hydraulic_limits.toml")
        .read_text(encoding="utf-8")
    )
    return tomllib.loads(text)


def limit(name: str) -> float:
    return limits()[name]["value"]
