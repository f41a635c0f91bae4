"""The words of a plan in Indonesian, Japanese and English. Data: `data/plan_labels.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def labels() -> dict[str, dict[str, str]]:
    """word → {"id", "ja", "en"}"""
    folder = files("jalin.fields.wastewater.engine")
    return tomllib.loads(folder.joinpath("data/plan_labels.toml").read_text(encoding="utf-8"))


def label(word: str, lang: str, **values: object) -> str:
    return labels()[word][lang].format(**values)
