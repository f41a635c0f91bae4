"""One engine process as its parent sees it: started, given orders, watched, ended."""

import contextlib
import json
import pickle
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ..errors import EngineCrashed, MemoryLimit, SewerError, TimeLimit
from ..inp import Network
from ..results import RunResult
from .figures import result_of
from .options import RunOptions
from .order import Base, Order
from .refusals import faults_of

CHILD = Path(__file__).with_name("child.py")  # started by path: it needs nothing of the project
KEPT_BASES = 16


class Engine:
    """A child process with one SWMM in it, started at once; `kill` ends it and clears its folder."""

    def __init__(self, memory_limit: int) -> None:
        self.memory_limit, self.sent = memory_limit, []
        self.scratch = tempfile.mkdtemp(prefix="jalin-swmm-")
        command = [sys.executable, "-P", str(CHILD), json.dumps(sys.path), str(memory_limit), self.scratch]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,  # noqa: S603
                                        stderr=subprocess.DEVNULL, bufsize=0)  # fmt: skip
        self.order: Order | None = None
        self.deadline = 0.0

    def fileno(self) -> int:
        return self.process.stdout.fileno()

    def begin(self, order: Order) -> None:
        """Ship the base when it is new here, then the run. A process that is gone shows at `reply`."""
        self.order, self.deadline = order, time.monotonic() + order.options.time_limit
        with contextlib.suppress(BrokenPipeError):
            if order.base.key not in self.sent:
                if len(self.sent) == KEPT_BASES:
                    self._tell(("drop", self.sent.pop(0)))
                self._tell(("base", order.base.key, order.base.lines, order.base.files))
                self.sent.append(order.base.key)
            self._tell(("run", order.base.key, order.edits, order.tail, order.task))

    def _tell(self, message: tuple) -> None:
        data = pickle.dumps(message, protocol=5)
        left = memoryview(struct.pack("<q", len(data)) + data)
        while left:
            left = left[self.process.stdin.write(left) :]

    def reply(self) -> tuple:
        """The next message, waited for; ("ended",) when the process is gone."""
        head = self._take(8)
        data = self._take(struct.unpack("<q", head)[0]) if head else b""
        return pickle.loads(data) if data else ("ended",)  # noqa: S301 (from our own child)

    def _take(self, size: int) -> bytes:
        """So many bytes of its answers; none when it ended before. Unbuffered, so that `select` sees what is left."""
        found = bytearray()
        while len(found) < size:
            part = self.process.stdout.read(size - len(found))
            if not part:
                return b""
            found += part
        return bytes(found)

    def late(self) -> bool:
        return self.order is not None and time.monotonic() > self.deadline

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def code(self) -> int:
        """How the process ended: below 0 the signal."""
        return self.process.wait()


def settle(engine: Engine, message: tuple) -> RunResult | list[SewerError]:
    """What a last message means: figures, or the faults. ("late",) is the parent's own."""
    order = engine.order
    place = {"file": order.base.network.name}
    kind = message[0]
    if kind == "done":
        faults = faults_of(message[1]["report"], order) if order.task["open_only"] else []
        return result_of(message[1], order, faults)
    if kind == "refused":
        return faults_of(message[2], order, message[1])
    if kind == "broken":
        raise RuntimeError(message[1])
    if kind == "memory":
        return [MemoryLimit(limit=engine.memory_limit // 1_000_000, **place)]
    if kind == "late":
        return [TimeLimit(limit=order.options.time_limit, **place)]
    code = engine.code()
    if code == -signal.SIGXCPU:
        return [TimeLimit(limit=order.options.time_limit, **place)]
    return [EngineCrashed(signal=_name(code), **place)]


def _name(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit {code}"


def carry_out(order: Order, memory_limit: int, on_progress=None) -> RunResult | list[SewerError]:
    """One order in a process of its own."""
    engine = Engine(memory_limit)
    try:
        engine.begin(order)
        while True:
            left = max(engine.deadline - time.monotonic(), 0.0)
            if not select.select([engine], [], [], left)[0]:
                return settle(engine, ("late",))
            message = engine.reply()
            if message[0] != "progress":
                return settle(engine, message)
            if on_progress:
                on_progress(message[1])
    finally:
        engine.kill()


def run(network: Network | bytes, changes: dict | None = None, options: RunOptions | None = None, *,
        additions: dict | None = None, on_progress=None) -> RunResult:  # fmt: skip
    """One simulation of the network with `changes` (see `Network.patch`) in a process of its own.

    on_progress: called with the share done, 0 to 1. Raises the first SewerError: EngineRefused, EngineCrashed,
    TimeLimit, MemoryLimit, MissingExternalFile, NoSuchObject, BadResult.
    """
    network = Network(network, "network.inp") if isinstance(network, bytes) else network
    options = options or RunOptions()
    order = Order(Base(network), changes or {}, additions or {}, options, progress=on_progress is not None)
    outcome = carry_out(order, options.memory_limit, on_progress)
    if isinstance(outcome, list):
        raise outcome[0]
    return outcome


def open_only(network: Network, time_limit: float = 60.0) -> list[SewerError]:
    """What the engine says when it reads and starts the file, without a run: errors, then warnings, or nothing."""
    options = RunOptions(time_limit=time_limit)
    return carry_out(Order(Base(network), {}, {}, options, open_only=True), options.memory_limit)
