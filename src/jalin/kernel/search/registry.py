"""What can be found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

_SEARCHABLES: dict[str, "Searchable"] = {}


@dataclass(frozen=True)
class Searchable:
    """How one noun is indexed and shown.

    `names(obj)`: texts that name it, found first, never stemmed. `texts(obj)`: {"id": …, "ja": …, "en": …} of what it
    says. `is_public(obj)`. `also(obj)`: other objects whose entries depend on it. `verb`: the verb of the noun's scope function for
    looking. `prepare`: adds to a queryset what the rest needs.
    """

    model: type
    code: str  # two letters of its own, which mark its tokens in the index
    label: object
    names: Callable
    texts: Callable
    is_public: Callable
    verb: str
    template: str  # draws one hit: gets `row` and `place` ("public" or "desk")
    also: Callable[[object], Iterable] = field(default=lambda obj: ())
    prepare: Callable = field(
        default=lambda rows: rows
    )  # queryset -> queryset with what names and texts need

    @property
    def key(self) -> str:
        return self.model._meta.label_lower


def register(searchable: Searchable) -> Searchable:
    """Make a noun findable; its door-made changes are indexed from then on."""
    if any(other.code == searchable.code and other.key != searchable.key for other in _SEARCHABLES.values()):
        raise ValueError(f"the search code {searchable.code} is taken")
    _SEARCHABLES[searchable.key] = searchable
    return searchable


def searchables() -> dict[str, Searchable]:
    return dict(_SEARCHABLES)
