"""Faults of the files that stand beside a network: prices, risk, mapping, inspections, tables of pipes.

`section` is the table of a TOML file or the name of a CSV file's row kind, `object` the key, column or pipe.
"""

from collections.abc import Iterable

from .errors import SewerError

SHOWN = 40


class DataFault(SewerError):
    """One fault in one of those files; the key says which."""

    key = "bad-value"


class FaultyFile(SewerError):
    """A file that cannot be used, with all its faults; says them one a line."""

    key = "faulty-file"

    def __init__(self, faults: Iterable[SewerError], *, file: str = "", **_) -> None:
        self.faults = tuple(faults)
        super().__init__(file=file or next((fault.file for fault in self.faults), ""), count=len(self.faults))

    def __reduce__(self):
        return FaultyFile, (self.faults,)

    def say(self, lang: str = "en") -> str:
        """The first faults, one a line, and how many more there are."""
        shown = [fault.say(lang) for fault in self.faults[:SHOWN]]
        if len(self.faults) > SHOWN:
            shown.append(DataFault("more-faults", file=self.file, count=len(self.faults) - SHOWN).say(lang))
        return "\n".join(shown)

    def as_json(self, lang: str = "en") -> dict:
        return super().as_json(lang) | {"faults": [fault.as_json(lang) for fault in self.faults]}
