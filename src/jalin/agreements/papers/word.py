"""Word files for lawyers, out and in. A clause is a heading and the paragraphs below it.

Out: docxtpl fills a template in Jinja's sandbox, so that a template of a city's own can run nothing; `word_marks` then names
each clause in a bookmark. In: the bookmark of a heading of level 2, or its words, names the clause; a letter has no headings,
there the style of a paragraph does (`official_word`). What the file holds beside words (`Read.notes`) is said, never dropped
in silence."""

import io
import re
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from .word_marks import CLAUSE_STYLE, Origin, clause_of, digest_of, mark_clauses, origin_of
from .word_page import lay_out
from .word_text import Found, Part, parts_of

SHIPPED = Path(__file__).parent / "data" / "paper.docx"
MOST_BYTES = 20_000_000
SHOWN = 100  # characters of a line that is named
LINK = "/hyperlink"  # the one kind of relation to another place that fetches nothing by itself
BROKEN = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    AttributeError,
    SyntaxError,
    TypeError,
    IndexError,
)
_LABEL = re.compile(r"^[^\t]*\t[:：]\s?")
_NUMBER = re.compile(r"^\s*(?:(?:pasal|article|第)\s*)?\d+\s*(?:条|[.)．、:])?\s*", re.IGNORECASE)


class NotReadable(ValueError):
    """`code`: not_word, remote, template or no_clauses."""

    def __init__(self, code: str, why: str = ""):
        super().__init__(why or code)
        self.code, self.why = code, why


@dataclass(frozen=True)
class Read:
    """What a Word file says. `bodies`: heading key -> text; `untouched`: keys whose text is as it went out; `unknown`: headings
    that are none of the paper's; `doubled`: keys that stand in it twice; `strays`: lines that belong to no clause; `origin`: from which version it was made, if it says;
    `notes`: what it holds beside words, kind -> how many (word_text.KINDS)."""

    bodies: dict[str, str]
    untouched: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()
    origin: Origin | None = None
    notes: dict[str, int] = field(default_factory=dict)


def write_word(
    title: str,
    subtitle: str,
    clauses: Sequence[tuple[str, str, str]],
    *,
    language: str = "id",
    origin: Origin | None = None,
    template: Path | bytes = SHIPPED,
) -> bytes:
    """The .docx of one language. `clauses`: (key, heading, body). Raises NotReadable for a template that cannot be filled."""
    source = io.BytesIO(template) if isinstance(template, bytes) else str(template)
    rows = [
        {"number": number, "heading": heading, "paragraphs": body.split("\n")}
        for number, (_key, heading, body) in enumerate(clauses, 1)
    ]
    try:
        document = DocxTemplate(source)
        document.render(
            {"title": title, "subtitle": subtitle, "clauses": rows},
            jinja_env=SandboxedEnvironment(),
            autoescape=True,
        )
    except (TemplateError, *BROKEN) as error:
        raise NotReadable("template", str(error)) from error
    heads = [
        one for one in document.docx.paragraphs if _is_heading(one) and not one.style.name.endswith(" 1")
    ]
    marked = [(head, key, body) for head, (key, _name, body) in zip(heads, clauses, strict=False)]
    mark_clauses(document.docx, marked, origin)
    if template is SHIPPED:
        lay_out(document.docx, language)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def read_word(content: bytes, headings: Sequence[tuple[str, str]], frame: Collection[str] = ()) -> Read:
    """`headings`: (key, heading in the file's language); `frame`: lines that stand outside the clauses. Changes that were tracked
    count as accepted. Raises NotReadable."""
    document = _opened(content)
    reading = _Reading(
        {_folded(name): key for key, name in headings}, {key for key, _name in headings}, frame
    )
    for part in parts_of(document):
        reading.take(part)
    if not reading.bodies:
        raise NotReadable("no_clauses")
    told = {key: "\n".join(lines).strip() for key, lines in reading.bodies.items()}
    untouched = frozenset(key for key, body in told.items() if reading.digests.get(key) == digest_of(body))
    return Read(told, untouched, tuple(reading.unknown), tuple(reading.doubled), tuple(reading.strays), origin_of(document),
                Found.of(document).notes())  # fmt: skip


@dataclass
class _Reading:
    """What was read so far. `keys`: folded heading -> key; `present`: the clause in which the next line stands."""

    keys: dict[str, str]
    known: set[str]
    frame: Collection[str]
    bodies: dict[str, list[str]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    present: str | None = None

    def take(self, part: Part) -> None:
        if part.style.startswith(CLAUSE_STYLE):
            key = part.style.removeprefix(CLAUSE_STYLE)
            if key in self.known:
                self.bodies.setdefault(key, []).append(_LABEL.sub("", part.text))
                self.digests.setdefault(key, clause_of(part.marks)[1])
        elif _is_heading_style(part.style):
            if part.text.strip() and not part.style.endswith(" 1"):
                self._begin(part)
        elif self.present is not None:
            self.bodies[self.present].append(part.text)
        elif part.text.strip() and part.text.strip() not in self.frame:
            self.strays.append(part.text.strip()[:SHOWN])

    def _begin(self, heading: Part) -> None:
        """By its bookmark, or by its words where it has none."""
        name, digest = clause_of(heading.marks)
        self.present = name if name in self.known else self.keys.get(_folded(heading.text))
        if self.present is None:
            self.unknown.append(heading.text.strip()[:SHOWN])
        elif self.present in self.bodies:
            self.doubled.append(self.present)
        else:
            self.bodies[self.present] = []
            self.digests[self.present] = digest if name == self.present else ""


def _opened(content: bytes):
    """No other kind of file, and nothing that fetches something from another place when a colleague opens it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if any(
                b"<!DOCTYPE" in archive.read(one)
                for one in archive.namelist()
                if one.endswith((".xml", ".rels"))
            ):
                raise NotReadable("not_word")  # no program that writes Word files declares entities
        document = Document(io.BytesIO(content))
        relations = [one for part in document.part.package.iter_parts() for one in part.rels.values()]
    except NotReadable:
        raise
    except BROKEN as error:
        raise NotReadable("not_word") from error
    if any(one.is_external and not one.reltype.endswith(LINK) for one in relations):
        raise NotReadable("remote")
    return document


def _is_heading(paragraph) -> bool:
    return paragraph.style is not None and _is_heading_style(paragraph.style.name or "")


def _is_heading_style(name: str) -> bool:
    return name.lower().startswith("heading")


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
