"""Criteria with their anchors, as dated data: the shipped proposal and the city's own sets."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

LANGUAGES = ("id", "ja", "en")
ANCHORS = (0, 2, 5, 8, 10)
SHIPPED = Path(__file__).parent / "criteria_sets"


class BadCriteria(ValueError):
    """A file of criteria says something impossible: file, what is wrong."""


@dataclass(frozen=True)
class Criterion:
    """`anchors`: number -> words by language, at 0, 2, 5, 8 and 10."""

    key: str
    name: dict[str, str]
    asks: dict[str, str]
    anchors: dict[int, dict[str, str]]

    def anchor_word(self, score: int, language: str) -> str:
        """The words at this number; between two anchors both, so that the reader sees what lies around it."""
        if score in self.anchors:
            return self.anchors[score][language]
        below, above = max(one for one in ANCHORS if one < score), min(one for one in ANCHORS if one > score)
        return f"{self.anchors[below][language]} … {self.anchors[above][language]}"


@dataclass(frozen=True)
class CriteriaSet:
    version: str
    valid_from: date
    valid_to: date | None
    source: dict[str, str]  # by language
    is_confirmed: bool
    criteria: tuple[Criterion, ...]

    @property
    def keys(self) -> list[str]:
        return [one.key for one in self.criteria]

    def holds_on(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def criteria_on(on: date) -> CriteriaSet:
    """The set that holds on a day: the city's own before the shipped one, the latest first. LookupError when none does."""
    for known in (_sets(settings.HOME / "criteria"), _sets(SHIPPED)):
        fitting = [one for one in known if one.holds_on(on)]
        if fitting:
            return max(fitting, key=lambda one: one.valid_from)
    raise LookupError(f"no set of criteria holds on {on}")


def criteria_of(version: str) -> CriteriaSet | None:
    """The set by which something was assessed; None when its file is gone."""
    known = (*_sets(settings.HOME / "criteria"), *_sets(SHIPPED))
    return next((one for one in known if one.version == version), None)


def items_of_criteria(period) -> list[dict]:
    """The criteria as items of a vote (`period`: the planning period it is for)."""
    on = max(period.starts_on, min(timezone.localdate(), period.ends_on))
    return [{"key": one.key, **one.name} for one in criteria_on(on).criteria]


@cache
def _sets(folder: Path) -> tuple[CriteriaSet, ...]:
    return tuple(read_set(path) for path in sorted(folder.glob("*.toml"))) if folder.is_dir() else ()


def read_set(path: Path) -> CriteriaSet:
    """One file. Raises BadCriteria in one sentence."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        found = CriteriaSet(
            str(told["version"]), told["valid_from"], told.get("valid_to"), {language: told["source"][language] for language in LANGUAGES}, bool(told["is_confirmed"]),
            tuple(_criterion(one) for one in told["criterion"]),
        )  # fmt: skip
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadCriteria(f"{path.name}: {type(error).__name__} {error}") from error
    if len(set(found.keys)) != len(found.keys) or not found.keys:
        raise BadCriteria(f"{path.name}: each criterion has a key of its own, and there is at least one")
    return found


def _criterion(told: dict) -> Criterion:
    anchors = {
        int(number): {language: words[language] for language in LANGUAGES}
        for number, words in told["anchors"].items()
    }
    if tuple(sorted(anchors)) != ANCHORS:
        raise ValueError(f"{told['key']} needs anchors at 0, 2, 5, 8 and 10")
    return Criterion(told["key"], {language: told["name"][language] for language in LANGUAGES},
                     {language: told["asks"][language] for language in LANGUAGES}, anchors)  # fmt: skip
