"""One e-mail as bytes -> what it says. Pure Python; never fails on a damaged message.

`email` of the standard library takes messages apart; what it leaves open is done here: encodings that are named wrongly, as
Japanese mails have them, and the text of mails that have only HTML.
"""

import email
import re
from dataclasses import dataclass, field
from datetime import date
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256
from html.parser import HTMLParser

MOST_PARTS, LONGEST_TEXT = 200, 100_000
GUESSABLE = 64  # bytes; of fewer nobody can tell the encoding, and Western Europe is the likeliest
JAPANESE = ("iso2022_jp", "iso2022_jp_2004", "iso2022_jp_ext")
ALIASES = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
}
BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])
PREFIX = re.compile(
    r"^\s*((re|fwd?|fw|aw|wg|tr|balas|trs|返信|転送)\s*(\[\d+\])?\s*[:：]\s*)+", re.IGNORECASE
)


@dataclass(frozen=True)
class File:
    name: str
    content: bytes
    is_inline: bool = False  # a picture within the text, such as a logo below a name


@dataclass(frozen=True)
class Letter:
    """`digest` marks the message for knowing it again; `refers_to`: digests of the messages it answers."""

    digest: str
    refers_to: tuple[str, ...]
    name: str
    address: str
    subject: str
    sent_on: date | None
    text: str
    language: str
    is_automatic: bool
    files: tuple[File, ...] = field(default=())


def read_letter(raw: bytes) -> Letter:
    message = email.message_from_bytes(raw)
    name, address = _sender(message)
    text, files = _content(message)
    ids = re.findall(
        r"<[^<>\s]{3,400}>", " ".join(message.get_all("References", []) + message.get_all("In-Reply-To", []))
    )
    return Letter(
        digest=digest_of(message), refers_to=tuple(dict.fromkeys(_mark(one) for one in ids)), name=name, address=address,
        subject=PREFIX.sub("", _header(message, "Subject"))[:200], sent_on=_day(message), text=text,
        language=language_of(text or _header(message, "Subject")), is_automatic=_is_automatic(message), files=files,
    )  # fmt: skip


def digest_of(message: Message) -> str:
    """The mark by which the same message is known again: of its Message-ID, else of its whole head."""
    found = re.search(r"<[^<>\s]{3,400}>", str(message.get("Message-ID", "")))
    return _mark(found[0] if found else "\n".join(f"{name}: {value}" for name, value in message.items()))


def _mark(message_id: str) -> str:
    return sha256(message_id.encode("utf-8", "replace")).hexdigest()


def decoded(content: bytes, charset: str | None) -> str:
    """Bytes as text, in the encoding they name where that fits, else in the one that they are."""
    named = (charset or "").strip().strip("\"'").lower()
    if b"\x1b$" in content or b"\x1b(" in content or named.startswith("iso-2022-jp"):
        text = _japanese(content)
        if text is not None:
            return text
    for codec in (ALIASES.get(named, named), "utf-8"):
        try:
            return content.decode(codec) if codec else content.decode("utf-8")
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    from charset_normalizer import from_bytes  # few letters need a guess

    best = from_bytes(content).best() if len(content) >= GUESSABLE else None
    return str(best) if best is not None else content.decode("cp1252", "replace")


def _japanese(content: bytes) -> str | None:
    """ISO-2022-JP as mail programs write it: with half-width kana and the maker's characters (①, ㈱), which only its later
    editions have; row 13 is the same there under another mark."""
    wider = content.replace(b"\x1b$B", b"\x1b$(Q").replace(b"\x1b$@", b"\x1b$(Q")
    for codec, given in ((JAPANESE[0], content), (JAPANESE[1], wider), (JAPANESE[2], content)):
        try:
            return given.decode(codec)
        except (UnicodeDecodeError, ValueError):
            continue
    return None


def _header(message: Message, name: str) -> str:
    """A header's text on one line."""
    raw = message.get(name)
    if raw is None:
        return ""
    try:
        parts = decode_header(raw)
    except (ValueError, LookupError):  # base64 that is none
        parts = [(str(raw), None)]
    text = "".join(part if isinstance(part, str) else decoded(part, None if charset == "unknown-8bit" else charset)
                   for part, charset in parts)  # fmt: skip
    return clean(" ".join(text.split()))


def clean(text: str) -> str:
    """Without characters that turn the direction of writing or are no text."""
    return text.translate(BIDI).translate(CONTROL).replace("\r\n", "\n").replace("\r", "\n")


def _sender(message: Message) -> tuple[str, str]:
    """Name and address of who wrote: where the mail asks that answers go, else where it came from."""
    for header in ("Reply-To", "From"):
        for name, address in getaddresses([_header(message, header)]):
            if re.fullmatch(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+", address):
                return name[:160], address[:200]
    return "", ""


def _day(message: Message) -> date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_automatic(message: Message) -> bool:
    """Newsletters, notices of absence, mails that came back: RFC 3834 and the usual marks."""
    submitted = str(message.get("Auto-Submitted", "no")).split(";")[0].strip().lower()
    bulk = str(message.get("Precedence", "")).strip().lower() in {"bulk", "junk", "auto_reply"}
    return (
        submitted not in {"", "no"}
        or bulk
        or "List-Id" in message
        or message.get_content_type() == "multipart/report"
    )


def _content(message: Message) -> tuple[str, tuple[File, ...]]:
    plain, html, files = [], [], []
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            break
        if part.is_multipart():
            continue
        name = _file_name(part)
        kind, placed = part.get_content_type(), part.get_content_disposition()
        content = part.get_payload(decode=True) or b""
        if name or placed == "attachment" or not kind.startswith("text/"):
            inline = (
                kind.startswith("image/")
                and (placed == "inline" or "Content-ID" in part)
                and placed != "attachment"
            )
            files.append(File(name or f"part-{number}", content, inline))
        elif kind == "text/html":
            html.append(decoded(content, part.get_content_charset()))
        else:
            plain.append(decoded(content, part.get_content_charset()))
    text = "\n\n".join(plain) if any(one.strip() for one in plain) else "\n\n".join(map(text_of_html, html))
    return clean(text).strip()[:LONGEST_TEXT], tuple(files)


def _file_name(part: Message) -> str:
    try:
        raw = part.get_filename() or ""
        parts = decode_header(raw)
    except (ValueError, LookupError, TypeError):
        return ""
    joined = "".join(one if isinstance(one, str) else decoded(one, charset) for one, charset in parts)
    return clean(" ".join(joined.split()))[:200]


class _Words(HTMLParser):
    BLOCKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "table", "blockquote"})
    SILENT = frozenset({"script", "style", "head", "title", "template"})

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag):
        self.silent = max(0, self.silent - (tag in self.SILENT))
        if tag in self.BLOCKS:
            self.found.append("\n")

    def handle_data(self, data):
        if not self.silent:
            self.found.append(data)


def text_of_html(html: str) -> str:
    """The words of an HTML mail, a line for each block."""
    words = _Words()
    words.feed(html)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.found).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


WORDS = {
    "id": frozenset(
        [
            "yang",
            "dan",
            "untuk",
            "dengan",
            "dari",
            "kami",
            "pada",
            "dalam",
            "ini",
            "akan",
            "kepada",
            "atas",
            "kota",
            "bapak",
            "ibu",
            "undangan",
            "adalah",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "and",
            "of",
            "to",
            "for",
            "with",
            "we",
            "our",
            "you",
            "your",
            "in",
            "on",
            "is",
            "are",
            "from",
            "would",
            "will",
            "invitation",
            "city",
            "please",
        ]
    ),
}


def language_of(text: str) -> str:
    """id, ja or en by script and small words; "und" where neither says enough."""
    sample = text[:4000]
    if len(re.findall(r"[\u3040-\u30ff]", sample)) >= 4:
        return "ja"
    words = re.findall(r"[a-z]+", sample.lower())
    counts = {code: sum(word in known for word in words) for code, known in WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= 2 else "und"
