"""What a Word file says of itself when it comes back: of which version it was made, and which clause is which.

The version stands in the file's keywords, each clause in a bookmark with a digest of its text; both outlive editing, moving
and renaming, and hold no word of the text."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

CLAUSE_STYLE = "Clause "  # and the key of a heading: the style of a paragraph that belongs to it
_ORIGIN = re.compile(r"\bjalin-text-(\d{1,12})-(id|ja|en)-(\d{1,6})\b")
_MARK = re.compile(r"clause_([a-z_]+)_([0-9a-f]{8})$")
FIRST = 1000  # numbers of our bookmarks; those of a template begin lower


@dataclass(frozen=True)
class Origin:
    """`number`: of the version, 0 where the language was not written yet."""

    text: int
    language: str
    number: int

    def __str__(self) -> str:
        return f"jalin-text-{self.text}-{self.language}-{self.number}"


def origin_of(document) -> Origin | None:
    found = _ORIGIN.search(document.core_properties.keywords or "")
    return Origin(int(found[1]), found[2], int(found[3])) if found else None


def digest_of(body: str) -> str:
    """Of the words alone: how they are divided into lines at the ends does not count."""
    lines = "\n".join(line.rstrip() for line in body.split("\n")).strip()
    return hashlib.sha256(lines.encode()).hexdigest()[:8]


def clause_of(marks: Sequence[str]) -> tuple[str, str]:
    """(key, digest) of the first bookmark that names a clause; ("", "") where there is none."""
    found = next(filter(None, map(_MARK.match, marks)), None)
    return (found[1], found[2]) if found else ("", "")


def mark_clauses(document, marked: Sequence[tuple], origin: Origin | None) -> None:
    """`marked`: (paragraph, key, body as it stands in the file)."""
    for number, (paragraph, key, body) in enumerate(marked, FIRST):
        begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        begin.set(qn("w:id"), str(number))
        begin.set(qn("w:name"), f"clause_{key}_{digest_of(body)}")
        end.set(qn("w:id"), str(number))
        after = paragraph._p.pPr
        if after is not None:
            after.addnext(begin)
        else:
            paragraph._p.insert(0, begin)
        paragraph._p.append(end)
    if origin:
        document.core_properties.keywords = str(origin)
