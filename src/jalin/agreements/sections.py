"""Parts of a case that other packages bring: papers, signatures, the chain. The case page knows none of them.

A part with a title has a page of its own behind a tab, so that the overview stays short and asks for nothing of it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Section:
    """`make(request, case)` returns {"template": name, "context": dict}, or None where there is nothing to show."""

    key: str
    order: int
    make: Callable
    title: object = ""


_SECTIONS: dict[str, Section] = {}


def register_section(key: str, order: int, make: Callable, *, title="") -> None:
    """Call it in a package's AppConfig.ready; a key is registered once. `title`: the word on its tab; a section
    without one stands on the overview."""
    if key in _SECTIONS:
        raise ValueError(f"section {key} is registered twice")
    _SECTIONS[key] = Section(key, order, make, title)


def parts() -> list[Section]:
    """The sections with a page of their own, in order."""
    return sorted((one for one in _SECTIONS.values() if one.title), key=lambda one: one.order)


def part_url(case_pk: int, key: str) -> str:
    """Where the part `key` of a case is read; acts of that part lead back to it."""
    return reverse("desk:case_part", args=[case_pk, key])


def sections_of(request, case, key: str = "") -> list[dict]:
    """What the sections of the overview, or that of the part `key`, show of this case, in order."""
    wanted = [one for one in _SECTIONS.values() if (one.key == key if key else not one.title)]
    found = []
    for section in sorted(wanted, key=lambda one: one.order):
        shown = section.make(request, case)
        if shown:
            found.append({"key": section.key, **shown})
    return found
