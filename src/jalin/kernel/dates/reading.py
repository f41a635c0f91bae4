"""What a cell was read as, or why it was not."""

from dataclasses import dataclass, field
from datetime import date, datetime

from .partial import PartialDate
from .sentences import WARNINGS, sentence


@dataclass(frozen=True)
class Reading:
    """`precision` is minute, day, month, year, or none; `problem` (a code) is given exactly when it is none.

    start, end: first and last day meant. at, at_end: the moments, for precision minute (`at_end` of a span).
    flags: codes of what was seen on the way; those in `WARNINGS` want a second look although it was read.
    status: ongoing, completed, cancelled, declined, transferred, postponed, planned, expired, open-ended.
    params: the words behind the codes (`word`, `unit`, `number`, `place`, …). suggestions: what may be meant.
    """

    raw: str
    start: date | None = None
    end: date | None = None
    precision: str = "none"
    problem: str | None = None
    flags: tuple[str, ...] = ()
    status: str | None = None
    at: datetime | None = None
    at_end: datetime | None = None
    params: dict = field(default_factory=dict, hash=False)
    suggestions: tuple[PartialDate, ...] = ()
    lang: str | None = None

    @property
    def is_read(self) -> bool:
        return self.precision != "none"

    @property
    def warnings(self) -> tuple[str, ...]:
        """The flags that a person should look at before the date is taken over."""
        return tuple(flag for flag in self.flags if flag in WARNINGS)

    @property
    def needs_look(self) -> bool:
        return bool(self.warnings) or (self.problem is not None and self.problem != "empty")

    @property
    def partial(self) -> PartialDate:
        """In the words of a timeline: a span of days or months is an interval, an unread cell is unknown."""
        if not self.is_read:
            return PartialDate.unknown()
        if self.precision == "minute" and self.at_end in (None, self.at):
            return PartialDate.of_minute(self.at)
        for wider in ("month", "year"):
            if self.precision == wider:
                whole = PartialDate.from_columns(self.start, self.start, wider)
                return whole if whole.end == self.end else PartialDate.of_interval(self.start, self.end)
        return PartialDate.of_interval(self.start, self.end)

    @property
    def start_text(self) -> str | None:
        """ISO: `2026-05-12`, with precision minute `2026-06-22T16:00+07:00`; None when unread."""
        return self._text(self.start, self.at)

    @property
    def end_text(self) -> str | None:
        return self._text(self.end, self.at_end or self.at)

    def message(self, lang: str | None = None) -> str:
        """One sentence on what is wrong, else on the first thing to look at; empty when all is well."""
        return next(iter(self.messages(lang)), "")

    def messages(self, lang: str | None = None) -> tuple[str, ...]:
        """All sentences, the problem first. `lang` is id, ja or en; else the language of the reading."""
        codes = ((self.problem,) if self.problem else ()) + self.warnings
        return tuple(sentence(code, self.params, lang or self.lang or "en") for code in codes)

    def _text(self, day: date | None, moment: datetime | None) -> str | None:
        if day is None:
            return None
        return moment.isoformat(timespec="minutes") if self.precision == "minute" else day.isoformat()
