"""The cells of a row besides its partners: dates, status, kind, numbers, words."""

import re
from collections.abc import Callable
from datetime import date

from jalin.kernel.dates import ColumnDecision, Reading, read_date, read_status

from .cells import clean_line, clean_text, read_code, read_letter_number, split_values
from .row_reading import ASK, LOOK, FieldReading, RowReading
from .words import read_duration, read_kind

# A span of years is what a period of validity is; elsewhere it is worth a question.
_LONG_IS_USUAL = frozenset({"period"})


def read_date_cell(row: RowReading, name: str, value, column: ColumnDecision | None, heading: str) -> None:
    """Put the date of one cell into `row.fields[name]`, with a message where there is anything to say."""
    reading = read_date(value, column=column)
    text = clean_line(value)
    if reading.is_read:
        kept = {"start": reading.start_text, "end": reading.end_text, "precision": reading.precision}
        flags = {"flags": list(reading.flags)} if reading.flags else {}
        warnings = [one for one in reading.warnings if one != "long-span" or name not in _LONG_IS_USUAL]
        for code in warnings:
            _say_date(row, name, code, reading)
        row.fields[name] = FieldReading(
            kept, reading.precision, warnings[0] if warnings else None, text, flags
        )
        _take_number(row, reading)
    elif reading.problem in ("empty", "zero-means-unknown"):
        row.fields[name] = FieldReading(None, reading.problem, None, text)
    elif reading.problem == "status-in-date-column":
        _take_status(row, name, reading, heading)
    elif length := read_duration(text):
        row.fields[name] = FieldReading(None, "duration", None, text, {"duration": length})
        row.say("duration", LOOK, name, text=text)
    else:
        _say_date(row, name, reading.problem, reading)
        row.fields[name] = FieldReading(None, "unread", reading.problem, text)


def _say_date(row: RowReading, name: str, code: str, reading: Reading) -> None:
    choices = tuple(day.iso for day in reading.suggestions)
    row.say("date", ASK, name, choices, **(reading.params | {"date_code": code}))


def _take_number(row: RowReading, reading: Reading) -> None:
    """`Nomor: 02, Tanggal: 30 Nopember 2015`: the letter's number, when no column of its own says one."""
    number = reading.params.get("number")
    if number and not row.value("letter_number"):
        row.fields["letter_number"] = FieldReading(number, "from-date-column", None, number)


def _take_status(row: RowReading, name: str, reading: Reading, heading: str) -> None:
    word = reading.params["word"]
    details = {"unit": reading.params["unit"]} if "unit" in reading.params else {}
    told = {"status": reading.status} | details
    row.fields[name] = FieldReading(None, "status", None, reading.raw.strip(), told)
    known = row.fields.get("status")
    if known is None or known.value is None:
        row.fields["status"] = FieldReading(reading.status, "from-date-column", None, word, details)
        row.say("status-as-date", LOOK, name, word=word, heading=heading)
    elif known.value != reading.status and reading.status != "open-ended":
        row.say("status-conflict", ASK, "status", status=known.text, word=word, heading=heading)


def check_order_of_dates(row: RowReading) -> None:
    """The end is not before the beginning; the signing stands for a beginning that is not given."""
    period, start, end = row.value("period"), row.value("start"), row.value("end")
    start = start or period or row.value("signed")
    if not start or not end:
        return
    first, last = date.fromisoformat(start["start"][:10]), date.fromisoformat(end["end"][:10])
    if last < first:
        row.say("end-before-start", ASK, "end", start=first, end=last)


def read_status_cell(row: RowReading, value) -> None:
    text = clean_line(value)
    if not text:
        return
    found = read_status(text)
    if found:
        state, word, unit = found
        row.fields["status"] = FieldReading(state, "known-word", None, word, {"unit": unit} if unit else {})
    else:
        row.fields["status"] = FieldReading(text, "as-written", None, text)
        row.say("status-unknown", LOOK, "status", text=text)


def read_coordinate(row: RowReading, name: str, value) -> None:
    """Degrees, with a point or a comma."""
    text = clean_line(value)
    if not text:
        return
    most = 90 if name.startswith("latitude") else 180
    try:
        degrees = float(text.replace(",", "."))
    except ValueError:
        degrees = most + 1.0
    if abs(degrees) <= most:
        row.fields[name] = FieldReading(degrees, "number", None, text)
    else:
        row.fields[name] = FieldReading(None, "unread", "coordinates", text)
        row.say("coordinates", ASK, name, text=text)


def read_kind_cell(row: RowReading, value) -> None:
    text = clean_line(value)
    if text:
        kind = read_kind(text)
        row.fields["kind"] = FieldReading(kind or text, "known-word" if kind else "as-written", None, text)


def read_list_cell(row: RowReading, name: str, value) -> None:
    """Several fields of cooperation or units in one cell: a list."""
    text = clean_text(value)
    if not clean_line(value):
        return
    parts = [part for one in split_values(text) for part in _listed(one, name)]
    row.fields[name] = FieldReading(parts, "as-written", None, text)


def _listed(text: str, name: str) -> list[str]:
    marks = "[,、・]" if name == "field" else "、"
    return [part.strip() for part in re.split(marks, text) if part.strip()]


def read_code_cell(row: RowReading, name: str, value, width: int | None) -> None:
    code = read_code(value, width)
    if code.text:
        row.fields[name] = FieldReading(code.text, "as-written", None, code.text)
    if code.suggestion:
        row.say("lost-zero", LOOK, name, (code.suggestion,), text=code.text, suggestion=code.suggestion)


def read_text_cell(row: RowReading, name: str, value) -> None:
    if clean_line(value):
        text = clean_text(value)
        row.fields[name] = FieldReading(text, "as-written", None, text)


def read_letter_cell(row: RowReading, name: str, value) -> None:
    text = read_letter_number(value)
    if text:
        row.fields[name] = FieldReading(text, "as-written", None, text)


OTHERS: dict[str, Callable] = {
    "letter_number": read_letter_cell,
    "field": read_list_cell,
    "unit": read_list_cell,
}
