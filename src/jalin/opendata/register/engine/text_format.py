"""Which letters and which separator a text file uses, found by looking; a person may decide otherwise."""

import codecs
import contextlib
import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from .unreadable import UnreadableFile

SEPARATORS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8", "cp932", "cp1252", "utf-16")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 256 * 1024
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_USUAL = re.compile(
    "[\u3041-\u30ff年月日国市県都府道区町村名号本京大中東西南北山川島田原野学会協定事業交流先]"
)
_HALF_WIDTH = re.compile("[\uff61-\uff9f]+")
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uff01-\uff9f\u3000-\u303f]+")


@dataclass(frozen=True)
class TextFormat:
    """encoding: a Python codec. is_sure: the file says so itself, or could not be anything else."""

    encoding: str
    separator: str
    is_sure: bool = True


def detect_format(
    path: Path, name: str, encoding: str | None = None, separator: str | None = None
) -> TextFormat:
    """Look at the file; what is given is taken as decided. Raises UnreadableFile when it is no text."""
    sure = True
    if encoding is None:
        encoding, sure = _detect_encoding(path, name)
    try:
        with path.open(encoding=encoding, newline="") as stream:
            sample = stream.read(_SAMPLE)
    except UnicodeError:
        raise UnreadableFile("undecodable", name=name) from None
    if len(_CONTROL.findall(sample)) > len(sample) // 1000:
        raise UnreadableFile("not-a-spreadsheet", name=name, kind="unknown")
    if not sample.strip():
        raise UnreadableFile("empty", name=name)
    return TextFormat(encoding, separator or detect_separator(sample), sure)


def detect_separator(sample: str) -> str:
    """The separator that cuts most lines into the same number of cells; a comma when none does."""
    lines = sample.splitlines(keepends=True)[:100]
    if len(lines) == 100 or not sample.endswith(("\n", "\r")):
        lines = lines[:-1] or lines
    best, best_score = ",", 0.0
    for separator in SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if any(row))
        except csv.Error:
            continue
        wide = Counter({width: rows for width, rows in widths.items() if width > 1})
        if not wide:
            continue
        width, rows = max(wide.items(), key=lambda item: (item[1] * min(item[0], 30), item[0]))
        score = rows / widths.total() * min(width, 30)
        if score > best_score:
            best, best_score = separator, score
    return best


def _detect_encoding(path: Path, name: str) -> tuple[str, bool]:
    with path.open("rb") as stream:
        head = stream.read(_SAMPLE)
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding, True
    if head.count(b"\0") > len(head) // 1000:
        raise UnreadableFile("not-a-spreadsheet", name=name, kind="unknown")
    if _is_utf8(path, name):
        return "utf-8", True
    sample = _unusual_lines(path)
    japanese = _as_japanese(sample)
    if japanese is not None:
        return japanese, False
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # its tables take a tenth of a second, few files need them

        best = from_bytes(sample, cp_isolation=["euc_jp", "cp932", "cp1252", "iso2022_jp"]).best()
        return (best.encoding if best else "latin-1"), False
    return "cp1252", False


def _is_utf8(path: Path, name: str) -> bool:
    """Raises UnreadableFile when the file is UTF-8 but for a damaged place: nothing else would be right."""
    right = wrong = first_wrong = 0
    with path.open("rb") as stream:
        for number, line in enumerate(iter(lambda: stream.readline(1 << 20), b""), 1):
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                right += 1
            except UnicodeDecodeError:
                wrong, first_wrong = wrong + 1, first_wrong or number
    if wrong and right > 4 * wrong:
        raise UnreadableFile("undecodable", name=name, row=first_wrong)
    return not wrong


def _unusual_lines(path: Path, most: int = 300) -> bytes:
    """Only lines with a letter beyond ASCII tell encodings apart."""
    found = []
    with path.open("rb") as stream:
        while len(found) < most and (line := stream.readline(20_000)):
            if not line.isascii():
                found.append(line)
    return b"".join(found)


def _as_japanese(sample: bytes) -> str | None:
    """CP932 or EUC-JP when the text then looks Japanese; both can be decoded from most other texts as well."""
    scores = {}
    for encoding in ("cp932", "euc_jp"):
        with contextlib.suppress(UnicodeDecodeError):
            scores[encoding] = _japanese_score(sample.decode(encoding))
    best = max(scores, key=scores.get, default=None)
    return best if best and scores[best] > 0.05 else None


def _japanese_score(text: str) -> float:
    """The share of kana and everyday kanji; Western accents misread as Japanese make single odd kanji instead."""
    runs = _JAPANESE.findall(text)
    letters = sum(map(len, runs))
    between = len(re.findall(r"[A-Za-z][\u3040-\u9fff\uff61-\uff9f][A-Za-z]", text))
    if not letters or between * 3 >= len(runs):
        return 0.0
    usual = len(_USUAL.findall(text))
    if not usual and _HALF_WIDTH.fullmatch("".join(runs)) and letters >= len(runs) * 3:
        return 0.1  # nothing but the narrow kana of old machines
    return usual / letters
