"""Workbooks (.xlsx, .xls, .ods), read by another process into rows to be gone through at will."""

import json
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from .guards import Limits
from .unreadable import UnreadableFile

_CHILD = Path(__file__).with_name("workbook_child.py")
_MOST_OUTPUT = 400_000_000  # bytes of text that a file within the limits cannot reach


@dataclass(frozen=True)
class Sheet:
    """rows: how many hold something. merged: (first row, first column, last row, last column), from 1."""

    name: str
    rows: int
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()


class WorkbookRows:
    """The rows of all sheets, kept in a temporary file that vanishes when this is closed."""

    def __init__(self, path: Path, name: str, limits: Limits) -> None:
        self._store = tempfile.TemporaryFile()  # noqa: SIM115  (closed by `close`)
        self._starts: list[int] = []
        try:
            self.sheets = self._fill(path, name, limits)
        except BaseException:
            self._store.close()
            raise

    def rows(self, sheet: int) -> Iterator[tuple[int, list]]:
        """(row number, cells) of one sheet. May be started anew; two at once do not disturb each other."""
        place = self._starts[sheet]
        while True:
            self._store.seek(place)
            line = self._store.readline()
            place += len(line)
            if not line.startswith(b"["):
                return
            number, cells = json.loads(line)
            yield number, [_decode(cell) for cell in cells]

    def close(self) -> None:
        self._store.close()

    def _fill(self, path: Path, name: str, limits: Limits) -> tuple[Sheet, ...]:
        found: list[dict] = []
        ended = None
        for line in _child_lines(path, limits):
            place = self._store.tell()
            if place + len(line) > _MOST_OUTPUT:
                raise UnreadableFile("too-big", name=name)
            if line.startswith(b"["):
                found[-1]["rows"] += 1
                self._store.write(line)
                continue
            ended = json.loads(line)
            if "sheet" in ended:
                self._store.write(b"\n")
                self._starts.append(place + 1)
                found.append(ended | {"rows": 0})
        if not ended or "done" not in ended:
            limit = {"too-many-rows": limits.rows, "too-many-columns": limits.columns}
            code = (ended or {}).get("error", "too-big")
            raise UnreadableFile(code, name=name, limit=limit.get(code, limits.seconds))
        self._store.write(b"\n")
        return tuple(
            Sheet(one["sheet"], one["rows"], one["hidden"], tuple(_from_one(area) for area in one["merged"]))
            for one in found
        )


def _child_lines(path: Path, limits: Limits) -> Iterator[bytes]:
    """What the other process says; when it dies of its limits, one more line says of which."""
    command = [sys.executable, "-I", str(_CHILD), str(path), json.dumps(asdict(limits))]
    child = subprocess.Popen(  # noqa: S603  (our own file, no shell)
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    guard = threading.Timer(limits.seconds + 5, child.kill)
    guard.start()
    try:
        yield from child.stdout
        code = child.wait()
    finally:
        guard.cancel()
        child.kill()
        child.stdout.close()
        child.wait()
    if code:
        slow = code in (-signal.SIGALRM, -signal.SIGXCPU, -signal.SIGKILL)
        yield b'{"error": "too-slow"}' if slow else b'{"error": "too-big"}'


def _decode(cell):
    if not isinstance(cell, dict):
        return cell
    ((kind, value),) = cell.items()
    match kind:
        case "d":
            return date.fromisoformat(value)
        case "m":
            return datetime.fromisoformat(value)
        case "t":
            return time.fromisoformat(value)
        case _:
            return timedelta(seconds=value)


def _from_one(area: list[int]) -> tuple[int, int, int, int]:
    first_row, first_column, last_row, last_column = area
    return first_row + 1, first_column + 1, last_row + 1, last_column + 1
