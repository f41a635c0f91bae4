"""A network: the file's lines and what they say."""

import hashlib
import re
from functools import cached_property
from pathlib import Path

from ..errors import NotASwmmFile
from . import building, patch
from .encoding import encoding_of
from .objects import Link, Node
from .rows import ODD_BLANKS, Heading, Row, parse_rows
from .units import FLOWS, Units

MAX_BYTES = 200_000_000
BOM = b"\xef\xbb\xbf"


def read(source: Path | str | bytes, name: str = "") -> "Network":
    """A file or its bytes → Network. Raises NotASwmmFile; what is wrong inside is found by `validate.check`."""
    if isinstance(source, bytes):
        return Network(source, name or "network.inp")
    path = Path(source)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise NotASwmmFile("file-too-large", file=name or path.name, limit=MAX_BYTES // 1_000_000)
        data = path.read_bytes()
    except OSError as error:
        raise NotASwmmFile("cannot-open", file=name or str(source), reason=error.strerror or "") from error
    return Network(data, name or path.name, path.parent)


class Network:
    """One .inp file. Never changes: `patched` gives another one.

    name: for messages · data: the bytes · lines: the bytes of each line with its ending · text: the same decoded ·
    folder: where its external files lie (None: nowhere) · headings: sections as they stand in the file
    """

    def __init__(self, data: bytes, name: str, folder: Path | None = None) -> None:
        self.name, self.data, self.folder = name, data, folder
        self.encoding = encoding_of(data, name)
        self.lines = (
            data.splitlines(keepends=True) if b"\r" not in data else re.findall(rb"[^\n]*\n|[^\n]+", data)
        )
        text = data.removeprefix(BOM).decode(self.encoding)
        self.text = text.split("\n")
        self.headings: list[Heading]
        self.headings, self._rows = parse_rows(self.text, plain=not ODD_BLANKS.search(data))
        if not {"JUNCTIONS", "CONDUITS", "OUTFALLS", "STORAGE", "SUBCATCHMENTS"} & {
            h.name for h in self.headings
        }:
            raise NotASwmmFile(file=name, found=_first_words(self.text))

    def section(self, name: str) -> list[Row]:
        """The rows of a section by its canonical name, such as "CONDUITS"; empty when it is absent."""
        return self._rows.get(name, [])

    @property
    def unknown_sections(self) -> list[Heading]:
        """Vendors' own sections, which the engine would refuse: kept in the file, left out of the run copy."""
        return [heading for heading in self.headings if not heading.known]

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def options(self) -> dict[str, str]:
        """OPTION → value; the last one counts."""
        return {
            row.tokens[0].upper(): row.tokens[1] for row in self.section("OPTIONS") if len(row.tokens) > 1
        }

    @cached_property
    def units(self) -> Units:
        """Of the file's FLOW_UNITS; cubic feet per second, as for the engine, when it names none it knows."""
        flow = self.options.get("FLOW_UNITS", "CFS").upper()[:3]
        return Units(flow if flow in FLOWS else "CFS")

    @cached_property
    def nodes(self) -> dict[str, Node]:
        return building.build_nodes(self)

    @cached_property
    def links(self) -> dict[str, Link]:
        return building.build_links(self)

    @cached_property
    def _node_names(self) -> dict[str, str]:
        return {building.fold(row.tokens[0]): row.tokens[0]
                for section in reversed(building.NODE_SECTIONS) for row in reversed(self.section(section))}  # fmt: skip

    def node_id(self, name: str) -> str | None:
        """The node's name as its own section writes it; the engine compares without case."""
        return self._node_names.get(building.fold(name))

    def line_changes(self, changes: dict, additions: dict | None = None) -> dict[int, bytes]:
        """Line number from 0 → its new bytes. See `patch`."""
        return patch.line_changes(self, changes, additions or {})

    def patch(self, changes: dict, additions: dict | None = None) -> bytes:
        """The file with other lines: {(section, object): tokens or None}, and {section: [tokens, …]} to add.

        Only the tokens that differ are written anew, columns, comments and endings stay. None takes the line out.
        Raises NoSuchObject when no single line answers to (section, object).
        """
        return patch.apply(self.lines, self.line_changes(changes, additions))

    def patched(self, changes: dict, additions: dict | None = None, name: str = "") -> "Network":
        return Network(self.patch(changes, additions), name or self.name, self.folder)


def _first_words(text: list[str]) -> str:
    return next((line.strip()[:40] for line in text if line.strip()), "")
