"""Files that a network names. What it reads (rain, series, hot starts, interface files) is looked for beside it only; what
it would write (saved interface files, reports of LID units, scratch folders) is never written.
"""

from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from .errors import MissingExternalFile
from .inp import Network, Row
from .inp.rows import token_spans


@dataclass(frozen=True)
class ExternalFile:
    """path: as the file writes it · writes: the engine would write there · position: of its token"""

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

    def line_without(self) -> bytes:
        """The line of a file to be written, so that it is not: no report for a LID unit, else no line at all."""
        return self.line_with("*") if self.section == "LID_USAGE" else b"\n"

    def line_with(self, name: str) -> bytes:
        """The line with another path."""
        text = self.network.text[self.line - 1]
        start, stop = token_spans(text)[self.position]
        return (text[:start] + name + text[stop:]).encode(self.network.encoding) + b"\n"


SECTIONS = {"FILES", "RAINGAGES", "TIMESERIES", "TEMPERATURE", "LID_USAGE"}
NAMING = (
    ("RAINGAGES", "FILE", 4),
    ("TIMESERIES", "FILE", 1),
    ("TEMPERATURE", "FILE", 0),
    ("OPTIONS", "TEMPDIR", 0),
)


def files_of(network: Network) -> list[ExternalFile]:
    """In the order of the file's lines."""
    found = []
    for row in network.section("FILES"):
        if len(row.tokens) > 2:
            writes = row.tokens[0].upper() == "SAVE"
            found.append(ExternalFile(network, "FILES", row, row.tokens[2], writes, 2))
    for section, word, at in NAMING:
        for row in network.section(section):
            if len(row.tokens) > at + 1 and row.tokens[at].upper() == word:
                writes = section == "OPTIONS"
                found.append(ExternalFile(network, section, row, row.tokens[at + 1], writes, at + 1))
    for row in network.section("LID_USAGE"):
        if len(row.tokens) > 8 and row.tokens[8] != "*":
            found.append(ExternalFile(network, "LID_USAGE", row, row.tokens[8], True, 8))
    return sorted(found, key=lambda file: file.line)
