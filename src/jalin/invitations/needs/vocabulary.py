"""The controlled vocabulary: topics of cooperation in three languages with the codes others count by. Pure Python."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
COLUMNS = {"id": "ind", "ja": "jpn", "en": "eng"}


@dataclass(frozen=True)
class Topic:
    """`field`: key of the field of cooperation; `sdg`: goal 1..17; `cofog`: group, such as "05.2"; `labels` and `also`
    (other words for it) by language."""

    key: str
    field: str
    sdg: int
    cofog: str
    labels: dict[str, str]
    also: dict[str, tuple[str, ...]]

    def label(self, language: str) -> str:
        return self.labels.get(language) or self.labels["en"]

    @property
    def words(self) -> list[str]:
        """Every label and other word, in all languages."""
        return [text for language in COLUMNS for text in (self.labels[language], *self.also[language])]


@cache
def topics() -> dict[str, Topic]:
    """Key -> topic, in the order of the file."""
    found = {}
    for row in _rows("topics.csv"):
        labels = {language: row[f"label_{column}"] for language, column in COLUMNS.items()}
        also = {language: tuple(row[f"also_{column}"].split("|")) for language, column in COLUMNS.items()}
        found[row["key"]] = Topic(row["key"], row["field"], int(row["sdg"]), row["cofog"], labels, also)
    return found


@cache
def _goals() -> dict[int, dict[str, str]]:
    return {
        int(row["goal"]): {language: row[f"label_{language}"] for language in COLUMNS}
        for row in _rows("sdg.csv")
    }


@cache
def _divisions() -> dict[str, dict[str, str]]:
    return {
        row["code"]: {language: row[f"label_{language}"] for language in COLUMNS}
        for row in _rows("cofog.csv")
    }


def goal_word(goal: int, language: str) -> str:
    """ "6 Clean Water and Sanitation" """
    return f"{goal} {_goals()[goal][language]}"


def cofog_word(code: str, language: str) -> str:
    """ "05.2 Environmental protection": the group's code with the name of its division."""
    return f"{code} {_divisions()[code[:2]][language]}"


def _rows(name: str) -> list[dict]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
