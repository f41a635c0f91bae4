"""What modules say about themselves so that the journal reads as sentences: acts, nouns, fields, actors.

A room above registers its words once (`desk/journal_words.py` does it for the whole house); nothing here knows a domain.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

_ACTS: dict[str, object] = {}
_FIELDS: dict[str, object] = {}
_NOUNS: dict[str, "Noun"] = {}
_PROGRAMS: dict[str, object] = {}
_VALUES: dict[str, Callable[[str], object]] = {}
_people: Callable[[set[int]], dict[int, str]] | None = None


@dataclass(frozen=True)
class Noun:
    """`name`: what one such thing is called. `verb`: the right by which one sees it ("" for parts of other things,
    which are seen with them). `url(key)`: its page, or None. `told(label)`: the name that an entry kept, in the reader's words,
    where it was kept in keys."""

    name: object
    verb: str = ""
    url: Callable[[str], str] | None = None
    told: Callable[[str], str] | None = None


def name_acts(table: Mapping[str, object]) -> None:
    """Act -> phrase that stands between who and what: "changed the partner"."""
    _ACTS.update(table)


def name_fields(table: Mapping[str, object]) -> None:
    """Name of a model's field, or "noun.field" where one word does not fit all -> what people call it."""
    _FIELDS.update(table)


def name_values(table: Mapping[str, Callable[[str], object]]) -> None:
    """ "noun.field" whose values are keys that the model does not list -> what people call such a value."""
    _VALUES.update(table)


def name_nouns(table: Mapping[str, Noun]) -> None:
    _NOUNS.update(table)


def name_programs(table: Mapping[str, object]) -> None:
    """The part after "system:" of an actor -> what people call that part of the program."""
    _PROGRAMS.update(table)


def set_people_source(source: Callable[[set[int]], dict[int, str]]) -> None:
    """How keys of users become names; `people` registers it."""
    global _people
    _people = source


def act_phrase(name: str) -> str:
    """The phrase of an act; an act of a module that is not installed any more keeps its key."""
    return str(_ACTS.get(name, name))


def field_word(noun: str, field: str) -> str:
    return str(_FIELDS.get(f"{noun}.{field}") or _FIELDS.get(field) or field.replace("_", " "))


def value_word(noun: str, field: str, value: str) -> str:
    """What people call a value that is a key; "" where nobody said."""
    name = _VALUES.get(f"{noun}.{field}")
    return str(name(value)) if name else ""


def noun_of_key(noun: str) -> Noun:
    return _NOUNS.get(noun) or Noun(noun.rpartition(".")[2])


def named_acts() -> dict[str, object]:
    return dict(_ACTS)


def named_nouns() -> dict[str, Noun]:
    return dict(_NOUNS)


def named_fields() -> dict[str, object]:
    return dict(_FIELDS)


def program_word(key: str) -> str:
    return str(_PROGRAMS.get(key, ""))


def names_of_people(keys: set[int]) -> dict[int, str]:
    return _people(keys) if _people and keys else {}
