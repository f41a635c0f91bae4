"""Camera inspections from a CSV file: one row an observation, refused row by row where it cannot be true.

Refused: an unknown pipe, a place beyond the pipe's length and 5 % more, a day after today, a code or grade that the
standard's table does not know. A survey of less than half the pipe is kept and marked as partial. Recorded codes, places
and grades are kept as they are; grades are drawn from them by `grading`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from jalin.kernel.dates import ColumnDecision, decide_column, read_date

from .csv_file import CsvFile, CsvRow, read_csv
from .data_errors import DataFault
from .grading import SCHEMES, CodeTable, load_table
from .grading.scales import GIVEN_GRADES
from .observations import Inspection, Observation

COLUMNS = {
    "pipe_id": ("id_pipa", "pipa", "no_pipa", "管渠番号", "路線番号", "スパン番号", "管きょ番号"),
    "date": ("tanggal", "tanggal_inspeksi", "調査日", "調査年月日"),
    "standard": ("standar", "基準", "調査基準"),
    "code": ("kode", "kode_cacat", "コード", "異常項目", "項目"),
    "position_m": ("posisi_m", "jarak_m", "位置m", "距離m", "異常位置m"),
    "length_m": ("panjang_cacat_m", "panjang_m", "異常延長m"),
    "quantification": ("ukuran", "kuantifikasi", "計測値", "数値"),
    "clock": ("arah_jam", "jam", "時計位置"),
    "grade": ("derajat", "ランク", "判定"),
    "video": ("video_ref", "rekaman", "映像", "映像番号"),
    "operator": ("petugas", "調査者", "調査会社"),
    "piece": ("no_potong", "管番号", "管No"),
    "pieces": ("jumlah_potong", "管本数", "本数"),
    "surveyed_m": ("panjang_disurvei_m", "調査延長m", "調査延長"),
}
# How far beyond the pipe's length a place may lie: cameras and maps measure differently.
TOLERANCE = 1.05
# Below this share of the pipe a survey is partial.
PARTIAL = 0.5
_STANDARDS = {"nassco": "pacp", "dwa-m149-3": "dwa", "dwa149": "dwa", "jswa": "japan", "jis": "japan", "日本": "japan",
              "下水道": "japan", "mscc5": "wrc", "mscc": "wrc", "srm": "wrc"}  # fmt: skip


@dataclass(frozen=True)
class Survey:
    """A whole file. warnings: partial surveys, columns that were not read."""

    inspections: tuple[Inspection, ...]
    warnings: tuple[DataFault, ...]

    def latest(self) -> dict[str, tuple[Inspection, ...]]:
        """pipe → its newest inspection of each standard."""
        newest: dict[tuple[str, str], Inspection] = {}
        for one in self.inspections:
            key = one.pipe, one.standard
            if key not in newest or (one.on or date.min) >= (newest[key].on or date.min):
                newest[key] = one
        found: dict[str, tuple[Inspection, ...]] = {}
        for (pipe, _), one in sorted(newest.items()):
            found[pipe] = (*found.get(pipe, ()), one)
        return found


def read(
    source: Path | bytes,
    lengths: Mapping[str, float],
    *,
    scheme: str,
    today: date,
    tables: Mapping[str, CodeTable] | None = None,
    name: str = "",
) -> Survey:
    """lengths: pipe → m · scheme: the standard of rows that state none · tables: standard → its table, else as shipped.

    Raises FaultyFile with every row that cannot be true.
    """
    file = read_csv(source, COLUMNS, ("pipe_id", "date", "code"), name)
    tables = {one: (tables or {}).get(one) or load_table(one) for one in SCHEMES}
    days = decide_column(row.cells.get("date", "") for row in file.rows)
    groups: dict[tuple, list[tuple[CsvRow, Observation]]] = {}
    for row in file.rows:
        pipe, standard, on = _pipe(row, lengths), _standard(row, scheme), _day(row, days, today)
        seen = _observation(row, tables.get(standard), lengths.get(pipe))
        if pipe and standard and on and seen:
            groups.setdefault((pipe, standard, on), []).append((row, seen))
    inspections = [_inspection(key, rows) for key, rows in sorted(groups.items(), key=lambda item: item[0])]
    file.check()
    return Survey(tuple(inspections), (*_partial(inspections, lengths, file), *_unread(file)))


def _pipe(row: CsvRow, lengths: Mapping[str, float]) -> str:
    pipe = row.text("pipe_id", required=True)
    if pipe and pipe not in lengths:
        row.fault(
            "unknown-pipe", "pipe_id", pipe=pipe, near=", ".join(get_close_matches(pipe, lengths, n=3)) or "–"
        )
        return ""
    return pipe


def _standard(row: CsvRow, scheme: str) -> str:
    text = row.text("standard").casefold()
    if not text:
        return scheme
    words = "".join(text.split())
    found = words if words in SCHEMES else _STANDARDS.get(words, "")
    found = found or next((known for known in SCHEMES if words.startswith(known)), "")
    if not found:
        row.fault("unknown-standard", "standard", found=text)
    return found


def _day(row: CsvRow, column: ColumnDecision, today: date) -> date | None:
    text = row.text("date", required=True)
    if not text:
        return None
    found = read_date(text, column=column)
    if not found.is_read or found.precision not in ("day", "minute") or found.start != found.end:
        row.fault("date-unread", "date", found=text, problem=found.message())
        return None
    if found.start > today:
        row.fault("date-in-future", "date", found=found.start.isoformat(), today=today.isoformat())
        return None
    return found.start


def _observation(row: CsvRow, table: CodeTable | None, length: float | None) -> Observation | None:
    position, along = row.number("position_m", 0), row.number("length_m", 0)
    end = (position or 0.0) + (along or 0.0)
    if length is not None and end > length * TOLERANCE:
        row.fault("beyond-the-pipe", "position_m", at=end, pipe=row.text("pipe_id"), length=length)
    seen = Observation(
        code=_code(row, table), position=position or 0.0, length=along or 0.0, amount=row.number("quantification", 0),
        clock=row.text("clock"), grade=_grade(row, table), piece=row.whole("piece", 1), line=row.line,
        video=row.text("video"),
    )  # fmt: skip
    pieces = row.whole("pieces", 1)
    if seen.piece and pieces and seen.piece > pieces:
        row.fault("too-many-pieces", "piece", piece=seen.piece, pieces=pieces)
    return seen if seen.code else None


def _code(row: CsvRow, table: CodeTable | None) -> str:
    """Without blanks, hyphens and full stops, in capitals: "BAB B A" is BABBA."""
    text = row.text("code", required=True)
    code = "".join(sign for sign in text if sign not in " .-").upper()
    if code and table and not table.knows(code):
        row.fault("unknown-code", "code", found=text, standard=table.title)
        return ""
    return code


def _grade(row: CsvRow, table: CodeTable | None) -> str:
    """WRc has no grade of a code; what stands there is not read."""
    grade = row.text("grade")
    allowed = GIVEN_GRADES[table.scheme] if table else set()
    if not grade or not allowed:
        return ""
    if grade not in allowed:
        row.fault(
            "unknown-grade", "grade", found=grade, standard=table.title, allowed=", ".join(sorted(allowed))
        )
        return ""
    return grade


def _inspection(key: tuple, rows: list[tuple[CsvRow, Observation]]) -> Inspection:
    pipe, standard, on = key
    surveyed = [row.number("surveyed_m", 0) for row, _ in rows]
    pieces = [row.whole("pieces", 1) for row, _ in rows]
    operators = [row.text("operator") for row, _ in rows]
    return Inspection(
        pipe, standard, on, tuple(seen for _, seen in rows),
        surveyed=max((one for one in surveyed if one), default=None),
        pieces=max((one for one in pieces if one), default=None),
        operator=next((one for one in operators if one), ""),
    )  # fmt: skip


def _partial(inspections: list[Inspection], lengths: Mapping[str, float], file: CsvFile) -> list[DataFault]:
    return [
        DataFault("surveyed-in-part", file=file.name, line=one.observations[0].line, object=one.pipe,
                  severity="warning", pipe=one.pipe, percent=round(100 * one.surveyed / lengths[one.pipe]))
        for one in inspections
        if one.surveyed is not None and one.surveyed < PARTIAL * lengths[one.pipe]
    ]  # fmt: skip


def _unread(file: CsvFile) -> list[DataFault]:
    if not file.unread:
        return []
    return [
        DataFault(
            "columns-not-read", file=file.name, line=1, severity="warning", found=", ".join(file.unread)
        )
    ]
