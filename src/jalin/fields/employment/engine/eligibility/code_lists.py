"""Dated lists of codes that rules refer to: fields of work, classes of industry, papers, steps."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One code. It holds from `valid_from` up to and with `valid_to`; `pending`: announced, the day not yet known.

    For lists matched by prefix (classes of industry) the code stands for all that begin with it, less `excepted`;
    `partly`: only a part of it belongs, so membership is not known. `rank` orders levels, `number` is a figure.
    """

    code: str
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    pending: bool = False
    partly: bool = False
    excepted: tuple[str, ...] = ()
    rank: int | None = None
    number: float | None = None

    def is_valid(self, on: datetime.date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True)
class CodeList:
    """`is_complete`: a code that is not here does not belong; otherwise that is not known, except for those that
    begin with one of `never`."""

    id: str
    entries: tuple[Entry, ...]
    by_prefix: bool = False
    is_complete: bool = True
    never: tuple[str, ...] = ()

    def holds(self, code: str, on: datetime.date) -> bool | None:
        """Whether the code belongs to the list on that day; None when that is not known."""
        if self.by_prefix and not (code.isascii() and code.isdigit() and len(code) == 4):
            return None
        found = [entry for entry in self.entries if self._matches(entry, code) and entry.is_valid(on)]
        if any(not entry.pending and not entry.partly for entry in found):
            return True
        if found:
            return None
        if self.is_complete or any(code.startswith(start) for start in self.never):
            return False
        return None

    def _matches(self, entry: Entry, code: str) -> bool:
        if not self.by_prefix:
            return entry.code == code
        return code.startswith(entry.code) and not any(code.startswith(one) for one in entry.excepted)

    def hold_all(self, codes: Iterable[str], on: datetime.date) -> bool | None:
        answers = {self.holds(code, on) for code in codes}
        if False in answers:
            return False
        return None if None in answers else True

    def hold_none(self, codes: Iterable[str], on: datetime.date) -> bool | None:
        answers = {self.holds(code, on) for code in codes}
        if True in answers:
            return False
        return None if None in answers else True

    def number(self, code: str, name: str) -> float | None:
        """The `rank` or `number` of a code, None when it has none."""
        return next((getattr(entry, name) for entry in self.entries if entry.code == code), None)

    def before(self, code: str) -> list[str] | None:
        """The codes that stand before `code`, None when it is not here."""
        codes = [entry.code for entry in self.entries]
        return codes[: codes.index(code)] if code in codes else None
