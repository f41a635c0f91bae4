"""TOML files written by people, read so that every fault has its line and key. Pure, no schema language.

A `TomlTable` is asked for its keys one by one; what is missing, of the wrong kind, out of range or unknown is collected,
and `TomlFile.check` raises them all together. Numbers with a decimal point come as `Decimal`, never as binary fractions.
"""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

from .data_errors import DataFault, FaultyFile

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""^\s*("[^"]*"|'[^']*'|[A-Za-z0-9_\-]+)\s*[=.]""")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


class TomlFile:
    """A parsed file: name as the user knows it, the top table, and the faults found so far."""

    def __init__(self, source: Path | str | bytes, name: str = "") -> None:
        self.name = name or (source.name if isinstance(source, Path) else "")
        self.faults: list[DataFault] = []
        text = self._text(source)
        try:
            self._data = tomllib.loads(text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            raise FaultyFile([self._syntax(error, text)]) from None
        self._lines = _lines_of(text)
        self.top = TomlTable(self, (), self._data)

    def _text(self, source: Path | str | bytes) -> str:
        try:
            raw = source.read_bytes() if isinstance(source, Path) else source
        except OSError as error:
            fault = DataFault("file-cannot-be-opened", file=self.name, reason=error.strerror or "?")
            raise FaultyFile([fault]) from None
        if isinstance(raw, str):
            return raw
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise FaultyFile([DataFault("toml-not-utf8", file=self.name)]) from None

    def _syntax(self, error: tomllib.TOMLDecodeError, text: str) -> DataFault:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        return DataFault("toml-syntax", file=self.name, line=line, reason=_PLACE.sub("", str(error)))

    def line_of(self, path: tuple) -> int | None:
        """Line of a key, or of the nearest table around it."""
        while path:
            if path in self._lines:
                return self._lines[path]
            path = path[:-1]
        return None

    def fault(self, key: str, path: tuple, **values) -> None:
        section = ".".join(str(part) for part in path[:-1] if not isinstance(part, int))
        self.faults.append(
            DataFault(
                key, file=self.name, line=self.line_of(path), section=section, object=str(path[-1]), **values
            )
        )

    def check(self) -> None:
        """Raise FaultyFile with every fault found, in the order of the lines."""
        if self.faults:
            raise FaultyFile(sorted(self.faults, key=lambda fault: fault.line or 0))


@dataclass
class TomlTable:
    """One table; `path` leads to it from the top. Every getter notes its key as known; `finish` tells the unknown."""

    file: TomlFile
    path: tuple
    data: dict
    _known: set = field(default_factory=set)

    def _get(self, key: str, kinds: tuple[type, ...], default, kind: str):
        self._known.add(key)
        value = self.data.get(key)
        if value is None:
            if default is ...:
                self.fault("key-missing", key)
                return None
            return default
        if isinstance(value, bool) and bool not in kinds or not isinstance(value, kinds):
            self.fault("wrong-kind", key, kind=kind, found=value)
            return None if default is ... else default
        return value

    def fault(self, code: str, key: str, **values) -> None:
        self.file.fault(code, (*self.path, key), name=key, **values)

    def text(self, key: str, default=...) -> str:
        return self._get(key, (str,), default, "text") or ""

    def any(self, key: str, default=None):
        """A value of whatever kind, for keys that may hold several."""
        self._known.add(key)
        return self.data.get(key, default)

    def flag(self, key: str, default: bool = False) -> bool:
        return bool(self._get(key, (bool,), default, "true/false"))

    def day(self, key: str, default=...) -> date | None:
        return self._get(key, (date,), default, "2026-01-31")

    def number(self, key: str, default=..., least=None, most=None) -> Decimal | None:
        """A finite number within the bounds, both included."""
        value = self._get(key, (int, Decimal), default, "1.5")
        if value is None or value is default:
            return value
        value = Decimal(value)
        if (
            not value.is_finite()
            or (least is not None and value < least)
            or (most is not None and value > most)
        ):
            self.fault("number-out-of-bounds", key, found=value, least="–∞" if least is None else least,
                       most="∞" if most is None else most)  # fmt: skip
            return None if default is ... else default
        return value

    def whole(self, key: str, default=..., least: int = 0, most: int | None = None) -> int | None:
        value = self.number(key, default, least, most)
        if isinstance(value, Decimal) and value != int(value):
            self.fault("wrong-kind", key, kind="1", found=value)
            return None
        return int(value) if isinstance(value, Decimal) else value

    def choice(self, key: str, allowed: tuple[str, ...], default=...) -> str:
        value = self.text(key, default)
        if value and value not in allowed:
            self.fault("not-a-choice", key, found=value, allowed=", ".join(allowed))
            return "" if default is ... else default
        return value

    def numbers(
        self, key: str, default=..., count: int | None = None, least=None, most=None
    ) -> tuple[Decimal, ...]:
        """A list of finite numbers, `count` of them where given."""
        value = self._get(key, (list,), default, "[1, 2]")
        if value is None or value is default:
            return value or ()
        good = all(
            isinstance(n, int | Decimal) and not isinstance(n, bool) and Decimal(n).is_finite() for n in value
        )
        if not good or (count is not None and len(value) != count):
            self.fault("wrong-kind", key, kind="[" + ", ".join(["1"] * (count or 2)) + "]", found=value)
            return ()
        if any((least is not None and n < least) or (most is not None and n > most) for n in value):
            self.fault("number-out-of-bounds", key, found=value, least="–∞" if least is None else least,
                       most="∞" if most is None else most)  # fmt: skip
            return ()
        return tuple(Decimal(n) for n in value)

    def table(self, key: str, required: bool = False) -> "TomlTable | None":
        value = self._get(key, (dict,), ... if required else None, "[table]")
        return None if value is None else TomlTable(self.file, (*self.path, key), value)

    def tables(self, key: str) -> list["TomlTable"]:
        """One [table] or several [[table]]s of that name; none is an empty list."""
        value = self._get(key, (dict, list), None, "[table]")
        if isinstance(value, dict):
            return [TomlTable(self.file, (*self.path, key), value)]
        if value and not all(isinstance(one, dict) for one in value):
            self.fault("wrong-kind", key, kind="[[table]]", found=value)
            return []
        return [TomlTable(self.file, (*self.path, key, place), one) for place, one in enumerate(value or [])]

    def names(self) -> list[str]:
        """All keys as free names: none of them is unknown then."""
        self._known |= self.data.keys()
        return list(self.data)

    def finish(self) -> None:
        """Tell keys that nobody asked for, with the nearest known one."""
        for key in self.data.keys() - self._known:
            near = get_close_matches(key, sorted(self._known), n=1)
            self.fault("key-unknown", key, near=near[0] if near else ", ".join(sorted(self._known)))


def _lines_of(text: str) -> dict[tuple, int]:
    """Path of every table and key → its line. Good enough to point at: values over several lines are not looked into."""
    lines: dict[tuple, int] = {}
    counts: dict[tuple, int] = {}
    path: tuple = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            path = tuple(part.strip().strip("\"'") for part in header[2].split("."))
            path = _within_last(path, counts)
            if header[1] == "[[":
                counts[path] = counts.get(path, -1) + 1
                path = (*path, counts[path])
            lines.setdefault(path, number)
        elif key := _KEY.match(line):
            lines.setdefault((*path, key[1].strip("\"'")), number)
    return lines


def _within_last(path: tuple, counts: dict[tuple, int]) -> tuple:
    """[a.b] after [[a]] belongs to the last a."""
    full: tuple = ()
    for place, part in enumerate(path):
        full = (*full, part)
        if full in counts and place < len(path) - 1:
            full = (*full, counts[full])
    return full
