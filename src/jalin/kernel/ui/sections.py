"""Parts that other packages bring to a page which knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """`make(…)` returns {"template": name, "context": dict}, or None where there is nothing to show."""

    key: str
    order: int
    make: Callable


class Sections:
    """The parts of one kind of page, in order."""

    def __init__(self) -> None:
        self._sections: dict[str, Section] = {}

    def register(self, key: str, order: int, make: Callable) -> None:
        """Call it in a package's `due.py`, `kinds.py` or AppConfig.ready; a key is registered once."""
        if key in self._sections:
            raise ValueError(f"section {key} is registered twice")
        self._sections[key] = Section(key, order, make)

    def shown(self, *about) -> list[dict]:
        """What the registered packages show of this thing, in order; `about` goes to each `make`."""
        found = []
        for section in sorted(self._sections.values(), key=lambda one: one.order):
            part = section.make(*about)
            if part:
                found.append({"key": section.key, **part})
        return found
