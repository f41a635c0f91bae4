"""A cell's text cut into tokens, each with a one-letter code, so that a shape of date is a short string.

Codes: d number of 1–2 digits, y year of four digits, n other number, o ordinal day, m month, w weekday,
W weekday in brackets, r word for a range, - dash, `,` comma, ( ) brackets, a 年, A 年度, b 月, c 日, E era,
g 元, F year-month-day, G day/month/year, H two-digit year, S era numeric date, I ISO moment, U year-month,
V month/year, t clock time, X 午前/午後, x am/pm, h 時, i 分, z zone, P pukul/at, L selesai, p tanggal/date,
s sejak/since, Q bulan, R tahun, f dari/from, k of/the, K から, T まで, q any other word, ? anything else.
"""

import re
from typing import NamedTuple

from .months import read_month, read_weekday, weekday_words


class Token(NamedTuple):
    """`value` depends on the code: a number, (number, flag) for a month, None for composed dates."""

    code: str
    text: str
    value: object = None


_D = r"(?<![0-9./-])"  # a composed date does not begin inside another number
_E = r"(?![0-9])(?![./-][0-9])"
_MASTER = re.compile(
    r"(?P<space>\s+)"
    rf"|(?P<W>\(\s*(?:{'|'.join(map(re.escape, weekday_words()))}|[月火水木金土日]曜?日?)"
    r"(?:[・･]?[祝休]日?)?\s*\))"
    r"|(?P<I>(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T|\s)[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?:\s?(?:Z|[+-][0-9]{2}:?[0-9]{2}))?(?![0-9:]))"
    r"|(?P<S>(?:(?<![^\W\d_])[MTSHR]|明治|大正|昭和|平成|令和)\s?(?:[0-9]{1,2}|元)(?P<s1>[./-])[0-9]{1,2}(?P=s1)[0-9]{1,2}"
    + _E + ")"
    rf"|(?P<F>{_D}[0-9]{{4}}(?P<s2>[./-])[0-9]{{1,2}}(?P=s2)[0-9]{{1,2}}{_E})"
    rf"|(?P<G>{_D}[0-9]{{1,2}}(?P<s3>[./-])[0-9]{{1,2}}(?P=s3)[0-9]{{4}}{_E})"
    rf"|(?P<H>{_D}[0-9]{{1,2}}(?P<s4>[./-])[0-9]{{1,2}}(?P=s4)[0-9]{{2}}{_E})"
    rf"|(?P<U>{_D}[0-9]{{4}}[-/](?:0[1-9]|1[0-2]){_E})"
    rf"|(?P<V>{_D}(?:0?[1-9]|1[0-2])[-/][12][0-9]{{3}}{_E})"
    r"|(?P<t>(?<![0-9.,:/])(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?::[0-5][0-9])?(?![0-9])(?![.:/][0-9]))"
    r"|(?P<o>[0-9]{1,2}(?:st|nd|rd|th)(?![^\W_]))"
    r"|(?P<num>[0-9]+)"
    r"|(?P<ja>[月火水木金土日]曜日?|年度|年|月|日|時間?|分|午前|午後|元|から|より|まで|日本時間"
    r"|(?:明治|大正|昭和|平成|令和)|(?<![^\W\d_])[MTSHR](?=\s?(?:[0-9]{1,2}|元)\s?年))"
    r"|(?P<z>(?:WIB|WITA|WIT|JST|(?:UTC|GMT)(?:\s?[+-][0-9]{1,2}(?::?[0-9]{2})?)?)(?![^\W_]))"
    r"|(?P<r>s\s?\.\s?d\s?\.?(?![^\W_])|s\s?/\s?d(?![^\W_])|sd(?![^\W_])|sampai\s(?:dengan|dgn)(?![^\W_])|~"
    r"|(?:sampai|hingga|until|till|through|thru|to)(?![^\W_]))"
    r"|(?P<P>(?:pukul|pkl|jam|at)(?![^\W_])\.?:?)"
    r"|(?P<p>(?:hari\s?[/,]?\s?tanggal|hari\s?[/,]?\s?tgl|pada\stanggal|tanggal|tertanggal|tgl|hari|pada|dated?|on"
    r"|日付|日時|期日)(?![^\W_])\.?\s?:?)"
    r"|(?P<s>(?:sejak|since|mulai|terhitung\smulai|tmt)(?![^\W_])\.?)"
    r"|(?P<f>(?:dari|from)(?![^\W_]))"
    r"|(?P<Q>(?:bulan|bln)(?![^\W_])\.?\s?:?)"
    r"|(?P<R>(?:tahun|thn|th|year)(?![^\W_])\.?\s?:?)"
    r"|(?P<k>(?:of|the)(?![^\W_]))"
    r"|(?P<x>(?:a\.?m|p\.?m)(?![^\W_])\.?)"
    r"|(?P<L>(?:selesai|finish|end)(?![^\W_]))"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?\.?)"
    r"|(?P<comma>[,、])"
    r"|(?P<mark>[-()])"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_JA_CODES = {
    "年度": "A", "年": "a", "月": "b", "日": "c", "時": "h", "時間": "?", "分": "i", "午前": "X", "午後": "X",
    "元": "g", "から": "K", "より": "K", "まで": "T", "日本時間": "z",
}  # fmt: skip


def tokenise(text: str) -> list[Token]:
    """Tokens of a text made plain by `plain_date_text`; white space is dropped, nothing else is."""
    return [_token(found) for found in _MASTER.finditer(text) if found.lastgroup != "space"]


def codes_of(tokens: list[Token]) -> str:
    return "".join(token.code for token in tokens)


def _token(found: re.Match) -> Token:
    kind, text = found.lastgroup, found[0]
    match kind:
        case "num":
            return _number(text)
        case "word":
            return _word(text)
        case "ja":
            return _japanese(text)
        case "W":
            return Token("W", text, _weekday_in_brackets(text))
        case "o":
            return Token("o", text, int(text[:-2]))
        case "comma":
            return Token(",", text)
        case "mark":
            return Token(text, text)
        case "other":
            return Token("?", text)
        case _:
            return Token(kind, text)


def _number(text: str) -> Token:
    value = int(text) if len(text) < 12 else -1
    if len(text) == 4 and 1000 <= value <= 2999:
        return Token("y", text, value)
    return Token("d" if len(text) <= 2 else "n", text, value)


def _word(text: str) -> Token:
    weekday = read_weekday(text)
    if weekday is not None:
        return Token("w", text, weekday)
    month = read_month(text)
    return Token("m", text, month) if month else Token("q", text)


def _japanese(text: str) -> Token:
    if "曜" in text:
        return Token("w", text, read_weekday(text))
    code = _JA_CODES.get(text)
    return Token(code or "E", text, text if code else text.upper())


def _weekday_in_brackets(text: str) -> int | None:
    inside = text[1:-1].strip()
    return read_weekday(inside) if read_weekday(inside) is not None else read_weekday(inside[:1])
