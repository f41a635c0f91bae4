"""What stories may be about: kinds of things that other modules keep, with their names and pages.

A kind says which of its rows a reader may see, in one column after another that all kinds share; the things of a whole page of
stories are thus named by one statement (and one for which story is about what), however many kinds there are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jalin.agreements.selectors import published_cases, visible_cases
from jalin.kernel.text import COLUMNS, Reading, read_text
from jalin.relations.models import Field
from jalin.relations.selectors import field_rows, published_relations, visible_relations
from jalin.relations.states import DESK, PUBLIC
from jalin.visits.selectors import published_visits, visible_visits

from .models import Subject

MOST_CHOICES = 200  # of one kind; who looks for another one types a part of its name


@dataclass(frozen=True)
class Kind:
    """`published(user)` and `visible(user)`: the rows that everybody, and that this person at the desk, may read. `name`: the
    path of the trilingual name; `slug`: the path of what its public address holds. `order`: how the latest come first.
    `relation`, `field`: the paths to the relation and the field of cooperation that a thing belongs to, "" where to none: a story
    about a visit is found at the partner too."""

    key: str
    label: object
    icon: str
    published: Callable
    visible: Callable
    name: str
    slug: str
    page: Callable[[str], str]  # slug -> public address
    desk_page: Callable[[int, str], str]  # (key, slug) -> address at the desk, "" where it has none
    order: Sequence[str] = ("pk",)
    relation: str = ""
    field: str = ""


@dataclass(frozen=True)
class Shown:
    """One thing that a story is about, for its reader. `value` ("visit:12") names it in forms."""

    kind: str
    object_id: int
    label: object  # what kind of thing it is
    icon: str
    slug: str
    name: Reading
    url: str

    @property
    def value(self) -> str:
        return f"{self.kind}:{self.object_id}"


_KINDS: dict[str, Kind] = {}


def register_subject(key: str, **about) -> None:
    """Make a kind of things that stories can be about, see `Kind`; a key is registered once."""
    if key in _KINDS:
        raise ValueError(f"subject {key} is registered twice")
    _KINDS[key] = Kind(key=key, **about)


def subject_kinds() -> dict[str, Kind]:
    return dict(_KINDS)


def read_value(value: str) -> tuple[str, int] | None:
    """ "visit:12" -> ("visit", 12); None for anything that names no known kind of thing."""
    kind, _colon, key = value.partition(":")
    known = kind in _KINDS and key.isascii() and key.isdigit() and len(key) < 19
    return (kind, int(key)) if known else None


def _columns(kind: Kind, rows: QuerySet) -> QuerySet:
    """(kind, key, slug, name in each language) of rows, the same for all kinds, so that they can stand below each other."""
    names = {f"told_{column}": F(f"{kind.name}_{column}") for column in COLUMNS.values()}
    return rows.order_by().values_list(
        Value(kind.key, output_field=CharField()), "pk", Cast(kind.slug, CharField()), *names.values()
    )


def _shown(row: tuple, language: str, place: str) -> Shown:
    kind, key, slug, *names = row
    about = _KINDS[kind]
    name = read_text(dict(zip(COLUMNS, names, strict=True)), language) or Reading(slug, language, language)
    url = about.desk_page(key, slug) if place == DESK else about.page(slug)
    return Shown(kind, key, about.label, about.icon, slug, name, url)


def _rows(kind: Kind, user, place: str) -> QuerySet:
    return (kind.visible if place == DESK else kind.published)(user)


def name_things(pairs: Iterable[tuple[str, int]], user, language: str, *, place: str = PUBLIC) -> list[Shown]:
    """These things, (kind, key) each, as far as `user` may see them at this place; in the order of their kinds and names. One
    query, none for no pair."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for kind, key in pairs:
        if kind in _KINDS:
            wanted[kind].add(key)
    parts = [
        _columns(_KINDS[key], _rows(_KINDS[key], user, place).filter(pk__in=wanted[key]))
        for key in _KINDS if key in wanted
    ]  # fmt: skip
    if not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return in_order(_shown(row, language, place) for row in rows)


def in_order(things: Iterable[Shown]) -> list[Shown]:
    """By kind and name."""
    places = list(_KINDS)
    return sorted(things, key=lambda one: (places.index(one.kind), one.name.text.casefold(), one.object_id))


def subjects_of(
    story_ids: Iterable[int], user, language: str, *, place: str = PUBLIC
) -> dict[int, list[Shown]]:
    """Key of a story -> what it is about, for this reader in this language; two queries for any number of stories. `place`: PUBLIC
    shows published things only, the same for everybody; DESK what the person may see, with the desk's addresses."""
    ids = list(story_ids)
    pairs = Subject.objects.filter(story__in=ids).values_list("story", "kind", "object_id") if ids else ()
    return spread(pairs, user, language, place=place)


def spread(
    triples: Iterable[tuple[int, str, int]], user, language: str, *, place: str = PUBLIC
) -> dict[int, list[Shown]]:
    """As `subjects_of`, of rows (story, kind, key) that were read already. One query."""
    stories: dict[tuple[str, int], list[int]] = defaultdict(list)
    for story, kind, key in triples:
        stories[(kind, key)].append(story)
    found: dict[int, list[Shown]] = defaultdict(list)
    for shown in name_things(stories, user, language, place=place):
        for story in stories[(shown.kind, shown.object_id)]:
            found[story].append(shown)
    return dict(found)


def subjects_at(user, path: str, key: int, *, place: str = PUBLIC) -> QuerySet:
    """Subjects (as far as `user` may see them at this place) that are, or belong to, one relation or field of cooperation; `path`:
    "relation" or "field"."""
    belongs = Q(pk__in=[])
    for kind in _KINDS.values():
        if column := getattr(kind, path):
            things = _rows(kind, user, place).filter(**{column: key}).order_by().values("pk")
            belongs |= Q(kind=kind.key, object_id__in=things)
    return Subject.objects.filter(belongs)


def told_of(user, path: str, stories: QuerySet) -> Q:
    """Which relations, or fields, some of these stories are about, in the sense of `subjects_at`: a condition on their keys."""
    found = Q(pk__in=[])
    for kind in _KINDS.values():
        if column := getattr(kind, path):
            told = Subject.objects.filter(kind=kind.key, story__in=stories.order_by().values("pk"))
            things = kind.published(user).filter(pk__in=told.order_by().values("object_id"))
            found |= Q(pk__in=things.order_by().values(column))
    return found


def choices(user, language: str, *, like: str = "") -> list[tuple[object, list[tuple[str, str]]]]:
    """What `user` may write about, for a form: [(label of the kind, [("visit:12", name), …]), …]; of each kind the latest
    MOST_CHOICES, or those whose name holds `like`. One query a kind."""
    groups = []
    for kind in _KINDS.values():
        rows = kind.visible(user)
        if like:
            rows = rows.filter(
                Q(
                    *((f"{kind.name}_{column}__icontains", like) for column in COLUMNS.values()),
                    _connector=Q.OR,
                )
            )
        rows = _columns(kind, rows).order_by(*kind.order)[:MOST_CHOICES]
        shown = [_shown(row, language, DESK) for row in rows]
        groups.append((kind.label, [(one.value, one.name.text) for one in shown]))
    return groups


def _archive_of_field(slug: str) -> str:
    return f"{reverse('news')}?field={slug}"


register_subject(
    "relation", label=_("Partner"), icon="arrows-exchange", published=published_relations, visible=visible_relations,
    name="partner__name", slug="partner__slug", relation="pk", order=("partner__sort_name", "pk"),
    page=lambda slug: reverse("partner", args=[slug]), desk_page=lambda key, slug: reverse("desk:relation", args=[slug]),
)  # fmt: skip
register_subject(
    "visit", label=_("Visit"), icon="route", published=published_visits, visible=visible_visits,
    name="title", slug="reference", relation="relation", field="fields", order=("-starts_on", "-pk"),
    page=lambda slug: reverse("public_visit", args=[slug]), desk_page=lambda key, slug: reverse("desk:visit", args=[key]),
)  # fmt: skip
register_subject(
    "agreement", label=_("Agreement"), icon="gavel", published=published_cases, visible=visible_cases,
    name="title", slug="relation__partner__slug", relation="relation", order=("-opened_on", "-pk"),
    page=lambda slug: reverse("partner", args=[slug]) + "#agreements",
    desk_page=lambda key, slug: reverse("desk:case", args=[key]),
)  # fmt: skip
register_subject(
    "field", label=_("Field"), icon="list", published=lambda user: field_rows(user, "relations.view_public"),
    visible=lambda user: Field.objects.all() if user.is_authenticated else Field.objects.none(),
    name="name", slug="key", field="pk", order=("position", "key"), page=_archive_of_field, desk_page=lambda key, slug: _archive_of_field(slug),
)  # fmt: skip
