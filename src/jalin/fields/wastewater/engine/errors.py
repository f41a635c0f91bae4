"""What can be wrong with a network or a run. Each says where it is and what to do, in Indonesian, Japanese and English.

The sentences are data (`data/*faults.toml`), one entry a key; the same classes serve as warnings (`severity`).
"""

import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("id", "ja", "en")


class SewerError(Exception):
    """A fault at a place. `key` names its sentence; `values` fill the sentence's gaps.

    file: the name the user knows · line: from 1, None when the fault has no line · section, object: of the .inp
    """

    key = "unknown"

    def __init__(self, key: str = "", *, file: str = "", line: int | None = None, section: str = "",
                 object: str = "", severity: str = "error", **values) -> None:  # fmt: skip
        self.key = key or self.key
        self.file, self.line, self.section, self.object = file, line, section, object
        self.severity, self.values = severity, values
        super().__init__(self.key)

    def __reduce__(self):
        place = {name: getattr(self, name) for name in ("file", "line", "section", "object", "severity")}
        return _again, (type(self), self.key, {**self.values, **place})

    def __str__(self) -> str:
        return self.say("en")

    def where(self, lang: str = "en") -> str:
        """File, line, section and object, as far as known."""
        line = (
            {"id": "baris {}", "ja": "{}行目", "en": "line {}"}[lang].format(self.line) if self.line else ""
        )
        section = f"[{self.section}] {self.object}".strip() if self.section else self.object
        return ", ".join(part for part in (self.file, line, section) if part)

    def what(self, lang: str = "en") -> str:
        return _fill(sentences()[self.key][lang], self.values)

    def remedy(self, lang: str = "en") -> str:
        return _fill(sentences()[self.key]["do"][lang], self.values)

    def say(self, lang: str = "en") -> str:
        """One line: where, what, what to do."""
        where, gap = self.where(lang), "" if lang == "ja" else " "
        colon = "：" if lang == "ja" else ": "
        return f"{where}{colon if where else ''}{self.what(lang)}{gap}{self.remedy(lang)}"

    def as_json(self, lang: str = "en") -> dict:
        return {"type": type(self).__name__, "key": self.key, "severity": self.severity, "file": self.file,
                "line": self.line, "section": self.section, "object": self.object, "what": self.what(lang),
                "remedy": self.remedy(lang)}  # fmt: skip


def _again(kind: type, key: str, parts: dict) -> SewerError:
    return kind(key, **parts)


def _fill(sentence: str, values: dict) -> str:
    return sentence.format_map({name: _short(value) for name, value in values.items()})


def _short(value) -> str:
    """A value as part of a sentence: printable and of bounded length, whatever stood in the file."""
    text = f"{value:g}" if isinstance(value, float) else str(value)
    text = "".join(sign if sign.isprintable() else "�" for sign in text)
    return text if len(text) <= 120 else text[:119] + "…"


@cache
def sentences() -> dict:
    """key → {"id", "ja", "en", "do": {"id", "ja", "en"}}"""
    found = {}
    for name in ("faults", "data_faults", "plan_faults"):
        found |= _data(name)
    return found


@cache
def engine_codes() -> dict:
    """SWMM's number → {"id", "ja", "en"}: what to do about it."""
    return _data("engine_codes")


def _data(name: str) -> dict:
    return tomllib.loads(files(__package__).joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


class NotASwmmFile(SewerError):
    key = "not-a-swmm-file"


class NonFiniteNumber(SewerError):
    key = "non-finite-number"


class BadNumber(SewerError):
    key = "bad-number"


class OutOfRange(SewerError):
    key = "out-of-range"


class BadTopology(SewerError):
    key = "loop-to-itself"


class TooFewItems(SewerError):
    key = "too-few-items"


class DuplicateName(SewerError):
    key = "duplicate-name"


class UndefinedName(SewerError):
    key = "undefined-name"


class UnknownSection(SewerError):
    key = "unknown-section"


class OldDialect(SewerError):
    """An old keyword; `upgrade` is the offered change of that line: (section, object, tokens)."""

    key = "old-dialect"

    @property
    def upgrade(self) -> tuple[str, str, tuple[str, ...]]:
        return self.section, self.object, (self.object, self.values["to"])


class MissingExternalFile(SewerError):
    key = "missing-external-file"


class EngineRefused(SewerError):
    """SWMM's own error, with its number (`values["code"]`) and what to do about it (`data/engine_codes.toml`)."""

    key = "engine-refused"

    def remedy(self, lang: str = "en") -> str:
        advice = engine_codes().get(str(self.values["code"])) if self.severity == "error" else None
        return _fill(advice[lang], self.values) if advice else super().remedy(lang)


class EngineCrashed(SewerError):
    key = "engine-crashed"


class TimeLimit(SewerError):
    key = "time-limit"


class MemoryLimit(SewerError):
    key = "memory-limit"


class NoSuchObject(SewerError):
    """A change names a line that the file does not have."""

    key = "no-such-object"


class BadResult(SewerError):
    """The run ended, but its figures mean nothing (not finite, or the continuity error is out of all bounds)."""

    key = "bad-result"


class NotComparable(SewerError):
    key = "not-comparable"


class CheckpointOfAnother(SewerError):
    key = "checkpoint-of-another"


class ClusterUnreachable(SewerError):
    key = "cluster-unreachable"


class NotAPlan(SewerError):
    """A file that is not a plan's, or names what its network does not have."""

    key = "not-a-plan"


class NoCandidates(SewerError):
    key = "no-candidates"


class NotEvidence(SewerError):
    """The continuity error is over the limit for evidence: the figures must not be shown as proof."""

    key = "not-evidence"


class BadStorm(SewerError):
    key = "bad-storm"


class BadReferenceSystem(SewerError):
    key = "bad-reference-system"
