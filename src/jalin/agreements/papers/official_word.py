"""Letters, memos and minutes as Word files that look like what they are, and can be taken in again.

Each paragraph carries a style named after its clause, so that `word.read_word` finds it wherever a writer has moved it; a new
paragraph inherits the style of the one before."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from jalin.agreements.engine.procedure import Heading

from .patterns import ADDRESSEE, BODY, COPIES, DAY, LETTER, ROWS, SECTION
from .word_marks import CLAUSE_STYLE, Origin, mark_clauses
from .word_page import lay_out

AIR = 12  # points above what begins anew


@dataclass(frozen=True)
class Sheet:
    """What one file shows. `head`: lines of the letterhead, the last one the address; `closing`: office and name."""

    form: str
    title: str
    head: Sequence[str]
    headings: Sequence[Heading]
    roles: Mapping[str, str]
    bodies: Mapping[str, str]
    closing: Sequence[str]
    language: str
    origin: Origin | None = None

    def frame(self) -> set[str]:
        """Every line that stands outside the clauses."""
        sections = [one for one in self.headings if self.roles[one.key] == SECTION]
        others = {one.name[self.language] for one in self.headings}
        numbered = {f"{_roman(place)}. {one.name[self.language]}" for place, one in enumerate(sections, 1)}
        return {*self.head, self.title, *numbered, *others, *(f"{name}:" for name in others), *self.closing}


def write_official(sheet: Sheet) -> bytes:
    """The .docx of one sheet."""
    document = Document()
    lay_out(document, sheet.language)
    for heading in sheet.headings:
        style = document.styles.add_style(CLAUSE_STYLE + heading.key, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
    _head(document, sheet.head)
    if sheet.title:
        title = document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(AIR)
        title.add_run(sheet.title).bold = True
    marked = []
    for role in (DAY, ROWS, ADDRESSEE, SECTION, BODY):
        for place, heading in enumerate(one for one in sheet.headings if sheet.roles[one.key] == role):
            marked.append(_clause(document, sheet, heading, role, place))
    _closing(document, sheet)
    for heading in sheet.headings:
        if sheet.roles[heading.key] == COPIES and sheet.bodies.get(heading.key):
            marked.append(_clause(document, sheet, heading, COPIES, 0))
    mark_clauses(document, marked, sheet.origin)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def _head(document, lines: Sequence[str]) -> None:
    for place, line in enumerate(lines):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(line)
        run.bold, run.font.size = place == 0, Pt(14 if place == 0 else 10)
    if lines:
        _line_below(paragraph)


def _line_below(paragraph) -> None:
    """The double line under a letterhead."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "thickThinSmallGap"), ("sz", "18"), ("space", "4"), ("color", "auto")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders,
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:kinsoku",
        "w:wordWrap",
        "w:spacing",
        "w:ind",
        "w:jc",
        "w:rPr",
    )


def _clause(document, sheet: Sheet, heading: Heading, role: str, place: int) -> tuple:
    """Write one clause; (its first paragraph, its key, its text)."""
    first, name, lines = None, heading.name[sheet.language], sheet.bodies.get(heading.key, "").split("\n")
    style = CLAUSE_STYLE + heading.key
    if role == SECTION:
        above = document.add_paragraph()
        above.paragraph_format.space_before, above.paragraph_format.keep_with_next = Pt(AIR), True
        above.add_run(f"{_roman(place + 1)}. {name}").bold = True
    elif role == COPIES or (role == ADDRESSEE and sheet.language == "id"):
        document.add_paragraph(f"{name}:" if role == COPIES else name).paragraph_format.space_before = Pt(14)
    for number, line in enumerate(lines):
        paragraph = document.add_paragraph(style=style)
        form = paragraph.paragraph_format
        if place == number == 0 and role in (DAY, BODY, ADDRESSEE):
            form.space_before = Pt(AIR)
        if role == ROWS:
            form.tab_stops.add_tab_stop(Cm(3.2), WD_TAB_ALIGNMENT.LEFT)
            form.left_indent, form.space_after = Cm(3.5), Pt(0)
            form.first_line_indent = Cm(-3.5)
            line = f"{name}\t: {line}" if number == 0 else line
        elif role == DAY:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif role == BODY and sheet.form == LETTER:
            form.first_line_indent = Cm(1)
        elif role == ADDRESSEE:
            form.space_after = Pt(0)
        paragraph.add_run(line)
        first = first or paragraph
    return first, heading.key, "\n".join(lines)


def _closing(document, sheet: Sheet) -> None:
    for place, line in enumerate(sheet.closing):
        paragraph = document.add_paragraph(line)
        paragraph.paragraph_format.left_indent = Cm(8.5)
        paragraph.paragraph_format.space_before = Pt(60 if place else 18)


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number - 1]
