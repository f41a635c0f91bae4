"""The copy of a file that the engine runs: same line numbers, and only recorded differences.

THREADS 1 and the run's overrides are set in an [OPTIONS] section at the end, where the last word counts; vendors'
sections and lines that write files are left empty; external files get safe names in the run's own folder.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .. import external
from ..inp import Network
from ..inp.network import BOM
from .options import RunOptions


@cache
def engine_build() -> str:
    """Name and version of the engine's package, part of every run's identity."""
    return f"swmm-toolkit {version('swmm-toolkit')}"


def run_lines(network: Network) -> tuple[list[bytes], dict[str, str]]:
    """(lines, {safe name: path of the external file}). Raises MissingExternalFile."""
    lines = list(network.lines)
    lines[0] = lines[0].removeprefix(BOM)
    for first, last in _vendor_lines(network):
        for number in range(first - 1, last):
            lines[number] = b"\n"
    named = {}
    for position, file in enumerate(external.files_of(network)):
        if file.writes:
            lines[file.line - 1] = file.line_without()
        else:
            safe = f"external_{position}"
            named[safe] = str(file.found())
            lines[file.line - 1] = file.line_with(safe)
    if lines and not lines[-1].endswith(b"\n"):
        lines[-1] += b"\n"
    return lines, named


def _vendor_lines(network: Network):
    headings = network.headings
    for position, heading in enumerate(headings):
        if not heading.known:
            after = headings[position + 1].line - 1 if position + 1 < len(headings) else len(network.lines)
            yield heading.line, after


def tail(options: RunOptions) -> bytes:
    """The lines set at the end of the run copy."""
    rows = "".join(f"{name} {value}\n" for name, value in options.engine_options())
    return f"[OPTIONS]\n{rows}".encode()


def identity(data: bytes, files: dict[str, str], rule: dict | None) -> str:
    """sha256 of everything that decides a run's figures: file, external files, engine, early stop."""
    found = hashlib.sha256(data)
    for name, path in sorted(files.items()):
        found.update(name.encode() + hashlib.sha256(Path(path).read_bytes()).digest())
    found.update(f"{engine_build()} {rule}".encode())
    return found.hexdigest()
