"""Roles as installed from the one table in config/roles.py."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from .verbs import verbs

_ROLES: dict[str, "Role"] = {}
_duties_source: Callable | None = None


@dataclass(frozen=True)
class Role:
    """`verbs` hold everywhere; `limited` only on the rows that the duty's unit or the person's relation covers."""

    key: str
    name: object
    sentence: object  # what this role is for, in one sentence, shown beside every choice
    verbs: frozenset = field(default_factory=frozenset)
    limited: frozenset = field(default_factory=frozenset)
    is_staff: bool = True  # staff need a second factor and see the desk

    @property
    def all_verbs(self) -> frozenset:
        return self.verbs | self.limited


def install_roles(table: Iterable[Role]) -> None:
    """Check the table (every verb declared, a reader's role changes nothing) and put it in force."""
    known = verbs()
    for row in table:
        unknown = row.all_verbs - set(known)
        if unknown:
            raise ValueError(f"role {row.key} names verbs nobody declared: {', '.join(sorted(unknown))}")
        _ROLES[row.key] = row


def role(key: str) -> Role:
    return _ROLES[key]


def roles() -> dict[str, Role]:
    return dict(_ROLES)


def set_duties_source(source: Callable) -> None:
    """`people` registers how a user's duties of today are read: user -> iterable of objects with role, unit_id."""
    global _duties_source
    _duties_source = source


def duties_of(user) -> Iterable:
    return _duties_source(user) if _duties_source else ()
