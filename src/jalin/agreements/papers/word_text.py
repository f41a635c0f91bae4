"""The words of a Word file in their order, as they read when every tracked change is accepted; tables line by line.

python-docx leaves out what stands in insertions, content controls and tables; a lawyer's file is full of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn

CHANGES, COMMENTS, TABLES, PICTURES, NOTES, NUMBERS = (
    "changes",
    "comments",
    "tables",
    "pictures",
    "notes",
    "numbers",
)
KINDS = (CHANGES, TABLES, NUMBERS, COMMENTS, NOTES, PICTURES)
GONE = {qn("w:del"), qn("w:moveFrom")}
UNREAD = {qn("w:drawing"), qn("w:pict"), qn("w:object"), qn("w:instrText"), qn("w:delText"), qn("w:pPr"), qn("w:rPr"),
          "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
COUNTED = {
    qn("w:ins"): CHANGES, qn("w:del"): CHANGES, qn("w:moveTo"): CHANGES, qn("w:tbl"): TABLES,
    qn("w:commentReference"): COMMENTS, qn("w:drawing"): PICTURES, qn("w:pict"): PICTURES, qn("w:object"): PICTURES,
    qn("w:footnoteReference"): NOTES, qn("w:endnoteReference"): NOTES, qn("w:numPr"): NUMBERS,
}  # fmt: skip
SIGNS = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


@dataclass(frozen=True)
class Part:
    """A paragraph, or a row of a table. `style`: name of its style; `marks`: names of the bookmarks that begin in it."""

    text: str
    style: str = ""
    marks: tuple[str, ...] = ()


@dataclass
class Found:
    """What a file holds beside words."""

    counted: Counter = field(default_factory=Counter)

    @classmethod
    def of(cls, document) -> "Found":
        found = cls()
        for one in document.element.body.iter(*COUNTED):
            if (one.tag == qn("w:numPr") and _is_no_number(one)) or one.getparent().tag == qn("w:rPr"):
                continue
            found.counted[COUNTED[one.tag]] += 1
        lists = {style.style_id for style in document.styles if (style.name or "").startswith("List ")}
        found.counted[NUMBERS] += sum(one.style in lists for one in document.element.body.iter(qn("w:p")))
        return found

    def notes(self) -> dict[str, int]:
        """In the order in which they are said."""
        return {kind: self.counted[kind] for kind in KINDS if self.counted[kind]}


def _is_no_number(properties) -> bool:
    """Numbering that is switched off."""
    number = properties.find(qn("w:numId"))
    return number is None or number.get(qn("w:val")) == "0"


def parts_of(document) -> Iterator[Part]:
    """Every paragraph and every row, those in content controls too. A paragraph whose end was deleted joins the next one."""
    names = {style.style_id: style.name or "" for style in document.styles}
    joined, before = "", None
    for element in _blocks(document.element.body):
        if element.tag == qn("w:tr"):
            yield Part(" | ".join(filter(None, (_words(cell).strip() for cell in element.iter(qn("w:tc"))))))
            continue
        style, text = names.get(element.style or "", ""), joined + _words(element)
        marks = tuple(one.get(qn("w:name")) or "" for one in element.iter(qn("w:bookmarkStart")))
        if _is_end_deleted(element):
            joined, before = text, before or (style, marks)
            continue
        style, marks = before or (style, marks)
        joined, before = "", None
        yield Part(text, style, marks)
    if joined and before:
        yield Part(joined, *before)


def _blocks(parent) -> Iterator:
    """Paragraphs and rows in their order; what wraps them is looked into."""
    for child in parent:
        if child.tag in GONE:
            continue
        if child.tag in (qn("w:p"), qn("w:tr")):
            yield child
        elif child.tag in (
            qn("w:tbl"),
            qn("w:sdt"),
            qn("w:sdtContent"),
            qn("w:ins"),
            qn("w:moveTo"),
            qn("w:customXml"),
        ):
            yield from _blocks(child)


def _words(element) -> str:
    return "".join(_pieces(element))


def _pieces(element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in GONE or tag in UNREAD:
            continue
        if tag == qn("w:t"):
            yield child.text or ""
        elif tag in SIGNS:
            yield SIGNS[tag]
        elif tag == qn("w:br"):
            yield "\n" if child.get(qn("w:type")) in (None, "textWrapping") else ""
        elif tag == qn("w:p"):  # within a cell
            yield _words(child) + " "
        else:
            yield from _pieces(child)


def _is_end_deleted(paragraph) -> bool:
    properties = paragraph.pPr
    signs = properties.find(qn("w:rPr")) if properties is not None else None
    return signs is not None and signs.find(qn("w:del")) is not None
