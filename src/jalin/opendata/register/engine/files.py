"""Open a register, whatever it is called: its sheets, and its rows as often as needed."""

import contextlib
import csv
import gzip
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from .guards import MB, Contents, Limits, inspect_file
from .text_format import TextFormat, detect_format
from .unreadable import UnreadableFile
from .workbooks import Sheet, WorkbookRows

__all__ = ["Limits", "RegisterFile", "Sheet", "UnreadableFile", "open_register"]


class RegisterFile:
    """A file that was found fit to be read. Use it as a context manager, or call `close`.

    kind: xlsx, xls, ods or csv. sheets: one nameless sheet for csv. text: encoding and separator of a csv,
    else None. contents: what is hidden in it, and the epoch of its dates.
    """

    def __init__(
        self, path: Path, name: str, contents: Contents, limits: Limits, text: TextFormat | None
    ) -> None:
        self.path, self.name, self.contents, self.limits, self.text = path, name, contents, limits, text
        self.kind = "csv" if text else contents.kind
        self._workbook = None if text else WorkbookRows(path, name, limits)
        self.sheets = self._workbook.sheets if self._workbook else (Sheet("", -1),)
        self._cleaning = contextlib.ExitStack()

    def rows(self, sheet: int = 0) -> Iterator[tuple[int, list]]:
        """(row number, cells) of every row that holds something; the number is the one a spreadsheet shows.

        Cells are None, text, bool, int, float, date, datetime, time or timedelta; of a csv text or None.
        """
        return self._workbook.rows(sheet) if self._workbook else self._text_rows()

    def sheet_named(self, name: str) -> int:
        """The position of a sheet. Raises UnreadableFile when there is none of that name."""
        for position, sheet in enumerate(self.sheets):
            if sheet.name == name:
                return position
        raise UnreadableFile("no-such-sheet", name=self.name, sheet=name)

    def close(self) -> None:
        if self._workbook:
            self._workbook.close()
        self._cleaning.close()

    def __enter__(self) -> "RegisterFile":
        return self

    def __exit__(self, *exc) -> None:
        self.close()

    def _text_rows(self) -> Iterator[tuple[int, list]]:
        csv.field_size_limit(self.limits.cell_characters)
        number = 0
        try:
            with self.path.open(encoding=self.text.encoding, newline="") as stream:
                for number, row in enumerate(csv.reader(stream, delimiter=self.text.separator), 1):
                    if number > self.limits.rows:
                        raise UnreadableFile("too-many-rows", name=self.name, limit=self.limits.rows)
                    if len(row) > self.limits.columns:
                        raise UnreadableFile("too-many-columns", name=self.name, limit=self.limits.columns)
                    cells = [cell if cell.strip() else None for cell in row]
                    if any(cell is not None for cell in cells):
                        yield number, cells
        except UnicodeError:
            raise UnreadableFile("undecodable", name=self.name, row=number + 1) from None
        except csv.Error:
            raise UnreadableFile("cell-too-long", name=self.name, row=number + 1) from None


def open_register(
    path: str | Path,
    *,
    name: str = "",
    limits: Limits | None = None,
    encoding: str | None = None,
    separator: str | None = None,
) -> RegisterFile:
    """Open a spreadsheet or text table. `name` is what the person knows the file as.

    encoding, separator: a person's decision on a csv, else found out. A gzip'd file is unpacked first.
    Raises UnreadableFile with a sentence in three languages for whatever cannot be read.
    """
    path, limits = Path(path), limits or Limits()
    name = name or path.name
    with contextlib.ExitStack() as cleaning:
        contents = inspect_file(path, name, limits)
        if contents.kind == "gzip":
            path = _unpacked(path, name, limits, cleaning)
            contents = inspect_file(path, name, limits)
            if contents.kind == "gzip":
                raise UnreadableFile("not-a-spreadsheet", name=name, kind="archive")
        text = detect_format(path, name, encoding, separator) if contents.kind == "text" else None
        opened = RegisterFile(path, name, contents, limits, text)
        opened._cleaning = cleaning.pop_all()
        return opened


def _unpacked(path: Path, name: str, limits: Limits, cleaning: contextlib.ExitStack) -> Path:
    target = cleaning.enter_context(tempfile.NamedTemporaryFile(prefix="register-"))  # noqa: SIM115
    most = min(limits.file_bytes, max(path.stat().st_size * limits.ratio, MB))
    try:
        with gzip.open(path) as stream:
            shutil.copyfileobj(_Bounded(stream, most, name), target)
    except (OSError, EOFError, zlib.error):
        raise UnreadableFile("broken", name=name) from None
    target.flush()
    return Path(target.name)


class _Bounded:
    """A stream that refuses to give more than it should."""

    def __init__(self, stream, most: int, name: str) -> None:
        self._stream, self._left, self._name = stream, most, name

    def read(self, size: int) -> bytes:
        piece = self._stream.read(size)
        self._left -= len(piece)
        if self._left < 0:
            raise UnreadableFile("bomb", name=self._name)
        return piece
