"""Many runs over several engine processes; the results do not depend on how many."""

import os
import select
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..errors import EngineCrashed, SewerError
from ..inp import Network
from ..results import RunResult
from .cache import Cache
from .options import RunOptions
from .order import Base, Order
from .process import KEPT_BASES, Engine, settle

TRIES = (
    2  # a process killed from outside (out of memory, an operator) costs its run one more try, not the plan
)


@dataclass(frozen=True)
class Job:
    """One run: the network with `changes` and `additions` (see `Network.patch`)."""

    network: Network
    changes: dict = field(default_factory=dict)
    options: RunOptions = field(default_factory=RunOptions)
    additions: dict = field(default_factory=dict)


class Pool:
    """processes: engine processes, started when needed and kept; use as a context, which ends them.

    cache: where results are kept (one of its own by default).
    """

    def __init__(self, processes: int | None = None, cache: Cache | None = None) -> None:
        self.processes = processes or os.cpu_count() or 1
        self.cache = cache if cache is not None else Cache()
        self.runs = 0  # carried out by an engine; a cached one does not count
        self._engines: list[Engine] = []
        self._bases: dict[str, Base] = {}

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_error) -> None:
        self.close()

    def close(self) -> None:
        while self._engines:
            self._engines.pop().kill()

    def run(self, job: Job) -> RunResult:
        return self.map([job])[0]

    def map(self, jobs: Iterable[Job]) -> list[RunResult]:
        """The results in the jobs' order. Raises the SewerError of the first job that has one."""
        found = dict(self.outcomes(jobs))
        for position in sorted(found):
            if isinstance(found[position], SewerError):
                raise found[position]
        return [found[position] for position in sorted(found)]

    def outcomes(self, jobs: Iterable[Job]) -> Iterator[tuple[int, RunResult | SewerError]]:
        """(position, result or fault) as each is ready; a job's fault does not stop the others."""
        waiting: deque[tuple[int, Order, int]] = deque()
        for position, job in enumerate(jobs):
            try:
                order = Order(self._base(job.network), job.changes, job.additions, job.options)
            except SewerError as error:
                yield position, error
                continue
            kept = self.cache.get(order.identity)
            if kept is not None:
                yield position, kept
            else:
                waiting.append((position, order, 1))
        yield from self._carry_out(waiting)

    def _base(self, network: Network) -> Base:
        if network.sha256 not in self._bases:
            if len(self._bases) == KEPT_BASES:
                self._bases.pop(next(iter(self._bases)))
            self._bases[network.sha256] = Base(network)
        return self._bases[network.sha256]

    def _carry_out(self, waiting: deque) -> Iterator[tuple[int, RunResult | SewerError]]:
        running: dict[Engine, tuple[int, Order, int]] = {}
        try:
            while waiting or running:
                while waiting and len(running) < self.processes:
                    entry = waiting.popleft()
                    engine = self._free(running, entry[1].options.memory_limit)
                    engine.begin(entry[1])
                    running[engine] = entry
                for engine, message in _messages(running):
                    position, order, tries = running.pop(engine)
                    outcome = settle(engine, message)
                    if message[0] in {"ended", "late", "memory"}:
                        self._drop(engine)
                    if _killed_from_outside(outcome) and tries < TRIES:
                        waiting.appendleft((position, order, tries + 1))
                        continue
                    self.runs += 1
                    yield position, self._keep(order, outcome)
        finally:
            for engine in running:  # left in the middle: their answers would come late
                self._drop(engine)

    def _keep(self, order: Order, outcome) -> RunResult | SewerError:
        if isinstance(outcome, list):
            return outcome[0]
        self.cache.put(order.identity, outcome)
        return outcome

    def _free(self, running: dict, memory_limit: int) -> Engine:
        for engine in self._engines:
            if engine not in running and engine.memory_limit == memory_limit:
                return engine
        idle = [engine for engine in self._engines if engine not in running]
        if len(self._engines) >= self.processes and idle:
            self._drop(idle[0])
        self._engines.append(Engine(memory_limit))
        return self._engines[-1]

    def _drop(self, engine: Engine) -> None:
        if engine in self._engines:
            self._engines.remove(engine)
        engine.kill()


def _messages(running: dict[Engine, tuple]) -> list[tuple[Engine, tuple]]:
    """The last messages of the runs that ended, waited for."""
    left = max(min(engine.deadline for engine in running) - time.monotonic(), 0.0)
    ready = select.select(list(running), [], [], left)[0]
    found = [(engine, engine.reply()) for engine in ready]
    found += [(engine, ("late",)) for engine in running if engine not in ready and engine.late()]
    return [(engine, message) for engine, message in found if message[0] != "progress"]


def _killed_from_outside(outcome) -> bool:
    return isinstance(outcome, list) and isinstance(outcome[0], EngineCrashed) \
        and outcome[0].values["signal"] == "SIGKILL"  # fmt: skip
