"""The closed list of a lottery, as offices keep it: plain lines, or a table with a column of cases."""

from pathlib import Path

from .faults import Fault
from .files import open_plain
from .lottery import list_digest
from .tables import BOM, MOST_BYTES, Column, Names, read_records, read_table

HEADINGS = ("case", "seeker")


def read_list(path: Path | str) -> list[str]:
    """The cases of a list in the order of the file: of the column `case` or `seeker` when the first line names
    one (a seeker may then stand in several rows), otherwise each line is a case. Raises Fault."""
    file = Path(path).name
    with open_plain(path, most_bytes=MOST_BYTES) as source:
        header = source.readline(10_000).removeprefix(BOM).decode(errors="replace").strip().split(",")
    heading = next((name for name in HEADINGS if name in header), None)
    if heading is None:
        return _read_lines(path, file)
    columns = [
        Column(name, "case" if name == heading else "text", may_be_empty=name != heading) for name in header
    ]
    names = Names()
    table = read_table(path, columns, names={heading: names})
    if heading == "case" and len(names) != len(table):
        raise _twice(list(table[heading]), list(table.lines), file)
    return names.list


def _read_lines(path: Path | str, file: str) -> list[str]:
    cases, lines = [], []
    with open_plain(path, most_bytes=MOST_BYTES) as source:
        for line, cells in read_records(source, file):
            if len(cells) != 1:
                raise Fault("table.cells", file=file, line=line, column=2, got=len(cells), want=1)
            if cells[0] != cells[0].strip() or not cells[0]:
                raise Fault("table.spaces", file=file, line=line, column=1, name="case")
            cases.append(cells[0])
            lines.append(line)
    if not cases:
        raise Fault("file.empty", file=file, line=1, column=1)
    if len(set(cases)) != len(cases):
        raise _twice(cases, lines, file)
    return cases


def _twice(cases: list[str], lines: list[int], file: str) -> Fault:
    first: dict[str, int] = {}
    for case, line in zip(cases, lines, strict=True):
        if first.setdefault(case, line) != line:
            return Fault(
                "table.twice", file=file, line=line, column=1, name="case", value=case, first=first[case]
            )
    raise AssertionError("no case is there twice")


def check_digest(cases: list[str], published: str, *, file: str) -> None:
    """Raises Fault when the list is not the one whose digest was published."""
    found = list_digest(cases)
    if found != published.strip().lower():
        raise Fault("lottery.other_list", file=file, found=found[:16], published=published[:16])
