"""Keeping the index true. Indexing is part of the act that changed an object, in its transaction."""

from collections.abc import Iterable

from .models import SearchEntry
from .registry import searchables
from .store import drop, marked, put
from .tokens import index_tokens

BATCH = 500


def index_act(act) -> None:
    """Called by the journal's door at the end of an act: refresh every object it touched, and what depends on those that it
    changed. An entry that is only about an object leaves alone what depends on it: a timeline may be long."""
    known = searchables()
    touched: dict[str, set[int]] = {}
    for noun, key in act.targets:
        if noun in known and noun not in act.indexed_later and key.isdigit():
            touched.setdefault(noun, set()).add(int(key))
    for noun, keys in _followers(act).items():
        touched.setdefault(noun, set()).update(keys)
    for noun, keys in touched.items():
        index_keys(noun, keys)


def _followers(act) -> dict[str, set[int]]:
    """Noun -> keys of its rows that depend on what the act changed."""
    changed = {(change["noun"], change["id"]) for change in act.changes}
    found: dict[str, set[int]] = {}
    for searchable in searchables().values():
        for noun, rows_of in searchable.follows.items():
            keys = {int(key) for target, key in changed if target == noun and key.isdigit()}
            if keys and searchable.key not in act.indexed_later:
                found.setdefault(searchable.key, set()).update(rows_of(keys).values_list("pk", flat=True))
    return found


def index_keys(noun: str, keys: Iterable[int]) -> None:
    """Index these rows of a noun again; rows that are gone are forgotten."""
    searchable = searchables()[noun]
    keys = sorted(set(keys))
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        rows = list(searchable.prepare(searchable.model._default_manager.filter(pk__in=part)))
        gone = set(part) - {row.pk for row in rows}
        if gone:
            entries = SearchEntry.objects.filter(noun=noun, object_id__in=gone)
            drop(list(entries.values_list("pk", flat=True)))
            entries.delete()
        index_objects(noun, rows)


def index_objects(noun: str, rows: list) -> None:
    """Index these loaded objects (with what `prepare` loads). At most BATCH at a time keeps memory small."""
    if not rows:
        return
    searchable = searchables()[noun]
    keys = [row.pk for row in rows]
    SearchEntry.objects.bulk_create(
        [SearchEntry(noun=noun, object_id=key) for key in keys], ignore_conflicts=True, batch_size=BATCH
    )
    entries = dict(SearchEntry.objects.filter(noun=noun, object_id__in=keys).values_list("object_id", "pk"))
    put((entries[row.pk], *_document(searchable, row)) for row in rows)


def _name_tokens(names) -> list[str]:
    if isinstance(names, dict):
        found = (token for language, text in names.items() for token in index_tokens(text or "", (language,)))
        return list(dict.fromkeys(found))
    return index_tokens(" ".join(text for text in names if text))


def _document(searchable, row) -> tuple[list[str], list[str]]:
    names = _name_tokens(searchable.names(row))
    texts: dict[str, None] = {}
    for language, text in searchable.texts(row).items():
        texts.update(dict.fromkeys(index_tokens(text or "", (language,))))
    public = searchable.is_public(row)
    return marked(names, searchable.code, public=public), marked(list(texts), searchable.code, public=public)


def rebuild_index(progress=lambda done, total: None) -> int:
    """Index everything again, in batches; returns how many objects."""
    done, total = 0, sum(searchable.model._default_manager.count() for searchable in searchables().values())
    for noun, searchable in searchables().items():
        last = 0
        while True:
            rows = list(
                searchable.prepare(searchable.model._default_manager.filter(pk__gt=last).order_by("pk"))[
                    :BATCH
                ]
            )
            if not rows:
                break
            index_objects(noun, rows)
            last, done = rows[-1].pk, done + len(rows)
            progress(done, total)
    return done
