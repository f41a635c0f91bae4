"""Hours of two cities: what the clock on the wall shows, and the instant it means. Pure Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


class NoSuchHour(ValueError):
    """The clocks of that place were put forward over this hour."""


def instant_of(day: date, hour: time, zone: str) -> datetime:
    """The instant (UTC) at which the clocks of `zone` show this day and hour; the first one where they show it twice.

    Raises NoSuchHour where they never do."""
    local = datetime.combine(day, hour.replace(tzinfo=None), ZoneInfo(zone))
    instant = local.astimezone(UTC)
    if instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchHour(f"{zone} has no {hour:%H:%M} on {day}")
    return instant


def wall(instant: datetime, zone: str) -> datetime:
    """What the clocks of `zone` show at the instant."""
    return instant.astimezone(ZoneInfo(zone))


def difference(zone: str, other: str, at: datetime) -> timedelta:
    """How much later the clocks of `zone` show than those of `other` at an instant; negative where they show earlier."""
    return wall(at, zone).utcoffset() - wall(at, other).utcoffset()


@dataclass(frozen=True)
class Hours:
    """One entry on two walls: the first and last day and hour here (where it happens) and there."""

    starts: datetime
    ends: datetime
    other_starts: datetime
    other_ends: datetime

    @property
    def day(self) -> date:
        """The day it stands under: that of the place."""
        return self.starts.date()

    @property
    def other_day(self) -> int:
        """How many days later the other city writes at the beginning: -1, 0 or 1."""
        return (self.other_starts.date() - self.starts.date()).days

    @property
    def here(self) -> str:
        """ "09:00–11:30" where it happens."""
        return span(self.starts, self.ends)

    @property
    def zone(self) -> str:
        """The short name of the time here: "JST"."""
        return self.ends.tzname() or ""

    @property
    def there(self) -> str:
        """ "07:00–09:30 WIB" in the other city, with "-1" or "+1" before it where that writes another day."""
        shift = f"{self.other_day:+d} " if self.other_day else ""
        return f"{shift}{span(self.other_starts, self.other_ends)} {self.other_ends.tzname()}"


def span(starts: datetime, ends: datetime) -> str:
    """ "09:00–11:30", with "+1" where it ends on a later day."""
    later = (ends.date() - starts.date()).days
    return f"{starts:%H:%M}–{ends:%H:%M}" + (f" +{later}" if later else "")


def hours_of(starts_at: datetime, ends_at: datetime, zone: str, other: str) -> Hours:
    return Hours(wall(starts_at, zone), wall(ends_at, zone), wall(starts_at, other), wall(ends_at, other))


def overlapping(spans: Iterable[tuple[datetime, datetime, frozenset]]) -> set[int]:
    """Places of the spans (begin, end, people) in which somebody would have to be in two places at once. No people named
    stands for the whole delegation. What ends when the next begins does not overlap."""
    found: set[int] = set()
    open_spans: list[tuple[int, datetime, frozenset]] = []
    for place, (starts, ends, people) in sorted(enumerate(spans), key=lambda one: (one[1][0], one[1][1])):
        open_spans = [one for one in open_spans if one[1] > starts]
        for other, _ends, others in open_spans:
            if not people or not others or people & others:
                found |= {place, other}
        open_spans.append((place, ends, people))
    return found


def next_of(spans: Iterable[tuple[datetime, datetime]], now: datetime) -> tuple[list[int], int | None]:
    """Places of the entries that go on at the instant, and of the one that begins next; None when nothing more comes."""
    spans = list(spans)
    going_on = [place for place, (starts, ends) in enumerate(spans) if starts <= now < ends]
    later = [(starts, place) for place, (starts, _ends) in enumerate(spans) if starts > now]
    return going_on, min(later)[1] if later else None
