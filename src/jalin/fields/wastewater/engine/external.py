"""Files that a network names: rain, time series, hot starts, interface files. Looked for beside the network only."""

from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from .errors import MissingExternalFile
from .inp import Network, Row
from .inp.rows import token_spans


@dataclass(frozen=True)
class ExternalFile:
    """path: as the file writes it · writes: the engine would write it (never done) · position: of its token"""

    network: Network
    section: str
    row: Row
    path: str
    writes: bool
    position: int

    @property
    def line(self) -> int:
        return self.row.line

    def candidates(self) -> list[Path]:
        """The same relative path, then the bare name, in the network's folder; never anywhere else."""
        folder = self.network.folder
        if folder is None:
            return []
        root = folder.resolve()
        parts = PureWindowsPath(self.path).parts
        relative = [part for part in parts if part not in {"..", "."}]
        places = [root.joinpath(*relative), root / parts[-1]] if relative and not PureWindowsPath(self.path).anchor \
            else [root / parts[-1]] if parts else []  # fmt: skip
        return [place for place in places if place.resolve().is_relative_to(root)]

    def found(self) -> Path:
        """Raises MissingExternalFile."""
        for place in self.candidates():
            if place.is_file():
                return place.resolve()
        raise MissingExternalFile(file=self.network.name, line=self.line, section=self.section,
                                  object=self.row.tokens[0], path=self.path)  # fmt: skip

    def line_with(self, name: str) -> bytes:
        """The line with another path."""
        text = self.network.text[self.line - 1]
        start, stop = token_spans(text)[self.position]
        return (text[:start] + name + text[stop:]).encode(self.network.encoding) + b"\n"


def files_of(network: Network) -> list[ExternalFile]:
    """In the order of the file's lines."""
    found = []
    for row in network.section("FILES"):
        if len(row.tokens) > 2:
            writes = row.tokens[0].upper() == "SAVE"
            found.append(ExternalFile(network, "FILES", row, row.tokens[2], writes, 2))
    for section, word, at in (
        ("RAINGAGES", "FILE", 4),
        ("TIMESERIES", "FILE", 1),
        ("TEMPERATURE", "FILE", 0),
    ):
        for row in network.section(section):
            if len(row.tokens) > at + 1 and row.tokens[at].upper() == word:
                found.append(ExternalFile(network, section, row, row.tokens[at + 1], False, at + 1))
    return sorted(found, key=lambda file: file.line)
