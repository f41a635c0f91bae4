"""Word files for lawyers, out and in: a clause is a heading with its key in the document's own bookmark, and paragraphs.

Out: docxtpl fills a template in Jinja's sandbox, so that a template of a city's own can run nothing. In: the headings of
level 2 name the clauses; what is no heading belongs to the clause above it. A letter has no headings: there the style of a
paragraph names its clause (`official_word`)."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

SHIPPED = Path(__file__).parent / "data" / "paper.docx"
MOST_BYTES, MOST_UNPACKED = 20_000_000, 100_000_000
CLAUSE_STYLE = "Clause "  # and the key of a heading: the style of a paragraph that belongs to it
_LABEL = re.compile(r"^[^\t]*\t[:：]\s?")
_NUMBER = re.compile(r"^\s*(?:(?:pasal|article|第)\s*)?\d+\s*(?:条|[.)．、:])?\s*", re.IGNORECASE)


class NotReadable(ValueError):
    """`code`: not_word, too_large, template or no_clauses."""

    def __init__(self, code: str, why: str = ""):
        super().__init__(why or code)
        self.code, self.why = code, why


@dataclass(frozen=True)
class Read:
    """What a Word file says. `bodies`: heading key -> text; `unknown`: headings that are none of the paper's."""

    bodies: dict[str, str]
    unknown: tuple[str, ...] = ()


def write_word(
    title: str, subtitle: str, clauses: Sequence[tuple[str, str]], *, template: Path | bytes = SHIPPED
) -> bytes:
    """The .docx of one language. `clauses`: (heading, body). Raises NotReadable for a template that cannot be filled."""
    source = io.BytesIO(template) if isinstance(template, bytes) else str(template)
    rows = [
        {"number": number, "heading": heading, "paragraphs": body.split("\n")}
        for number, (heading, body) in enumerate(clauses, 1)
    ]
    try:
        document = DocxTemplate(source)
        document.render(
            {"title": title, "subtitle": subtitle, "clauses": rows},
            jinja_env=SandboxedEnvironment(),
            autoescape=True,
        )
    except (
        TemplateError,
        PackageNotFoundError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
    ) as error:
        raise NotReadable("template", str(error)) from error
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def read_word(content: bytes, headings: Sequence[tuple[str, str]]) -> Read:
    """`headings`: (key, heading in the file's language). Raises NotReadable."""
    _check(content)
    try:
        document = Document(io.BytesIO(content))
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
        SyntaxError,
    ) as error:
        raise NotReadable("not_word") from error
    keys, known = {_folded(name): key for key, name in headings}, {key for key, _name in headings}
    bodies: dict[str, list[str]] = {}
    unknown, present = [], None
    for paragraph in document.paragraphs:
        style = (paragraph.style.name if paragraph.style is not None else "") or ""
        if style.startswith(CLAUSE_STYLE):
            if style.removeprefix(CLAUSE_STYLE) in known:
                line = _LABEL.sub("", paragraph.text)
                bodies.setdefault(style.removeprefix(CLAUSE_STYLE), []).append(line)
        elif style.startswith("Heading"):
            present = keys.get(_folded(paragraph.text))
            if present is None and paragraph.text.strip() and not style.endswith(" 1"):
                unknown.append(paragraph.text.strip()[:100])
        elif present is not None:
            bodies.setdefault(present, []).append(paragraph.text)
    if not bodies:
        raise NotReadable("no_clauses")
    return Read({key: "\n".join(lines).strip() for key, lines in bodies.items()}, tuple(unknown))


def _check(content: bytes) -> None:
    """No bomb, no other kind of file."""
    if len(content) > MOST_BYTES:
        raise NotReadable("too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST_UNPACKED:
                raise NotReadable("too_large")
            if "word/document.xml" not in archive.namelist():
                raise NotReadable("not_word")
    except zipfile.BadZipFile as error:
        raise NotReadable("not_word") from error


def _folded(heading: str) -> str:
    return " ".join(_NUMBER.sub("", heading).split()).casefold()


def make_template() -> bytes:
    """The shipped template, made anew (data/paper.docx is what this gives)."""
    document = Document()
    document.add_heading("{{ title }}", 1)
    document.add_paragraph("{{ subtitle }}")
    document.add_paragraph("{%p for clause in clauses %}")
    document.add_heading("{{ clause.number }}. {{ clause.heading }}", 2)
    document.add_paragraph("{%p for paragraph in clause.paragraphs %}")
    document.add_paragraph("{{ paragraph }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()
