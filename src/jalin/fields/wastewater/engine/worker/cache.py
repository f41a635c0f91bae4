"""Results kept by what identifies a run: the same file, options and engine are never run twice."""

import contextlib
import json
import os
import tempfile
from collections import OrderedDict
from pathlib import Path

from ..results import RunResult

IN_MEMORY = 256  # a result of 360 nodes takes about 200 kB


class Cache:
    """In memory the latest results, and all in `folder` when one is given (one JSON file a run; a broken one counts as absent)."""

    def __init__(self, folder: Path | None = None, in_memory: int = IN_MEMORY) -> None:
        self.folder, self.in_memory = folder, in_memory
        self._kept: OrderedDict[str, RunResult] = OrderedDict()
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def get(self, identity: str) -> RunResult | None:
        if identity not in self._kept and self.folder:
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                text = (self.folder / f"{identity}.json").read_text(encoding="utf-8")
                self._keep(identity, RunResult.from_json(json.loads(text)))
        return self._kept.get(identity)

    def put(self, identity: str, result: RunResult) -> None:
        self._keep(identity, result)
        if self.folder:
            with tempfile.NamedTemporaryFile("w", dir=self.folder, delete=False, encoding="utf-8") as file:
                json.dump(result.as_json(), file)
            os.replace(file.name, self.folder / f"{identity}.json")

    def _keep(self, identity: str, result: RunResult) -> None:
        self._kept[identity] = result
        if len(self._kept) > self.in_memory:
            self._kept.popitem(last=False)
