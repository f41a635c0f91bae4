"""Waiting: days since a file arrived, where no law sets a limit. It is shown beside one's own past."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median


@dataclass(frozen=True)
class WaitingClock:
    """A step without a legal limit. It has no due day and is never late, however long it takes."""

    since: date
    ended: date | None = None

    def __post_init__(self) -> None:
        if self.ended and self.ended < self.since:
            raise ValueError(f"the waiting cannot end on {self.ended}, before it began on {self.since}")

    def days_waiting(self, on: date) -> int:
        """Calendar days from the arrival to `on`, or to the end where that came first. At least 0."""
        until = min(on, self.ended) if self.ended else on
        return max(0, (until - self.since).days)


def median_days(ended: Iterable[WaitingClock]) -> float | None:
    """How long such a step took here in the middle case; None where none has ended yet."""
    days = [(clock.ended - clock.since).days for clock in ended if clock.ended]
    return median(days) if days else None
