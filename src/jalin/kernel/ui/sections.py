"""Parts of a page that other packages bring. The page knows none of them. Pure Python."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Section:
    """`make(request, thing)` returns {"template": name, "context": dict}, or None where there is nothing to show."""

    key: str
    order: int
    make: Callable


@dataclass
class Sections:
    """The parts of one kind of page, such as that of a case."""

    known: dict[str, Section] = field(default_factory=dict)

    def register(self, key: str, order: int, make: Callable) -> None:
        """Call it in a package's AppConfig.ready; a key is registered once."""
        if key in self.known:
            raise ValueError(f"section {key} is registered twice")
        self.known[key] = Section(key, order, make)

    def shown(self, request, thing) -> list[dict]:
        """What the registered packages show of `thing`, in order."""
        found = []
        for section in sorted(self.known.values(), key=lambda one: one.order):
            shown = section.make(request, thing)
            if shown:
                found.append({"key": section.key, **shown})
        return found
