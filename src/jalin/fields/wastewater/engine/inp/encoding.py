"""Which letters a file's bytes are. Names are compared and written back as they stand; this is for showing them."""

import codecs
import re

from ..errors import NotASwmmFile

JAPANESE = re.compile(rb"[\x81-\x9f][\x40-\x7e\x80-\xfc]|[\xa1-\xdf]{3,}")
HIGH = re.compile(rb"[\x80-\xff]")


def encoding_of(data: bytes, file: str) -> str:
    """The codec that decodes `data` and encodes it again to the same bytes.

    Raises NotASwmmFile for UTF-16/32, binary files, and lines that only end in CR.
    """
    wide = {codecs.BOM_UTF32_LE: "UTF-32", codecs.BOM_UTF32_BE: "UTF-32", codecs.BOM_UTF16_LE: "UTF-16",
            codecs.BOM_UTF16_BE: "UTF-16"}  # fmt: skip
    for mark, name in wide.items():
        if data.startswith(mark):
            raise NotASwmmFile("wide-encoding", file=file, encoding=name)
    if not data.strip():
        raise NotASwmmFile("empty-file", file=file)
    if b"\0" in data:
        if data[1::2].count(0) > len(data) // 4 or data[::2].count(0) > len(data) // 4:
            raise NotASwmmFile("wide-encoding", file=file, encoding="UTF-16")
        raise NotASwmmFile("binary-file", file=file)
    if b"\n" not in data and b"\r" in data:
        raise NotASwmmFile("carriage-returns", file=file)
    return eight_bit(data)


def eight_bit(data: bytes) -> str:
    """UTF-8 where it is valid; Shift-JIS where most letters outside ASCII are its kana and kanji; else Western European.

    A pair that begins with 0x81 to 0x9F is kana or a common kanji in Shift-JIS, three letters of 0xA1 to 0xDF in a row are
    narrow kana; in Western files these bytes are rare marks and capitals, and small accented letters lie above them.
    """
    if _same(data, "utf-8"):
        return "utf-8"
    japanese = sum(len(HIGH.findall(letters)) for letters in JAPANESE.findall(data))
    if 2 * japanese >= len(HIGH.findall(data)) and _same(data, "cp932"):
        return "cp932"
    return "cp1252" if _same(data, "cp1252") else "latin-1"


def _same(data: bytes, codec: str) -> bool:
    try:
        return data.decode(codec).encode(codec) == data
    except UnicodeError:
        return False
