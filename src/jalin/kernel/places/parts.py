"""The five parts of the world that the United Nations' M49 tells apart: where a country lies."""

import csv
from functools import cache
from importlib.resources import files

PARTS = ("africa", "americas", "asia", "europe", "oceania")


def part_of_world(iso2: str) -> str:
    """One of PARTS; "" for no country, one that is not known, and Antarctica."""
    return _parts().get(iso2, "")


@cache
def _parts() -> dict[str, str]:
    text = (files(__package__) / "data" / "country_parts.csv").read_text(encoding="utf-8")
    return {row["iso2"]: row["part"] for row in csv.DictReader(text.splitlines())}
