"""Why a figure is what it is: a code with its values, said in Indonesian, Japanese or English.

The sentences are data (`data/reasons.toml`), one entry a code.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Reason:
    """code names the sentence, values fill its gaps; a value that is a reason itself is said in the same language."""

    code: str
    values: dict = field(default_factory=dict)

    def say(self, lang: str = "en") -> str:
        return sentences()[self.code][lang].format_map(
            {name: _plain(v, lang) for name, v in self.values.items()}
        )

    def as_json(self, lang: str = "en") -> dict:
        values = {n: v.code if isinstance(v, Reason) else v for n, v in self.values.items()}
        return {"code": self.code, "values": values, "text": self.say(lang)}


def reason(code: str, /, **values) -> Reason:
    return Reason(code, values)


def _plain(value, lang: str) -> str:
    if isinstance(value, Reason):
        return value.say(lang)
    return f"{value:,.4g}" if isinstance(value, float) else str(value)


@cache
def sentences() -> dict:
    """code → {"id", "ja", "en"}"""
    return tomllib.loads(files(__package__).joinpath("data/reasons.toml").read_text(encoding="utf-8"))
