"""Whether the record still stands: which entries of the journal change what the public reads.

Most do. Some change nothing public (a reply that waits to be read), some only what a part of the pages shows (a released reply).
A package names its own by `changes_only`; every other entry changes the record, and with it all parts."""

import threading
from dataclasses import dataclass, field, replace

from django.db.models import Case, When

from jalin.kernel.journal.models import Entry, Head
from jalin.kernel.prepared import prepared

RECORD, NOTHING = "record", ""
_ONLY: dict[str, str] = {}  # action -> the part that it changes


def changes_only(part: str, *actions: str) -> None:
    """Entries of these acts leave the record as it is: they change `part` of the pages, or NOTHING public."""
    _ONLY.update(dict.fromkeys(actions, part))


@dataclass(frozen=True)
class Standing:
    """The journal's last entry (`digest` is None before there is one), the one that last changed the `record`, and later ones that
    `changed` one part only."""

    n: int
    digest: str | None
    record: str | None
    changed: dict[str, str | None] = field(default_factory=dict)

    def of(self, part: str) -> str | None:
        """As long as this is the same, so is what that part of the pages shows."""
        return self.changed.get(part, self.record)


def _all_changed(n: int, digest: str | None) -> Standing:
    return Standing(n, digest, digest)


@prepared
def _last_entry(heads):
    return heads.values_list("n", "digest")  # one row at most, as its table says


class _Follower:
    """Reads the journal on from where this process has read it. What it says follows from the database at each call."""

    def __init__(self):
        self._seen, self._lock = _all_changed(0, None), threading.Lock()

    def now(self) -> Standing:
        """One statement; one more when there are new entries."""
        n, digest = _last_entry.one(Head.objects.all()) or (0, None)
        seen = self._seen
        if (n, digest) == (seen.n, seen.digest):
            return seen
        found = self._since(seen, n, digest)
        with self._lock:
            if self._seen is seen:
                self._seen = found
        return found

    @staticmethod
    def _since(seen: Standing, n: int, digest: str | None) -> Standing:
        if n <= seen.n or not seen.n:
            return _all_changed(
                n, digest
            )  # the first look, or another journal, such as one put back from a backup
        entries = Entry.objects.filter(n__gte=seen.n, n__lte=n).order_by()
        told = Case(When(n=seen.n, then="digest"), default="action")
        found = set(entries.values_list(told, flat=True).distinct())
        parts = {_ONLY.get(name, RECORD) for name in found - {seen.digest}}
        if seen.digest not in found or RECORD in parts:
            return _all_changed(n, digest)
        changed = seen.changed | dict.fromkeys(parts - {NOTHING}, digest)
        return replace(seen, n=n, digest=digest, changed=changed)


_follower = _Follower()
standing_now = _follower.now
