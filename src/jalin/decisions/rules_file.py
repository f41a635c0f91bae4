"""Strict reading of rules in TOML: a wrong or unknown setting is one sentence with file, line and column."""

import datetime
import math
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from .faults import Fault, nearest
from .files import decode, open_plain

MOST_BYTES = 1_000_000
_PLACE = re.compile(
    r"^(?P<why>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.DOTALL
)
_HEADER = re.compile(r"""^\s*\[\[?\s*["'A-Za-z_][\w."' -]*\]""")
_DOT = r"""["']?\s*[.]\s*["']?"""
KINDS = {"text": str, "whole": int, "number": (int, float), "yes_no": bool, "list": list, "table": dict, "date": datetime.date}  # fmt: skip
_WANTED = {
    "text": ("teks", "文字", "text"),
    "whole": ("bilangan bulat", "整数", "a whole number"),
    "number": ("bilangan", "数", "a number"),
    "yes_no": ("true atau false", "true か false", "true or false"),
    "list": ("daftar", "リスト", "a list"),
    "table": ("tabel", "表", "a table"),
    "date": ("tanggal seperti 2026-11-25", "2026-11-25 のような日付", "a date like 2026-11-25"),
}


class Rules:
    """A table of a rules file: takes settings out one by one and knows where each stands.

    `Rules.read(path)` is the whole file; `rules.table("limits")` a table in it. After all was taken,
    `refuse_others()` names a setting that nobody asked for.
    """

    def __init__(self, values: dict, *, file: str, text: str, path: tuple[str, ...] = (), nth: int = 1,
                 within: "Rules | None" = None):  # fmt: skip
        self.within = within
        self.values, self.file, self.text, self.path, self.nth = values, file, text, path, nth
        self.asked: set[str] = set()

    @classmethod
    def read(cls, path: Path | str) -> "Rules":
        """Read a TOML file. Raises Fault."""
        file = Path(path).name
        with open_plain(path, most_bytes=MOST_BYTES) as source:
            text = decode(source.read().removeprefix(b"\xef\xbb\xbf"), file=file)
        try:
            values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise _not_toml(error, file, text) from error
        except (RecursionError, ValueError) as error:  # ValueError: a number of more than 4,300 figures
            raise Fault("rules.not_toml", file=file, line=1, column=1, why=type(error).__name__) from error
        return cls(values, file=file, text=text)

    def fault(self, key: str, name: str, **params: object) -> Fault:
        """A Fault about the setting `name` of this table, with its place in the file."""
        line, column = self._place(name)
        return Fault(
            key, file=self.file, line=line, column=column, name=".".join((*self.path, name)), **params
        )

    def get(self, name: str, kind: str, default: object = ..., *, least=None, most=None):
        """The setting `name` of `kind` (a key of KINDS). Raises Fault when it is missing, of another kind or
        out of bounds."""
        self.asked.add(name)
        if name not in self.values:
            if default is ...:
                raise self.fault("rules.missing_key", name)
            return default
        value = self.values[name]
        is_other = isinstance(value, bool) and kind != "yes_no" or isinstance(value, datetime.datetime)
        if is_other or not isinstance(value, KINDS[kind]):
            raise self.fault("rules.wrong_kind", name, want=Wanted(kind))
        if isinstance(value, float) and not math.isfinite(value):
            raise self.fault("rules.wrong_kind", name, want=Wanted(kind))
        if least is not None and value < least:
            raise self.fault("rules.too_small", name, least=least)
        if most is not None and value > most:
            raise self.fault("rules.too_great", name, most=most)
        return value

    def table(self, name: str, *, may_miss: bool = False) -> "Rules":
        """The table `name` as Rules; an empty one when it may be missing and is."""
        value = self.get(name, "table", {} if may_miss else ...)
        return type(self)(value, file=self.file, text=self.text, path=(*self.path, name), within=self)

    def tables(self, name: str) -> list["Rules"]:
        """The array of tables `[[name]]`; empty when there is none."""
        found = self.get(name, "list", [])
        if not all(isinstance(one, dict) for one in found):
            raise self.fault("rules.wrong_kind", name, want=Wanted("table"))
        return [
            type(self)(one, file=self.file, text=self.text, path=(*self.path, name), nth=nth, within=self)
            for nth, one in enumerate(found, 1)
        ]

    def refuse_others(self, known: Iterable[str] = ()) -> None:
        """Raises Fault for the first setting that was not asked for, with the nearest right name."""
        for fault in self.unknown(known):
            raise fault

    def unknown(self, known: Iterable[str] = ()) -> Iterator[Fault]:
        """A fault for each setting that was not asked for."""
        asked = sorted({*self.asked, *known})
        for name in self.values:
            if name not in asked:
                near = nearest(name, asked)
                yield self.fault("rules.unknown_key_near" if near else "rules.unknown_key", name, near=near,
                                 known=", ".join(asked))  # fmt: skip

    def _place(self, name: str) -> tuple[int, int]:
        """Line and column of a setting, looked for among the lines of its table; of that table's header when it is not
        written there."""
        quoted = re.escape(name)
        key = re.compile(rf"""(?:^|[{{,.])\s*["']?{quoted}["']?\s*[.=]""")
        header = re.compile(rf"""^\s*\[\[?[^\]]*["'.\s\[]?{quoted}["']?\s*\]""")
        dotted = _DOT.join(map(re.escape, self.path))
        own = re.compile(rf"""^\s*\[\[?\s*["']?{dotted}["']?\s*[\].]""")
        seen, start, is_inside = 0, None, not self.path
        for number, line in enumerate(self.text.splitlines(), 1):
            if _HEADER.match(line):
                is_inside = bool(self.path and own.match(line))
                seen += is_inside and not _is_below(line, self.path)
                if is_inside and seen == self.nth and start is None:
                    start = (number, line.index("[") + 1)
            is_own = is_inside and (not self.path or seen == self.nth)
            if (is_own and (found := key.search(line))) or (
                (is_own or not self.path) and (found := header.search(line))
            ):
                return number, line.find(name, found.start()) + 1
        if (
            start is None and self.within
        ):  # a table written inside another one's line has no header of its own
            return self.within._place(self.path[-1])
        return start or (1, 1)


def _is_below(line: str, path: tuple[str, ...]) -> bool:
    """Whether a header is that of a table inside the table `path`."""
    return len(re.findall(r"""[^\s"'.\[\]]+|"[^"]*"|'[^']*'""", line.split("]")[0])) > len(path)


class Wanted:
    """The name of a kind of setting, in whatever language the sentence is said."""

    def __init__(self, kind: str):
        self.kind = kind

    def said(self, lang: str) -> str:
        return _WANTED[self.kind][("id", "ja", "en").index(lang)]


def _not_toml(error: tomllib.TOMLDecodeError, file: str, text: str) -> Fault:
    found = _PLACE.match(str(error))
    if found and found["line"]:
        return Fault(
            "rules.not_toml",
            file=file,
            line=int(found["line"]),
            column=int(found["column"]),
            why=found["why"],
        )
    lines = text.splitlines() or [""]
    return Fault("rules.not_toml", file=file, line=len(lines), column=len(lines[-1]) + 1,
                 why=found["why"] if found else "not TOML")  # fmt: skip
