"""A run made ready for the engine's process, and what identifies its figures."""

import json
from functools import cached_property

from .. import early_stop, external
from ..inp import Network
from ..series import simulated_days
from ..validate.rows import not_finite
from . import run_copy
from .options import RunOptions

DECIDES_THE_END = ("ALLOW_PONDING", "START_", "END_")


class Base:
    """A network's run copy, shipped to a process once. Raises MissingExternalFile and NonFiniteNumber."""

    def __init__(self, network: Network) -> None:
        for fault in not_finite(network):
            raise fault  # the engine would crash on it, or run on and mean nothing
        self.network = network
        self.lines, self.files = run_copy.run_lines(network)
        self.key = network.sha256 + json.dumps(self.files, sort_keys=True)

    @cached_property
    def rule(self) -> dict | None:
        return early_stop.rule_for(self.network)


class Order:
    """One run: the lines that differ from the base, the options set at the end, the limits."""

    def __init__(self, base: Base, changes: dict, additions: dict, options: RunOptions, *, open_only: bool = False,
                 progress: bool = False) -> None:  # fmt: skip
        touched = {section for section, _name in changes} | set(additions)
        if touched & external.SECTIONS:  # what is named there is made safe in a base of its own
            base, changes, additions = Base(base.network.patched(changes, additions)), {}, {}
        self.base, self.options = base, options
        self.edits = base.network.line_changes(changes, additions)
        self.tail = run_copy.tail(options)
        self.rule = self._rule(changes, additions, touched) if options.early_stop else None
        self.task = {"rule": self.rule, "open_only": open_only, "report": options.report, "progress": progress,
                     "days": simulated_days(base.network), "cpu_limit": options.time_limit}  # fmt: skip

    def _rule(self, changes: dict, additions: dict, touched: set[str]) -> dict | None:
        if any(name.startswith(DECIDES_THE_END) for name, _value in self.options.overrides):
            return None
        if touched & early_stop.WATCHED:
            return early_stop.rule_for(self.base.network.patched(changes, additions))
        return self.base.rule

    @cached_property
    def identity(self) -> str:
        """sha256 of the file as it is run, the engine's build and the early stop."""
        lines = self.base.lines
        if self.edits:
            lines = list(lines)
            for number, line in self.edits.items():
                lines[number] = line
        return run_copy.identity(b"".join([*lines, self.tail]), self.base.files, self.rule)
