"""Entries as people read them: who did what to what, with what it changed, in the reader's language.

A reader without `people.view_journal` everywhere sees of an entry only what is about things this reader may see.
"""

import functools
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.apps import apps
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jalin.kernel.access import can, grants_of, rows
from jalin.kernel.dates import PartialDate, format_partial

from .door import HIDDEN
from .models import Body, Entry
from .sealing import GENESIS
from .selectors import is_body_whole, is_header_whole, read_body, skim_body, targets_of
from .words import (
    act_phrase,
    field_word,
    named_fields,
    names_of_people,
    noun_of_key,
    program_word,
    value_word,
)

READS_ALL = "people.view_journal"
LONGEST = 400
PERSON = "people.user"  # whose name no entry keeps
ROWS_SHOWN = 300  # on the page of one entry
NAMED = 3  # fields that a list names of what an entry changed


@dataclass
class Told:
    """One entry in words; what `{% journal_entry %}` draws. `state`: whole, broken or shredded. In a list `changes` is empty:
    `count` says how many there are (`is_more`: at least), `named` which fields come first."""

    n: int
    who: str
    act: str
    object: str
    url: str
    at: datetime
    reason: str
    changes: list[dict] = field(default_factory=list)
    count: int = 0
    is_more: bool = False
    named: list[str] = field(default_factory=list)
    seal: str = ""
    state: str = "whole"


def tell(entries, reader) -> list[Told]:
    """Entries (a list, one page of them) in words for `reader`, each change only counted: what it says is told by
    `tell_whole` when somebody opens it. Statements grow neither with the entries nor with the kinds of things changed."""
    return _tell(entries, reader, whole=False)


def tell_whole(entry: Entry, reader) -> Told | None:
    """One entry with all it changed; None where `reader` may see nothing of it."""
    return next(iter(_tell([entry], reader, whole=True)), None)


def _tell(entries, reader, *, whole: bool) -> list[Told]:
    entries = list(entries)
    bodies = {body.entry: body for body in Body.objects.filter(entry__in=[entry.n for entry in entries])}
    reads_all = grants_of(reader, READS_ALL).everywhere
    read = skim_body if reads_all and not whole else read_body  # what may be seen takes every change to know
    contents = {n: read(body) for n, body in bodies.items()}
    if not reads_all:
        entries, contents = _only_visible(entries, contents, reader)
    people = names_of_people(_people_in(entries))
    labels = {(PERSON, str(pk)): name for pk, name in people.items()}
    labels |= _labels(entries, contents, labels, whole=whole)
    states = _states_of(entries, bodies)
    found = []
    for entry in entries:
        content = contents.get(entry.n) or {}
        told = _told(entry, content, bodies.get(entry.n), people, labels, states[entry.n])
        facts = content.get("facts", {})
        if whole:
            told.changes = _rows(entry, content, labels) + _facts(facts)
        else:
            fields = _fields_of(content)
            told.count, told.is_more = len(fields) + len(facts), "more" in content
            told.named = _named(entry, fields[:NAMED])
        found.append(told)
    return found


def _people_in(entries) -> set[int]:
    """Keys of users who did something, or to whose account something was done."""
    acting = {entry.actor[5:] for entry in entries if entry.actor.startswith("user:")}
    return {
        int(key)
        for key in acting | {entry.object_id for entry in entries if entry.noun == PERSON}
        if key.isdecimal()
    }


def _named(entry: Entry, fields: list) -> list[str]:
    """The first fields in words, each once, of the entry's main thing where that was there before: of what is new, all is new."""
    own = (
        field_word(change["noun"], name)
        for change, name, _before, _after in fields
        if change["noun"] == entry.noun and change["how"] == "changed"
    )
    return list(dict.fromkeys(own))


def _told(entry: Entry, content: dict, body, people: dict, labels: dict, state: str) -> Told:
    changes = content.get("changes", [])
    main = next((c for c in changes if (c["noun"], c["id"]) == (entry.noun, entry.object_id)), None)
    noun = noun_of_key(entry.noun)
    is_gone = any(
        c["how"] == "removed" and (c["noun"], c["id"]) == (entry.noun, entry.object_id) for c in changes
    )
    url = noun.url(entry.object_id) if noun.url and entry.object_id and not is_gone else ""
    name = (main["label"] if main else "") or labels.get((entry.noun, entry.object_id), "")
    if name and noun.told:
        name = noun.told(name)
    shown = name or (f"{noun.name} {entry.object_id}".strip() if entry.noun else "")
    reason = content.get("reason", "")
    if state == "shredded":
        reason = _("What this entry said was erased on %(day)s, as the protection of personal data asks.") % {
            "day": _day(timezone.localtime(body.shredded_at).date())
        }
    return Told(
        n=entry.n, who=_who(entry.actor, people), act=act_phrase(entry.action), object=shown, url=url, at=entry.at,
        reason=reason, seal=_seal(entry, state), state=state,
    )  # fmt: skip


def _seal(entry: Entry, state: str) -> str:
    words = {
        "whole": _("whole"),
        "broken": _("BROKEN: run the check of the whole journal"),
        "shredded": _("whole, content erased"),
    }
    return _("no. %(number)s, %(digest)s, %(state)s") % {
        "number": entry.n, "digest": entry.digest[:12], "state": words[state],
    }  # fmt: skip


def _who(actor: str, people: dict) -> str:
    kind, _colon, key = actor.partition(":")
    if kind == "user":
        return people.get(int(key)) or _("A person who is no longer there")
    if kind == "system":
        return program_word(key) or _("The program")
    return _("A visitor") if actor == "public" else actor


def _fields_of(content: dict) -> list[tuple[dict, str, object, object]]:
    """(change, field, before, after) of everything an entry changed, in its order."""
    return [(change, name, before, after) for change in content.get("changes", [])
            for name, (before, after) in change["fields"].items()]  # fmt: skip


def _rows(entry: Entry, content: dict, labels: dict) -> list[dict]:
    """One row a field; rows about other things than the entry's main one say which."""
    shown, fields = [], _fields_of(content)
    for change, name, before, after in fields[:ROWS_SHOWN]:
        model, label = _model(change["noun"]), field_word(change["noun"], name)
        if (change["noun"], change["id"]) != (entry.noun, entry.object_id):
            label = _("%(noun)s: %(field)s") % {"noun": noun_of_key(change["noun"]).name, "field": label}
        shown.append({"label": label, "before": _value(model, name, before, labels),
                      "after": _value(model, name, after, labels)})  # fmt: skip
    if len(fields) > ROWS_SHOWN:
        more = _("%(count)s more fields") % {"count": len(fields) - ROWS_SHOWN}
        shown.append({"label": _("and more"), "before": "", "after": more})
    return shown


def _facts(facts: dict) -> list[dict]:
    return [
        {"label": field_word("", name), "before": "", "after": _value(None, name, value, {})}
        for name, value in facts.items()
    ]


def _day(value: date) -> str:
    return format_partial(PartialDate.of_day(value), (get_language() or "en")[:2])


def _value(model, name: str, value, labels: dict) -> str:
    """A recorded value in words: choices, keys of other rows, days and truth values as people say them."""
    if value is None or value == "":
        return ""
    if value == HIDDEN:
        return _("(not shown here)")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    column = _column(model, name)
    if column is not None and column.is_relation:
        keys = value if isinstance(value, list) else [value]
        noun = column.related_model._meta.label_lower
        return ", ".join(labels.get((noun, str(key))) or str(key) for key in keys)[:LONGEST]
    if column is not None and column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)[:LONGEST]
    if (
        isinstance(value, str)
        and model is not None
        and (word := value_word(model._meta.label_lower, name, value))
    ):
        return word
    if isinstance(value, dict):
        return "; ".join(
            f"{field_word('', key)}: {_value(None, key, item, {})}" for key, item in value.items()
        )[:LONGEST]
    if isinstance(value, str):
        return _moment(value) or (
            field_word("", value) if model is None and value in named_fields() else value[:LONGEST]
        )
    return str(value)


def _moment(text: str) -> str:
    """A day or moment that was recorded as text, in words; "" when the text is none."""
    if len(text) < 10 or text[4:5] != "-":
        return ""
    try:
        if len(text) == 10:
            return _day(date.fromisoformat(text))
        moment = timezone.localtime(datetime.fromisoformat(text))
    except ValueError:
        return ""
    return f"{_day(moment.date())} {moment:%H:%M}"


def _model(noun: str):
    try:
        return apps.get_model(noun)
    except (LookupError, ValueError):
        return None


@functools.cache
def _column(model, name: str):
    if model is None:
        return None
    return next(
        (column for column in model._meta.get_fields() if column.name == name and hasattr(column, "choices")),
        None,
    )


def _labels(entries, contents: dict, known: dict, *, whole: bool) -> dict[tuple[str, str], str]:
    """(noun, key) -> name of today, as far as it is not `known`: for what entries are about without saying its name
    and, where they are told whole, for every row that a change points to; one statement a noun."""
    wanted = defaultdict(set)
    for entry in entries:
        changes = (contents.get(entry.n) or {}).get("changes", [])
        named = any((c["noun"], c["id"]) == (entry.noun, entry.object_id) and c["label"] for c in changes)
        if (
            entry.object_id
            and not named
            and (entry.noun, entry.object_id) not in known
            and _model(entry.noun)
        ):
            wanted[_model(entry.noun)].add(entry.object_id)
    for content in contents.values() if whole else ():
        for change, name, *values in _fields_of(content)[:ROWS_SHOWN]:
            column = _column(_model(change["noun"]), name)
            if column is None or not column.is_relation:
                continue
            for value in values:
                keys = value if isinstance(value, list) else [value]
                wanted[column.related_model] |= {key for key in keys if key not in (None, "", HIDDEN)}
    found = {}
    for model, keys in wanted.items():
        # with what it belongs to, whose name is often part of its own
        for row in model._default_manager.select_related().filter(pk__in=list(keys)[:500]):
            found[(model._meta.label_lower, str(row.pk))] = str(row)
    return found


def _states_of(entries, bodies: dict) -> dict[int, str]:
    """Entry number -> whole, broken or shredded, recomputed from what the database holds now."""
    targets = targets_of([entry.n for entry in entries])
    before = dict(Entry.objects.filter(n__in=[entry.n - 1 for entry in entries]).values_list("n", "digest"))
    states = {}
    for entry in entries:
        body = bodies.get(entry.n)
        chained = entry.previous == (before.get(entry.n - 1) if entry.n > 1 else GENESIS)
        whole = chained and is_header_whole(entry, targets.get(entry.n, [])) and is_body_whole(entry, body)
        states[entry.n] = "broken" if not whole else "shredded" if body.shredded_at else "whole"
    return states


def _only_visible(entries, contents: dict, reader) -> tuple[list, dict]:
    """What `reader` may see of these entries: changes of visible things; parts (nouns without a right of their own) only
    where nothing of the entry had to be left out; entries of which nothing is left go."""
    asked = defaultdict(set)
    for content in contents.values():
        for change in content.get("changes", []):
            asked[change["noun"]].add(change["id"])
    seen = {(noun, key) for noun, keys in asked.items() for key in _visible_keys(noun, keys, reader)}
    kept, left = [], {}
    for entry in entries:
        content = contents.get(entry.n) or {}
        changes = content.get("changes", [])
        own = [change for change in changes if noun_of_key(change["noun"]).verb]
        visible = [change for change in own if (change["noun"], change["id"]) in seen]
        if len(visible) == len(own):
            visible = changes if own or _may_see(entry.noun, entry.object_id, reader) else []
        if visible:
            kept.append(entry)
            left[entry.n] = {
                **content,
                "changes": visible,
                "facts": content.get("facts", {}) if visible == changes else {},
            }
    return kept, left


def _visible_keys(noun: str, keys: set[str], reader) -> set[str]:
    model, verb = _model(noun), noun_of_key(noun).verb
    if model is None or not verb or not can(reader, verb):
        return set()
    return {str(key) for key in rows(model, reader, verb).filter(pk__in=keys).values_list("pk", flat=True)}


def _may_see(noun: str, key: str, reader) -> bool:
    return bool(noun and key and _visible_keys(noun, {key}, reader))
