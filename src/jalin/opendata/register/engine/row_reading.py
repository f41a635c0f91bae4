"""What one row of a register was understood as, in a form that can be kept as JSON."""

import re
from dataclasses import dataclass, field
from datetime import date

from jalin.kernel.dates.sentences import sentence

from .row_sentences import row_sentence

READY, ASK, SKIP, REFUSE = "ready", "ask", "skip", "refuse"
# How much a message weighs: it stops the row, it asks a person, it is worth a look, or it only tells.
LOOK, TELL = "look", "tell"


@dataclass(frozen=True)
class Message:
    """code and params choose the sentence; `weight` is refuse, skip, ask, look or tell; `about` is the field.

    choices: values a person may choose from: ISO codes, ids of places, ISO dates.
    """

    code: str
    weight: str
    about: str = ""
    params: dict = field(default_factory=dict)
    choices: tuple[str, ...] = ()

    def text(self, lang: str) -> str:
        """One sentence in id, ja or en."""
        params = dict(self.params)
        if self.code == "date":
            params["sentence"] = sentence(params["date_code"], params, lang)
        return row_sentence(self.code, params, lang)

    @classmethod
    def from_json(cls, kept: dict) -> "Message":
        """From what `as_json` gave, to say it again in another language."""
        params = {name: _as_day(value) for name, value in kept["params"].items()}
        return cls(kept["code"], kept["weight"], kept["field"], params, tuple(kept.get("choices", ())))

    def as_json(self, lang: str | None = None) -> dict:
        kept = {"code": self.code, "weight": self.weight, "field": self.about, "params": _plain(self.params)}
        if self.choices:
            kept["choices"] = list(self.choices)
        return kept | ({"text": self.text(lang)} if lang else {})


@dataclass(frozen=True)
class FieldReading:
    """value: what was understood (text, number, list, or start/end/precision of a date), None when nothing
    was.

    why: how it came to be: as-written, code, name, known-word, day … (the precision of a date), filled-down,
    from-date-column, empty. problem: the code of the message that is in the way, else None. text: as written.
    """

    value: object = None
    why: str = "as-written"
    problem: str | None = None
    text: str = ""
    details: dict = field(default_factory=dict)

    def as_json(self) -> dict:
        kept = {"value": self.value, "why": self.why, "problem": self.problem, "text": self.text}
        return kept | _plain(self.details)


@dataclass
class RowReading:
    """verdict: ready, ask, skip or refuse. key: the same for this row in the next version of the file.

    digest: changes when anything in the row changes but its number and the order of the columns. flags:
    domestic, pair. raw: heading → the cell as it stands in the file.
    """

    file: str
    sheet: str
    row: int
    raw: dict[str, str]
    fields: dict[str, FieldReading] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    key: str = ""
    digest: str = ""

    @property
    def verdict(self) -> str:
        weights = {message.weight for message in self.messages}
        return next((weight for weight in (SKIP, REFUSE, ASK) if weight in weights), READY)

    @property
    def needs_look(self) -> bool:
        """Understood, and yet worth a second look."""
        return any(message.weight in (LOOK, ASK) for message in self.messages)

    def value(self, name: str) -> object:
        """What was understood of a field; None when the row does not have it."""
        found = self.fields.get(name)
        return found.value if found else None

    def question_about(self, name: str) -> str | None:
        """The code of the first question that is asked about a field."""
        return next((one.code for one in self.messages if one.about == name and one.weight == ASK), None)

    def say(
        self, code: str, weight: str, about: str = "", choices: tuple[str, ...] = (), /, **params
    ) -> None:
        self.messages.append(Message(code, weight, about, params, choices))

    def as_json(self, lang: str | None = None) -> dict:
        """One JSON object. With `lang` every message carries its sentence."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "key": self.key,
            "verdict": self.verdict,
            "needs_look": self.needs_look,
            "flags": list(self.flags),
            "fields": {name: reading.as_json() for name, reading in self.fields.items()},
            "messages": [message.as_json(lang) for message in self.messages],
            "raw": self.raw,
            "digest": self.digest,
        }


def _as_day(value):
    """`2026-05-12` of a kept message is a day again, to be written as each language does."""
    if isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return date.fromisoformat(value)
    return value


def _plain(values: dict) -> dict:
    """Dates as ISO texts, tuples as lists."""
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value):
    if isinstance(value, dict):
        return _plain(value)
    if isinstance(value, list | tuple):
        return [_plain_value(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
