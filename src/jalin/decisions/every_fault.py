"""Reading a rules file to its end although it is faulty, so that every fault of it is said at once."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

from .faults import Fault
from .rules_file import Rules

MOST = 50  # what is said of one file; the rest comes when these are mended
_NOTHING = {"text": "", "whole": 1, "number": 1, "yes_no": False, "list": [], "table": {}, "date": None}


class EveryFault(Rules):
    """Rules that go on after a fault with a value that stands for nothing, and keep the fault in `faults`."""

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.faults: list[Fault] = self.within.faults if self.within else []

    def note(self, fault: Fault) -> None:
        """Keep the fault; what follows from one about the same setting says nothing new."""
        place = fault.line, fault.params.get("name")
        if len(self.faults) < MOST and place not in {
            (one.line, one.params.get("name")) for one in self.faults
        }:
            self.faults.append(fault)

    def get(self, name: str, kind: str, default: object = ..., **bounds):
        try:
            return super().get(name, kind, default, **bounds)
        except Fault as fault:
            self.note(fault)
            return _NOTHING[kind] if default is ... else default

    def tables(self, name: str) -> list["EveryFault"]:
        try:
            return super().tables(name)
        except Fault as fault:
            self.note(fault)
            return []

    def refuse_others(self, known=()) -> None:
        for fault in islice(self.unknown(known), MOST):
            self.note(fault)

    def fault(self, key: str, name: str, **params: object) -> Fault:
        """As in `Rules`; a file with very many faults is not searched for the place of each."""
        return super().fault(key, name, **params) if len(self.faults) < MOST else Fault(key, file=self.file)


def read_or_faults(
    path: Path | str, read: Callable[[EveryFault], object]
) -> tuple[object | None, list[Fault]]:
    """What `read` makes of the file, or every fault in the order of the lines."""
    try:
        rules = EveryFault.read(path)
        made = read(rules)
    except Fault as fault:
        return None, [fault]
    return (None if rules.faults else made), sorted(rules.faults, key=lambda one: one.line or 0)
