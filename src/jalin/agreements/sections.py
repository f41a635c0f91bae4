"""Parts of the case page that other packages bring: papers, signatures, the chain. The page knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """`make(request, case)` returns {"template": name, "context": dict}, or None where there is nothing to show."""

    key: str
    order: int
    make: Callable


_SECTIONS: dict[str, Section] = {}


def register_section(key: str, order: int, make: Callable) -> None:
    """Call it in a package's `due.py`, `kinds.py` or AppConfig.ready; a key is registered once."""
    if key in _SECTIONS:
        raise ValueError(f"section {key} is registered twice")
    _SECTIONS[key] = Section(key, order, make)


def sections_of(request, case) -> list[dict]:
    """What the registered packages show of this case, in order."""
    found = []
    for section in sorted(_SECTIONS.values(), key=lambda one: one.order):
        shown = section.make(request, case)
        if shown:
            found.append({"key": section.key, **shown})
    return found
