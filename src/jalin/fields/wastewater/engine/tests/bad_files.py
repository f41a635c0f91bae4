"""The bad and the odd files, made from one small network: (name, bytes, what must be found)."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

NETWORKS = Path(__file__).parent / "networks"


class Bad(NamedTuple):
    """kind: the fault's class · key: its sentence · line, object: where (None, "": the file as a whole)"""

    name: str
    data: bytes
    kind: str
    key: str
    line: int | None = None
    object: str = ""


@cache
def base() -> bytes:
    return (NETWORKS / "epa_example2_extran_10n.inp").read_bytes().replace(b"\r\n", b"\n")


def line_of(start: str, section: str) -> int:
    """The number from 1 of the line of `section` whose first token is `start`."""
    inside = False
    for number, line in enumerate(base().decode().split("\n"), 1):
        if line.startswith("["):
            inside = line.startswith(f"[{section}")
        elif inside and line.split()[:1] == [start]:
            return number
    raise KeyError(start)


def with_line(number: int, line: str | None) -> bytes:
    lines = base().decode().split("\n")
    lines[number - 1 : number] = [] if line is None else [line]
    return "\n".join(lines).encode()


def with_token(section: str, name: str, position: int, token: str) -> bytes:
    number = line_of(name, section)
    tokens = base().decode().split("\n")[number - 1].split()
    tokens[position] = token
    return with_line(number, " ".join(tokens))


def with_row(section: str, row: str) -> tuple[bytes, int]:
    """The row added under the heading → (bytes, its line number)."""
    lines = base().decode().split("\n")
    number = next(at for at, line in enumerate(lines, 1) if line.startswith(f"[{section}"))
    lines.insert(number, row)
    return "\n".join(lines).encode(), number + 1


def with_end(text: str) -> bytes:
    return base().rstrip() + b"\n\n" + text.encode()


def _token(name, section, object, position, token, kind, key) -> Bad:
    return Bad(
        name, with_token(section, object, position, token), kind, key, line_of(object, section), object
    )


def _option(name, option, value, kind, key) -> Bad:
    return _token(name, "OPTIONS", option, 1, value, kind, key)


def _numbers() -> list[Bad]:
    odd, out = ("NonFiniteNumber", "non-finite-number"), ("OutOfRange", "out-of-range")
    return [
        _token("length nan", "CONDUITS", "8040", 3, "nan", *odd),
        _token("length inf", "CONDUITS", "8040", 3, "inf", *odd),
        _token("length 1e999", "CONDUITS", "8040", 3, "1e999", *odd),
        _token("diameter nan", "XSECTIONS", "8040", 2, "-NaN", *odd),
        _token("invert infinity", "JUNCTIONS", "80408", 1, "Infinity", *odd),
        _option("an option nan", "MIN_SURFAREA", "nan", *odd),
        _token("invert -9999", "JUNCTIONS", "80408", 1, "-9999", *out),
        _token("length 0", "CONDUITS", "8040", 3, "0", *out),
        _token("length below 0", "CONDUITS", "8040", 3, "-5", *out),
        _token("roughness 0", "CONDUITS", "8040", 4, "0", *out),
        _token("roughness below 0", "CONDUITS", "8040", 4, "-0.015", *out),
        _token("diameter 0", "XSECTIONS", "8040", 2, "0", *out),
        _token("length absurd", "CONDUITS", "8040", 3, "1e308", *out),
        _token("length next to nothing", "CONDUITS", "8040", 3, "1e-308", *out),
        _token("invert absurd", "JUNCTIONS", "80408", 1, "1e308", *out),
        _token("more barrels than the engine counts", "XSECTIONS", "8040", 6, "128", *out),
        _token("barrels that are no number", "XSECTIONS", "8040", 6, "²", "BadNumber", "bad-number"),
        Bad(
            "a trapezoid's sides absurd",
            with_line(line_of("8040", "XSECTIONS"), "8040 TRAPEZOIDAL 4 3 1e308 1 1"),
            *out,
            line_of("8040", "XSECTIONS"),
            "8040",
        ),
        _token("a number that is none", "CONDUITS", "8040", 3, "12,5", "BadNumber", "bad-number"),
    ]


def _structure() -> list[Bad]:
    loop = with_token(
        "CONDUITS", "8040", 2, base().decode().split("\n")[line_of("8040", "CONDUITS") - 1].split()[1]
    )
    lonely, at = with_row("JUNCTIONS", "lonely 100 10 0 0 0")
    twice, second = with_row("JUNCTIONS", "80408 100 10 0 0 0")
    conduit, shape = line_of("8040", "CONDUITS"), line_of("8040", "XSECTIONS")
    outfall, end = with_row("CONDUITS", "second 80408 10208 500 0.015 0 0 0 0")
    outfall += b"\n[XSECTIONS]\nsecond CIRCULAR 4 0 0 0 1\n"
    return [
        Bad("a conduit from a node to itself", loop, "BadTopology", "loop-to-itself", conduit, "8040"),
        Bad("a node tied to nothing", lonely, "BadTopology", "node-tied-to-nothing", at, "lonely"),
        Bad("a name twice", twice, "DuplicateName", "duplicate-name", line_of("80408", "JUNCTIONS") + 1, "80408"),
        _token("a node that does not exist", "CONDUITS", "8040", 1, "nowhere", "UndefinedName", "undefined-name"),
        Bad("too few items", with_line(conduit, "8040 80408 80608"), "TooFewItems", "too-few-items", conduit, "8040"),
        Bad("no cross section", with_line(shape, None), "BadTopology", "no-cross-section", conduit, "8040"),
        Bad("two links into an outfall", outfall, "EngineRefused", "engine-refused", None, "10208"),
        Bad("an unknown section", with_end("[VENDOR]\nsecret 1 2\n"), "UnknownSection", "unknown-section"),
        _token("an unknown shape", "XSECTIONS", "8040", 1, "ROUNDISH", "EngineRefused", "engine-refused"),
    ]  # fmt: skip


def _options() -> list[Bad]:
    return [
        _option("an unknown keyword", "FLOW_ROUTING", "SOMEHOW", "EngineRefused", "engine-refused"),
        _option("a date that is none", "START_DATE", "31/12/2002", "OutOfRange", "bad-date"),
        _option("the end before the start", "END_DATE", "01/01/1999", "OutOfRange", "end-before-start"),
        _option("a routing step of 0", "ROUTING_STEP", "0", "EngineRefused", "engine-refused"),
        Bad("an old keyword", (NETWORKS / "epa_user1_old_dialect_60n.inp").read_bytes(), "OldDialect", "old-dialect", 26,
            "NORMAL_FLOW_LIMITED"),
    ]  # fmt: skip


def _files() -> list[Bad]:
    missing = ("MissingExternalFile", "missing-external-file")
    rows = {
        "a rain file": "[RAINGAGES]\ngage INTENSITY 1:00 1.0 FILE rain.dat STA01 IN\n",
        "a hot start file": "[FILES]\nUSE HOTSTART before.hsf\n",
        "an interface file": "[FILES]\nUSE INFLOWS upstream.txt\n",
        "a series in a file": '[TIMESERIES]\nlong FILE "series of 2020.dat"\n',
        "a file elsewhere on the disk": "[FILES]\nUSE HOTSTART ../../../../../etc/passwd\n",
    }
    return [Bad(f"{name} that is missing", with_end(text), *missing) for name, text in rows.items()]


def _no_models() -> list[Bad]:
    text = base().decode()
    return [
        Bad("an empty file", b"", "NotASwmmFile", "empty-file"),
        Bad("a binary file", bytes(range(256)) * 20, "NotASwmmFile", "binary-file"),
        Bad("UTF-16", text.encode("utf-16"), "NotASwmmFile", "wide-encoding"),
        Bad("UTF-16 without a mark", text.encode("utf-16-le"), "NotASwmmFile", "wide-encoding"),
        Bad("lines that end in CR only", base().replace(b"\n", b"\r"), "NotASwmmFile", "carriage-returns"),
        Bad("another kind of text", b"id,from,to\n1,a,b\n", "NotASwmmFile", "not-a-swmm-file"),
    ]


def bad_files() -> list[Bad]:
    return [*_numbers(), *_structure(), *_options(), *_files(), *_no_models()]


def odd_files() -> dict[str, bytes]:
    """Odd, and right."""
    long_name = b"N" * 100
    return {
        "names in UTF-8": base().replace(b"80408", "ムラ408é".encode()),
        "a byte order mark": b"\xef\xbb\xbf" + base(),
        "CR-LF": base().replace(b"\n", b"\r\n"),
        "a line of 5,000 characters": base() + b"\n;; " + b"x" * 5000 + b"\n",
        "a name of 100 characters": base().replace(b"80408", long_name),
    }
