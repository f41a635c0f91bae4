"""What the engine has judged so far, kept in a file: a search that was stopped goes on from it to the same plan.

One JSON object a line. The first names networks and engine by a digest; each other holds one plan's figures and is on the
disk before the search goes on. A last line that was cut off is dropped.
"""

import json
import os
from pathlib import Path

from ..errors import CheckpointOfAnother

FORMAT = "jalin-sewer-checkpoint/1"


class Ledger:
    """plan → figures {"total", "nodes", "continuity"}. Without a path it lives in memory only.

    digest: of the networks, the engine's build and the time step. Raises CheckpointOfAnother for another one's file.
    """

    def __init__(self, path: Path | None = None, digest: str = "") -> None:
        self.path, self.digest = path, digest
        self._kept: dict[str, dict] = {}
        self._file = None
        if path:
            self._open()

    def _open(self) -> None:
        lines = self.path.read_bytes().splitlines(keepends=True) if self.path.exists() else []
        whole = [line for line in lines if line.endswith(b"\n")]
        if whole:
            self._read(whole)
        self._file = self.path.open("ab")
        if lines and not lines[-1].endswith(b"\n"):
            self._file.truncate(sum(map(len, whole)))
        if not whole:
            self._write({"format": FORMAT, "digest": self.digest})

    def _read(self, lines: list[bytes]) -> None:
        try:
            head, *rows = map(json.loads, lines)
            if head.get("format") != FORMAT or head["digest"] != self.digest:
                raise CheckpointOfAnother(file=str(self.path))
            self._kept = {row["plan"]: row["figures"] for row in rows}
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise CheckpointOfAnother(file=str(self.path)) from error

    def _write(self, row: dict) -> None:
        self._file.write(json.dumps(row, ensure_ascii=False, sort_keys=True).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def get(self, plan: str) -> dict | None:
        return self._kept.get(plan)

    def put(self, plan: str, figures: dict) -> None:
        self._kept[plan] = figures
        if self._file:
            self._write({"plan": plan, "figures": figures})

    def __len__(self) -> int:
        return len(self._kept)

    def close(self) -> None:
        if self._file:
            self._file.close()
            self._file = None
