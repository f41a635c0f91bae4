"""One cell as text: mark-up, odd spaces and quotes gone, words for nothing recognised, codes read."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser

from jalin.kernel.dates import is_nothing

_ESCAPED = re.compile(r"_x000[dDaA]_")
_ESCAPED_OTHER = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MARKUP = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--.*?--)>", re.DOTALL)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"'})
_BLOCKS = frozenset({"p", "br", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "head", "title"})


def raw_text(value) -> str:
    """A cell's value as the row keeps it: a whole number without `.0`, a date in ISO form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        return f"{value.total_seconds():g} s"
    return value.isoformat() if isinstance(value, date) else str(value)


def clean_text(value) -> str:
    """The words of a cell on one or more lines; paragraphs stay apart, everything else is single spaces."""
    text = raw_text(value)
    if text.isascii() and text.isalnum():
        return text
    text = _ESCAPED.sub("\n", text)
    text = _ESCAPED_OTHER.sub(lambda found: chr(int(found[1], 16)), text)
    if _MARKUP.search(text) or _ENTITY.search(text):
        text = _without_markup(text)
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", text)).translate(_QUOTES)
    lines = (" ".join(line.split()) for line in re.split(r"\r\n|[\n\r\u2028\u2029\x85]", text))
    return "\n".join(line for line in lines if line)


def clean_line(value) -> str:
    """The same on one line, and nothing for a word that means nothing (`-`, `belum ada`, `n/a`)."""
    text = " ".join(clean_text(value).split())
    return "" if is_nothing(text) else text


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")
        self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")
        if tag in _SILENT and self._silent:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)


def _without_markup(text: str) -> str:
    parser = _Words()
    # A lone "<" is a word of its own, not the beginning of a tag that swallows the rest.
    parser.feed(re.sub(r"<(?![/!]?[a-zA-Z]|!--)", "&lt;", text))
    parser.close()
    return "".join(parser.pieces)


_SEPARATED = re.compile(r"\s*(?:;|；|\n|、(?=\S)|(?<=\S)\s+/\s+)\s*")
_NUMBERED_ITEM = re.compile(r"(?:^|(?<=\s))(?:\(?[0-9]{1,2}[.)]|[a-h][.)]|[①-⑳])\s*(?=\S)")


def split_values(text: str) -> tuple[str, ...]:
    """The values of a cell that holds several: `A; B`, lines, or a numbered list. One value gives one."""
    numbered = [part.strip(" ;,.") for part in _NUMBERED_ITEM.split(text)]
    if len(numbered) > 2 and not numbered[0]:
        parts = numbered
    else:
        parts = [part.strip(" ,") for part in _SEPARATED.split(text)]
    found = tuple(dict.fromkeys(part for part in parts if part))
    return found or ((text.strip(),) if text.strip() else ())


@dataclass(frozen=True)
class CodeReading:
    """A code as text. suggestion: what it may have been before a spreadsheet took its leading zero."""

    text: str
    suggestion: str | None = None


def read_code(value, width: int | None = None) -> CodeReading:
    """`40111.0` → `40111`, `11002` in a column of six digits → the same with the suggestion `011002`.

    `32.73` stays text. `width` is how many digits the column's codes have.
    """
    text = unicodedata.normalize("NFKC", clean_line(value))
    if re.fullmatch(r"[0-9]+\.0", text):
        text = text[:-2]
    if width and text.isdecimal() and len(text) == width - 1:
        return CodeReading(text, text.zfill(width))
    return CodeReading(text)


def code_width(values) -> int | None:
    """How many digits a column's codes have, when most agree and some begin with a zero."""
    codes = [code.text for value in values if (code := read_code(value)).text.isdecimal()]
    if not codes:
        return None
    width = max(map(len, codes))
    full = [code for code in codes if len(code) == width]
    return width if any(code.startswith("0") for code in full) and len(full) * 2 >= len(codes) else None


def read_letter_number(value) -> str:
    """A letter's number is text, whatever it looks like: `012/HM.03.00`, `e-0012/HM.03.00`, `3/4/2026`."""
    text = clean_line(value)
    if isinstance(value, float) and text.endswith(".0"):
        text = text[:-2]
    return re.sub(r"^(?:nomor|no|nr|number)\b\s*[.:]*\s*", "", text, flags=re.IGNORECASE) or text
