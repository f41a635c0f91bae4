"""The one door through which data changes."""

import functools
import inspect
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal

from django.db import models, transaction
from django.utils import timezone

from jalin.kernel.access import require

from .sealing import seal_body, seal_header, seal_targets

_current: ContextVar["Act | None"] = ContextVar("jalin_act", default=None)
request_id: ContextVar[str] = ContextVar("jalin_request_id", default="")

HIDDEN = "…"  # stands in the journal for a value that must never be there in clear


_AFTER: list = []  # functions that follow every act within its transaction, such as the search index


def after_act(follow) -> None:
    """Register `follow(act)`; it runs after the act's changes and before its entry is written."""
    if follow not in _AFTER:
        _AFTER.append(follow)


def noun_of(obj: models.Model | type[models.Model]) -> str:
    return obj._meta.label_lower


def plain(value):
    """A field's value as JSON knows it; personal values are hidden by the caller."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date | Decimal):
        return str(value)
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, int) and abs(value) >= 2**53:
        return str(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


class Act:
    """What one act does, gathered while it runs: `create`, `change`, `remove`, `link`, `note`."""

    def __init__(self, name: str, by, reason: str = ""):
        self.name, self.by, self.reason = name, by, reason
        self.main: models.Model | None = None
        self.targets: dict[tuple[str, str], None] = {}
        self.changes: list[dict] = []
        self.facts: dict = {}
        self.indexed_later: set[str] = (
            set()
        )  # nouns whose caller keeps the search index true itself, after the act

    def about(self, obj: models.Model) -> None:
        """Name the object the entry is about (the first one touched otherwise)."""
        self.main = self.main or obj
        self.targets[(noun_of(obj), str(obj.pk))] = None

    def note(self, **facts) -> None:
        """Facts of the act that are no field of an object, such as counts or a file's digest."""
        self.facts.update(plain(facts))

    def create(self, obj: models.Model) -> models.Model:
        """Save a new object and record its fields."""
        self._check(obj)
        obj.save(force_insert=True)
        self._record(
            obj,
            "created",
            {name: [None, value] for name, value in self._values(obj).items() if value not in (None, "")},
        )
        return obj

    def change(self, obj: models.Model, **values) -> list[str]:
        """Set these fields, save what really differs, record old and new. Returns the names that changed."""
        before, kept = self._values(obj), self._hidden(obj)
        for name, value in values.items():
            setattr(obj, name, value)
        after, now = self._values(obj), self._hidden(obj)
        changed = [name for name in after if after[name] != before[name] or kept.get(name) != now.get(name)]
        if changed:
            self._check(obj)
            obj.save(update_fields=[obj._meta.get_field(name).name for name in changed])
            self._record(obj, "changed", {name: [before[name], after[name]] for name in changed})
        return changed

    def remove(self, obj: models.Model) -> None:
        """Delete an object; its last values stay in the entry."""
        self._record(
            obj,
            "removed",
            {name: [value, None] for name, value in self._values(obj).items() if value not in (None, "")},
        )
        obj.delete()

    def relate(self, obj: models.Model, name: str, others) -> None:
        """Set a many-to-many field and record which keys came and went."""
        field = getattr(obj, name)
        before = sorted(field.values_list("pk", flat=True))
        after = sorted({getattr(other, "pk", other) for other in others})
        if before != after:
            field.set(after)
            self._record(obj, "changed", {name: [before, after]})

    def _record(self, obj, how: str, fields: dict) -> None:
        self.about(obj)
        label = (
            "" if getattr(obj, "journal_label_hidden", False) else str(obj)[:200]
        )  # a person's name is looked up
        self.changes.append(
            {"noun": noun_of(obj), "id": str(obj.pk), "label": label, "how": how, "fields": fields}
        )

    @staticmethod
    def _check(obj) -> None:
        """Validate before saving. Foreign keys are left to the database: a query for each would double the cost."""
        obj.clean_fields(exclude={field.name for field in obj._meta.concrete_fields if field.is_relation})
        obj.clean()
        obj.validate_unique()
        obj.validate_constraints()

    @staticmethod
    def _hidden(obj) -> dict:
        """The values the journal may not show, only to see whether they changed."""
        return {name: getattr(obj, name) for name in getattr(obj, "journal_hidden", ())}

    @staticmethod
    def _values(obj) -> dict:
        hidden = set(getattr(obj, "journal_hidden", ()))
        left_out = set(getattr(obj, "journal_left_out", ())) | {obj._meta.pk.name}
        values = {}
        for field in obj._meta.concrete_fields:
            if field.name not in left_out:
                value = plain(field.value_from_object(obj))
                values[field.name] = (HIDDEN if value else value) if field.name in hidden else value
        return values


def actor_of(by) -> str:
    """How an actor is named in the journal: never by name or address, which would be personal data for ever."""
    if isinstance(by, str):
        return by
    return f"user:{by.pk}" if by is not None and by.pk else "public"


def write_entry(act: Act):
    """Append the sealed entry of `act`; must run inside the act's transaction."""
    from .models import Body, Entry, Head, Target  # the door is imported before the apps are loaded

    body, body_digest = seal_body({"reason": act.reason, "changes": act.changes, "facts": act.facts})
    lock = Head.objects.select_for_update().filter(pk=1)
    head = lock.first()
    if (
        head is None
    ):  # the very first entry; whoever else tries it at this instant waits here for this one's commit
        Head.objects.get_or_create(pk=1)
        head = lock.get()
    main = act.main
    header = {
        "n": head.n + 1, "at": timezone.now(), "actor": actor_of(act.by), "action": act.name,
        "noun": noun_of(main) if main is not None else "", "object_id": str(main.pk or "") if main is not None else "",
        "request": request_id.get(), "body_digest": body_digest, "previous": head.digest,
    }  # fmt: skip
    if main is not None and main.pk is None:  # removed in this act: its key is in the recorded targets
        header["object_id"] = next((key for noun, key in act.targets if noun == header["noun"]), "")
    digest = seal_header(**header, targets_digest=seal_targets(act.targets))
    entry = Entry.objects.create(**header, digest=digest)
    Body.objects.create(entry=entry.n, text=body)
    Target.objects.bulk_create(
        [Target(entry=entry.n, noun=noun, object_id=key) for noun, key in act.targets], batch_size=2000
    )
    Head.objects.filter(pk=1).update(n=entry.n, digest=digest)
    return entry


def action(name: str, *, verb, on: str | None = None):
    """Make a service the door of one act.

    The service takes keyword-only arguments, `act` among them, which the door hands in; callers pass `by` (a user, or
    "system:…" for the program's own work) and may pass `reason`. `on` names the argument whose row the permission is
    checked against. An act called inside an act joins it: one entry for the whole. An act that changed nothing writes
    nothing.
    """

    def decorate(service):
        if "act" not in inspect.signature(service).parameters:
            raise TypeError(f"{service.__name__} must take the keyword argument `act`")

        @functools.wraps(service)
        def door(*, by, reason: str = "", **kwargs):
            outer = _current.get()
            if not (isinstance(by, str) and by.startswith("system:")):
                require(by, verb, kwargs.get(on) if on else None)
            if outer is not None:
                return service(by=by, act=outer, **kwargs)
            act = Act(name, by, reason)
            token = _current.set(act)
            try:
                with transaction.atomic():
                    result = service(by=by, act=act, **kwargs)
                    if act.changes or act.facts:
                        for follow in _AFTER:
                            follow(act)
                        write_entry(act)
            finally:
                _current.reset(token)
            return result

        door.action, door.verb = name, str(verb)
        return door

    return decorate
