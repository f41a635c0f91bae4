"""Parts of a page that other packages bring. The page knows none of them. Pure Python."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Section:
    """`make(…)` returns {"template": name, "context": dict}, or None where there is nothing to show."""

    key: str
    order: int
    make: Callable
    title: object = ""


@dataclass
class Sections:
    """The parts of one kind of page, such as that of a case. A part with a title has a page of its own behind a tab, so
    that the overview stays short and asks for nothing of it."""

    known: dict[str, Section] = field(default_factory=dict)

    def register(self, key: str, order: int, make: Callable, *, title="") -> None:
        """Call it in a package's AppConfig.ready; a key is registered once. `title`: the word on its tab; a section
        without one stands on the overview."""
        if key in self.known:
            raise ValueError(f"section {key} is registered twice")
        self.known[key] = Section(key, order, make, title)

    def parts(self) -> list[Section]:
        """The sections with a page of their own, in order."""
        return [one for one in self._in_order() if one.title]

    def shown(self, *about, key: str = "") -> list[dict]:
        """What the sections of the overview, or that of the part `key`, show of this thing, in order; `about` goes to each
        `make`."""
        found = []
        for section in self._in_order():
            if section.key == key if key else not section.title:
                shown = section.make(*about)
                if shown:
                    found.append({"key": section.key, **shown})
        return found

    def _in_order(self) -> list[Section]:
        return sorted(self.known.values(), key=lambda one: one.order)
