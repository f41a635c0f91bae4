"""What the program may not guess: how a question is told apart from others, what may be answered, what an answer does.

An answer is a text: `country:JP`, `place:geonames:1863289`, `other` (another place of this name), `date:2026-05-12`, `text:…`
(what the cell should say), `none` (leave the cell empty), `take` (as it was read), `split` (several partners), `partner:17`,
`new` (none of the known partners). Pure Python.
"""

from dataclasses import dataclass

from jalin.relations.folding import fold

from .engine.pairs import digest
from .engine.row_reading import Message, RowReading

KNOWN_SEVERAL = "partner-known-several"
OTHER_NAME = "place-other-name"
COUNTRY = frozenset(
    f"country-{problem}"
    for problem in ("blank", "in-name", "unknown", "ambiguous", "former", "policy", "spelling")
)
PLACE = frozenset({"place-ambiguous", OTHER_NAME})
# Asked once for all rows that say the same; the others are about one row only.
SHARED = COUNTRY | PLACE | {"date", "partner-several", KNOWN_SEVERAL}
# Answers that hold for the same words in the next file too.
REMEMBERED = COUNTRY - {"country-blank", "country-in-name"} | PLACE
TAKE, NONE, OTHER, SPLIT, NEW = "take", "none", "other", "split", "new"
_ENDINGS = ("text:", "country:", "date:", "place:", "partner:")


@dataclass(frozen=True)
class Question:
    """One thing asked. `offers` are answers to choose from; `free`: whether a person may write the cell anew instead.

    any_country: every country may be chosen, not only those offered.
    """

    key: str
    message: Message
    asked: dict
    offers: tuple[str, ...]
    any_country: bool = False

    @property
    def is_shared(self) -> bool:
        return self.message.code in SHARED


def question_of(message: Message, reading: RowReading) -> Question:
    """The question a message asks about a row."""
    code, about = message.code, message.about
    said = reading.fields.get(about)
    text = said.text if said else ""
    asked = {"text": text or str(message.params.get("name", message.params.get("text", "")))}
    if code in PLACE | {"partner-several", KNOWN_SEVERAL} or code in {"country-blank", "country-in-name"}:
        suffix = about.removeprefix("partner").removeprefix("country")
        country = reading.fields.get(f"country{suffix}")
        partner = reading.fields.get(f"partner{suffix}")
        asked = {
            "text": partner.text if partner else asked["text"],
            "country": (country.value or "") if country else "",
        }
    kind = about.rstrip("2") if code in SHARED else about
    parts = [code, kind, fold(asked["text"]), asked.get("country", "")]
    if code == "date":
        parts.append(str(message.params.get("date_code", "")))
    if code not in SHARED:
        parts.append(reading.key)
    return Question(digest("question", *parts), message, asked, offers_of(message, reading), code in COUNTRY)


def offers_of(message: Message, reading: RowReading) -> tuple[str, ...]:
    """The answers a person may choose from."""
    code, choices = message.code, message.choices
    if code in COUNTRY:
        return tuple(f"country:{choice}" for choice in choices)
    if code in PLACE:
        return (*(f"place:{choice}" for choice in choices), OTHER)
    if code == KNOWN_SEVERAL:
        return (*(f"partner:{choice}" for choice in choices), NEW)
    if code == "partner-several":
        return (SPLIT, TAKE)
    if code == "partner-as-above":
        return tuple(f"text:{choice}" for choice in choices)
    if code == "date":
        known = reading.value(message.about)
        return (*((TAKE,) if known else ()), *(f"date:{choice}" for choice in choices), NONE)
    return {"end-before-start": (NONE, TAKE), "status-conflict": (TAKE, NONE), "coordinates": (NONE,)}.get(
        code, ()
    )


def is_answer(question_code: str, offers, any_country: bool, answer: str) -> bool:
    """Whether this answer may be given to such a question."""
    if answer in offers:
        return True
    kind, _colon, value = answer.partition(":")
    if kind == "country":
        return any_country and len(value) == 2 and value.isascii() and value.isupper()
    return kind == "date" and question_code == "date" and bool(value)


def new_cell(answer: str) -> tuple[bool, str | None]:
    """(whether the answer replaces the cell, what the cell says then)."""
    if answer == NONE:
        return True, None
    kind, colon, value = answer.partition(":")
    if colon and kind in {"country", "date", "text"}:
        return True, value
    return False, None
