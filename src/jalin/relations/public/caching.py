"""Public pages may be kept by a visitor's browser, which asks each time whether its copy is still true."""

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import wraps

from django.conf import settings
from django.contrib.messages import get_messages
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from jalin import __version__

from ..sentences import language
from .standing import RECORD, Standing, standing_now

STARTED = time.time_ns()  # a new program may draw the same record differently


_begun: ContextVar[Standing | None] = ContextVar("state of the journal", default=None)


def _standing() -> Standing:
    """The state of the journal when this page was begun, or now: what is read later is at least as new."""
    return _begun.get() or standing_now()


def state_of(part: str = RECORD) -> str | None:
    """As long as it is the same, so is what this part of the pages shows; None before anything was entered."""
    return _standing().of(part)


def kept_while_record_stands(make):
    """Decorator: what `make` gave last, for each language, as long as the record and the day are the same.

    For what follows from the record alone, whoever reads it. Costs one query instead of many.
    """
    kept: dict[str, tuple] = {}

    @wraps(make)
    def answer(*args):
        state = (state_of(), timezone.localdate())
        found = kept.get(language())
        if found is None or found[0] != state or settings.DEBUG:
            found = kept[language()] = (state, make(*args))
        return found[1]

    return answer


class Kept:
    """What followed from the record alone for a key and a language, as long as the record and the day are the same: the latest
    `most` of them in each process. For what everybody reads alike; never for what holds a visitor's own token. `part`: what
    acts on the side change too, see standing.py."""

    _all: list["Kept"] = []

    def __init__(self, most: int, part: str = RECORD):
        self._part, self._most = part, most
        self._kept, self._lock = OrderedDict(), threading.Lock()
        self._all.append(self)

    def get(self, key, make: Callable):
        """What `make()` gave for this key last, or gives now."""
        return self.get_each([key], lambda _missing: {key: make()})[key]

    def get_each(self, keys: Iterable, make: Callable) -> dict:
        """The same for many keys at once: `make(missing)` gives {key: value} of those that are not kept; what it leaves out is None."""
        keys, state, here = list(keys), (state_of(self._part), timezone.localdate()), language()
        with self._lock:
            kept = {key: one for key in keys if (one := self._kept.get((here, key)))}
        found = {key: one[1] for key, one in kept.items() if one[0] == state and not settings.DEBUG}
        if missing := [key for key in keys if key not in found]:
            made = make(missing)
            found |= {key: made.get(key) for key in missing}
            with self._lock:
                for key in missing:
                    self._kept[(here, key)] = (state, found[key])
                    self._kept.move_to_end((here, key))
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return found

    def of_address(self, request, make: Callable):
        """The same for a page that is drawn with full addresses."""
        return self.get((request.scheme, request.get_host(), request.get_full_path()), make)

    @classmethod
    def forget_all(cls) -> None:
        """For tests that write rows without an act."""
        for one in cls._all:
            one._kept.clear()


def _tag(request) -> str:
    """One tag for all that a visitor's page depends on: record, day, program, language, address, theme."""
    parts = (
        _standing().digest, timezone.localdate(), __version__, STARTED, language(), request.get_full_path(),
        request.get_host(), request.COOKIES.get("jalin_theme", ""),
    )  # fmt: skip
    return '"' + hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:24] + '"'


def kept_by_visitors(view):
    """Decorator: an ETag and 304 for visitors; nothing for people who are signed in, nor while one works on the program.

    `private`, because the page holds the visitor's own form token.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        if (
            settings.DEBUG
            or request.user.is_authenticated
            or request.method not in {"GET", "HEAD"}
            or len(get_messages(request))
        ):
            return view(request, *args, **kwargs)
        begun = _begun.set(standing_now())
        try:
            tag = _tag(request)
            response = get_conditional_response(request, etag=tag) or view(request, *args, **kwargs)
        finally:
            _begun.reset(begun)
        if response.status_code in {200, 304}:
            response.headers["ETag"] = tag
            patch_cache_control(response, private=True, no_cache=True)
            patch_vary_headers(response, ["Cookie"])
        return response

    return answer
