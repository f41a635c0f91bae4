"""What can be found."""

from collections.abc import Callable
from dataclasses import dataclass, field

PUBLIC, DESK = "public", "desk"  # where a search is made
_SEARCHABLES: dict[str, "Searchable"] = {}


@dataclass(frozen=True)
class Searchable:
    """How one noun is indexed and shown.

    `names(obj)`: texts that name it, found first: a list, never stemmed, or a dict by language, stemmed as that one.
    `texts(obj)`: {"id": …, "ja": …, "en": …} of what it says. `is_public(obj)`.
    `verb`: the verb of the noun's scope function for looking, at the desk; `public_verb`: the one for what is published.
    `prepare`: adds to a queryset what indexing needs; `show`: what the template of a hit needs.
    """

    model: type
    code: str  # two letters of its own, which mark its tokens in the index
    label: object
    names: Callable
    texts: Callable
    is_public: Callable
    verb: str
    template: str  # draws one hit: gets `row`, `place` (PUBLIC or DESK) and `marker`
    prepare: Callable = field(
        default=lambda rows: rows
    )  # queryset -> queryset with what names and texts need
    show: Callable = field(default=lambda rows: rows)  # queryset -> queryset with what its template needs
    public_verb: str = ""
    follows: dict[str, Callable] = field(
        default_factory=dict
    )  # another noun -> (its keys that were changed) -> own rows that depend on it
    hit: Callable | None = (
        None  # (row, marker) -> what the template gets as `row`, where it needs more than the row itself
    )

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
