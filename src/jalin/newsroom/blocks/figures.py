"""Figures of the office that stay true: each counts public rows and leads to the list of exactly these.

A figure in a block is a name: its key, and after a colon what it is about ("visits_of_year:2026"). Modules register theirs
(programmes their indicators); the figures of a whole story are counted by one statement."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, Subquery, Value
from django.db.models.functions import Coalesce

from jalin.kernel.journal.models import Head

from .reading_public import NOBODY

_FIGURES: dict[str, "FigureKind"] = {}


def _nothing(_about: str) -> dict:
    return {}


@dataclass(frozen=True)
class FigureKind:
    """`rows(user, about, on)`: the public rows that are counted, a query that is not run yet; `user` is nobody. `measure`: what is told of them,
    their number or another aggregate. `word(number, named)`: what the number counts, in the language in force; `url(named)`:
    the list of these rows. `named(about)`: what of the thing it is about is needed for both, as JSON knows it; None where it
    is not there or not public. `choices()`: (about, text) of what an editor may choose; none where it is about nothing."""

    key: str
    label: object
    rows: Callable
    word: Callable[[int, dict], str]
    url: Callable[[dict], str]
    named: Callable[[str], dict | None] = _nothing
    choices: Callable[[], list[tuple[str, str]]] | None = None
    measure: object = Count("pk")


@dataclass(frozen=True)
class Shown:
    """One figure as its reader gets it."""

    number: int
    label: str
    url: str


def register_figure(key: str, **more) -> None:
    """Make a figure known (AppConfig.ready; `more`: the other fields of FigureKind); the same key twice is an error."""
    if key in _FIGURES:
        raise ValueError(f"figure {key} is registered twice")
    _FIGURES[key] = FigureKind(key, **more)


def _split(name: str) -> tuple[FigureKind | None, str]:
    key, _colon, about = str(name).partition(":")
    return _FIGURES.get(key), about


def named(name: str) -> dict:
    """What a figure is about, to be kept with its part."""
    kind, about = _split(name)
    return (kind.named(about) if kind else None) or {}


def is_known(name: str) -> bool:
    kind, about = _split(name)
    return kind is not None and kind.named(about) is not None


def _number(kind: FigureKind, rows):
    """The measure of the rows as a column of another statement; 0 where there are none."""
    told = (
        rows.order_by()
        .annotate(alike=Value(1))
        .values("alike")
        .annotate(figure=kind.measure)
        .values("figure")
    )
    return Coalesce(Subquery(told, output_field=IntegerField()), 0)


def count_figures(names: Iterable[str], *, on: date) -> dict[str, int]:
    """Name -> number, of those that are known; one statement for all of them."""
    asked = {}
    for number, name in enumerate(dict.fromkeys(names)):
        kind, about = _split(name)
        if kind:
            asked[name] = (f"figure_{number}", _number(kind, kind.rows(NOBODY, about, on)))
    if not asked:
        return {}
    # asked beside the journal's one row: a statement needs some row to answer from
    columns = dict(asked.values())
    found = Head.objects.filter(pk=1).annotate(**columns).values(*columns).first()
    if found is None:  # nothing was ever entered
        return dict.fromkeys(asked, 0)
    return {name: found[column] for name, (column, _number_) in asked.items()}


def shown(name: str, number: int, about: dict) -> Shown:
    kind, _about = _split(name)
    return Shown(number, kind.word(number, about), kind.url(about))


def told(name: str) -> str:
    """A figure for its editors where it is not among those offered; as it is written where nobody knows it."""
    kind, about = _split(name)
    if kind is None or not about:
        return str(kind.label) if kind else str(name)
    known = kind.named(about) or {}
    return f"{kind.label}: {', '.join(map(str, known.values())) or about}"


def figures_offered() -> list[tuple[object, list[tuple[str, str]]]]:
    """Groups for a select: label -> (name of the figure, its words, which stand alone once it is closed)."""
    groups = []
    for kind in _FIGURES.values():
        pairs = (
            [(f"{kind.key}:{about}".rstrip(":"), f"{kind.label}: {text}") for about, text in kind.choices()]
            if kind.choices
            else [(kind.key, kind.label)]
        )
        if pairs:
            groups.append((kind.label, pairs))
    return groups
