"""The verbs of all modules."""

from dataclasses import dataclass

_VERBS: dict[str, "Verb"] = {}


@dataclass(frozen=True)
class Verb:
    """One thing one may do. `changes`: whether it changes anything (an auditor may hold none of those)."""

    key: str
    name: object  # a lazy translation: "Edit partners"
    changes: bool = True

    def __str__(self) -> str:
        return self.key


def verb(key: str, name, *, changes: bool = True) -> Verb:
    """Declare a verb `module.verb_noun`; declaring the same key twice is an error of the program."""
    if key in _VERBS:
        raise ValueError(f"verb {key} is declared twice")
    _VERBS[key] = Verb(key, name, changes)
    return _VERBS[key]


def verbs() -> dict[str, Verb]:
    return dict(_VERBS)
