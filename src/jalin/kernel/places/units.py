"""Units of government with the days on which they exist: what lies within a city, and what was there before.

Codes are text (`32.73`, `011002`: as numbers they lose zeros). Indonesia: codes of the Ministry of Home
Affairs. Japan: five digits, wards with the days from and to which they exist.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Unit:
    """level: province, kabupaten, kota, kecamatan, kelurahan, city or ward. valid_to is the last day.

    successors: where its area went; two codes mean that it was split and nothing maps by itself.
    """

    code: str
    name: str
    level: str
    parent: str = ""
    name_ja: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()

    def exists(self, on: date) -> bool:
        return (self.valid_from or date.min) <= on <= (self.valid_to or date.max)


def unit(code: str) -> Unit | None:
    """The unit with this code, whether it still exists or not."""
    return _by_code().get(code)


def units_within(code: str, on: date) -> tuple[Unit, ...]:
    """The units directly below `code` on that day by their codes; empty where none are known."""
    return tuple(row for row in _by_parent().get(code, ()) if row.exists(on))


def all_within(code: str, on: date) -> tuple[Unit, ...]:
    """Everything below `code` on that day, at every level."""
    below = units_within(code, on)
    return below + tuple(row for parent in below for row in all_within(parent.code, on))


@cache
def _by_code() -> dict[str, Unit]:
    return {row.code: row for row in (*_indonesia(), *_villages(), *_wards())}


@cache
def _by_parent() -> dict[str, list[Unit]]:
    children = defaultdict(list)
    for row in sorted(_by_code().values(), key=lambda row: row.code):
        children[row.parent].append(row)
    return dict(children)


def _indonesia() -> list[Unit]:
    units = {}
    for row in _rows("indonesia_kabupaten_kota.csv"):
        province = row["province_code"]
        units.setdefault(province, Unit(province, row["province"], "province"))
        level = "kota" if row["name"].startswith("Kota ") else "kabupaten"
        units[row["code"]] = Unit(row["code"], row["name"], level, province)
    return list(units.values())


def _villages() -> list[Unit]:
    rows = _rows("bandung_kecamatan_kelurahan.csv")
    return [Unit(row["code"], row["name"], row["level"], row["parent_code"]) for row in rows]


def _wards() -> list[Unit]:
    units, city = [], ""
    for row in _rows("hamamatsu_wards.csv"):
        is_city = row["name_ja"].endswith("市")
        city = row["code5"] if is_city else city
        found = Unit(row["code5"], row["romaji"], "city" if is_city else "ward", "" if is_city else city)
        units.append(
            replace(
                found,
                name_ja=row["name_ja"],
                valid_from=_day(row["valid_from"]),
                valid_to=_day(row["valid_to"]),
                successors=tuple(filter(None, row["successor_code5"].split("|"))),
            )
        )
    return units


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(name: str) -> list[dict[str, str]]:
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))
