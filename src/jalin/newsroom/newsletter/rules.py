"""When an issue leaves, who receives what, and when a server takes nothing from us. Pure Python."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta

from jalin.kernel.mail.answers import Answer

RETRIES = 5  # of one mail that was put off, and of one issue whose server failed
IN_A_ROW = 3  # mails that were refused one after the other, until an address counts as unreachable
SYSTEMIC = 20  # refusals one after the other within an issue: the server refuses us, not the readers

_NO = (Answer.REFUSED, Answer.GONE)


def wait_after(tries: int) -> timedelta:
    """How long to leave a mail server alone after `tries` failures: 10 minutes, doubled each time, a day at most."""
    return min(timedelta(minutes=10) * 2 ** max(0, tries - 1), timedelta(days=1))


def leaves_at(noted: datetime, *, is_weekly: bool, weekday: int, hour: int, wait: timedelta) -> datetime:
    """When something noted at `noted` (local, aware) leaves: after the wait, or on the next such day and hour."""
    if not is_weekly:
        return noted + wait
    day = noted.date() + timedelta(days=(weekday - noted.weekday()) % 7)
    at = datetime.combine(day, time(hour), noted.tzinfo)
    return at if at > noted else datetime.combine(day + timedelta(days=7), time(hour), noted.tzinfo)


def chosen_items(wishes: Iterable[tuple[str, int]], about: Mapping[int, frozenset]) -> tuple[int, ...]:
    """The items of an issue that somebody with these wishes receives, in the issue's order; all of them without a wish. `about`:
    item -> the (kind, key) it tells of."""
    wanted = set(wishes)
    return tuple(item for item, things in about.items() if not wanted or wanted & things)


def is_systemic(answers: Sequence[Answer]) -> bool:
    """Whether the last answers say that the server takes nothing from us: then it is better to stop than to try everybody."""
    return len(answers) >= SYSTEMIC and all(one in _NO for one in answers[-SYSTEMIC:])
