"""The kinds of jobs that modules have registered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from jalin.kernel.problems import Problem

_KINDS: dict[str, "Kind"] = {}


class JobProblem(Problem):
    """Work cannot be done for a reason that its owner can mend: JobProblem(code, gettext_noop("…"),
    row=3)."""


@dataclass(frozen=True)
class Kind:
    """`work(job, progress) -> dict | None`; `title` a lazy translation; `verb` is asked when it is started.

    `is_long`: takes minutes; one worker is always kept free of such work. `attempts`: how often it is handed
    out again after its process died. `result(job) -> (url, label)` leads to what came of it. `every`: the
    worker starts it by itself when it was not started for so long.
    """

    key: str
    work: Callable
    title: object
    verb: object = ""
    is_long: bool = False
    attempts: int = 5
    result: Callable | None = None
    every: timedelta | None = None


def register_job(key: str, work: Callable, *, title, **more) -> Kind:
    """Make a kind of job known (`more`: the other fields of Kind); the same key twice is an error of the
    program."""
    if key in _KINDS:
        raise ValueError(f"job {key} is registered twice")
    _KINDS[key] = Kind(key, work, title, **more)
    return _KINDS[key]


def kind_of(key: str) -> Kind:
    """Raises KeyError for a kind that nobody registered."""
    return _KINDS[key]


def kinds() -> dict[str, Kind]:
    return dict(_KINDS)


def long_kinds() -> list[str]:
    return [kind.key for kind in _KINDS.values() if kind.is_long]
