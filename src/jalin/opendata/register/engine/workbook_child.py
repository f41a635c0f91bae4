"""Runs as a process of its own, with little memory and little time: a workbook → lines of JSON.

Started by path, so it may import nothing of this project. Lines: {"sheet": …} opens a sheet, a list is a row
([number, cells]), {"error": code} ends everything, {"done": true} says that nothing is missing.
Cells: null, text, true, number, or {"d": date}, {"m": moment}, {"t": time}, {"s": seconds}.
"""

import contextlib
import json
import resource
import signal
import sys
from datetime import date, datetime, time, timedelta


def main(path: str, bounds: dict) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (bounds["memory_bytes"],) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (bounds["seconds"], bounds["seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(bounds["seconds"])  # not caught: it ends the process wherever it is
    try:
        read(path, bounds)
    except MemoryError:
        say({"error": "too-big"})
    except BrokenPipeError:
        sys.exit(1)


def read(path: str, bounds: dict) -> None:
    import python_calamine

    try:
        with open(path, "rb") as stream:
            workbook = python_calamine.CalamineWorkbook.from_filelike(stream)
            left = bounds["rows"]
            for position, sheet in enumerate(workbook.sheets_metadata):
                if str(sheet.typ).endswith("WorkSheet"):
                    hidden = not str(sheet.visible).endswith(".Visible")
                    left = read_sheet(workbook.get_sheet_by_index(position), hidden, left, bounds)
    except python_calamine.PasswordError:
        say({"error": "encrypted"})
    except TooMuch as much:
        say({"error": much.args[0]})
    except (python_calamine.CalamineError, ValueError, OverflowError, OSError):
        say({"error": "broken"})
    else:
        say({"done": True})


class TooMuch(Exception):
    pass


def read_sheet(sheet, hidden: bool, left: int, bounds: dict) -> int:
    """Rows that hold something, numbered as a spreadsheet shows them. Returns how many may follow."""
    first_column = sheet.start[1] if sheet.start else 0
    merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or ()]
    say({"sheet": sheet.name, "hidden": hidden, "merged": merged[: bounds["rows"]]})
    with contextlib.suppress(StopIteration):
        for number, row in enumerate(sheet.iter_rows(), 1):
            cells = [None] * first_column + [encode(value) for value in row]
            while cells and cells[-1] is None:
                cells.pop()
            if not cells:
                continue
            left -= 1
            if left < 0:
                raise TooMuch("too-many-rows")
            if len(cells) > bounds["columns"]:
                raise TooMuch("too-many-columns")
            say([number, cells])
    return left


def encode(value):
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, datetime):
        return {"m": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, time):
        return {"t": value.isoformat()}
    if isinstance(value, timedelta):
        return {"s": value.total_seconds()}
    return str(value)


def say(line) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
