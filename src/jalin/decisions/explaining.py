"""A proof file told to people: the kind's own sentences, as text, as a page, or as data for typesetting.

The `explain` of a method (see `methods`) returns blocks: `Heading`, `Sentence`, `Rows`. Its first block is the
heading of the page. Every number it says must be one that the proof file holds or the sum of such.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .methods import find_method, load
from .words import sentence

TEMPLATE = Path(__file__).with_name("page.typ")


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Sentence:
    """`is_list` marks one of several that belong together."""

    text: str
    is_list: bool = False


@dataclass(frozen=True)
class Rows:
    """A table: words above the columns, then rows of text."""

    head: Sequence[str]
    body: Sequence[Sequence[str]]


Block = Heading | Sentence | Rows


def explain(proof: dict, lang: str, item: str | None = None) -> list[Block]:
    """The blocks for a checked proof in `lang`; of one case only when `item` names it. Raises Fault."""
    method = find_method(proof["kind"], proof["method"])
    blocks = list(load(method.explain)(proof, lang, item))
    how = sentence(
        "explain.how", lang, kind=proof["kind"], method=proof["method"], digest=proof["digests"]["decision"]
    )
    return [*blocks, Sentence(how)]


def as_text(blocks: Sequence[Block]) -> str:
    """Plain text, one block after the other."""
    parts = []
    for block in blocks:
        match block:
            case Heading(text):
                parts.append(f"\n{text}\n{'=' * len(text)}" if not parts else f"\n{text}\n{'-' * len(text)}")
            case Sentence(text, is_list):
                parts.append(f"- {text}" if is_list else f"\n{text}")
            case Rows(head, body):
                parts += ["", *(" | ".join(row) for row in [head, *body])]
    return "\n".join(parts).strip() + "\n"


def as_html(blocks: Sequence[Block], lang: str) -> str:
    """A page that stands alone: no script, nothing fetched, readable on paper and on a telephone."""
    title = next((block.text for block in blocks if isinstance(block, Heading)), "Jalin")
    body = "\n".join(_html_blocks(blocks))
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        "</body>\n</html>\n"
    )


def _html_blocks(blocks: Sequence[Block]):
    is_open, level = False, 1
    for block in blocks:
        listed = isinstance(block, Sentence) and block.is_list
        if listed != is_open:
            yield "<ul>" if listed else "</ul>"
            is_open = listed
        match block:
            case Heading(text):
                yield f"<h{level}>{html.escape(text)}</h{level}>"
                level = 2
            case Sentence(text, True):
                yield f"<li>{html.escape(text)}</li>"
            case Sentence(text, _):
                yield f"<p>{html.escape(text)}</p>"
            case Rows(head, body):
                yield _html_table(head, body)
    if is_open:
        yield "</ul>"


def _html_table(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{html.escape(cell)}</th>' for cell in head)
    rows = "\n".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in body)
    return f"<table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def as_data(blocks: Sequence[Block]) -> dict:
    """What the typst template `page.typ` reads."""
    rows = []
    for block in blocks:
        match block:
            case Heading(text):
                rows.append({"kind": "heading", "text": text})
            case Sentence(text, is_list):
                rows.append({"kind": "item" if is_list else "sentence", "text": text})
            case Rows(head, body):
                rows.append({"kind": "rows", "head": list(head), "body": [list(row) for row in body]})
    first = rows[0]["text"] if rows and rows[0]["kind"] == "heading" else "Jalin"
    return {"title": first, "blocks": rows[1:] if rows and rows[0]["kind"] == "heading" else rows}


_STYLE = (
    "body{margin:0;background:#fff;color:#1d1f38;font:1rem/1.6 'Noto Sans','Noto Sans JP',system-ui,sans-serif}"
    "main{max-width:50rem;margin:0 auto;padding:1.5rem 1rem}h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.15rem;"
    "margin:2rem 0 .5rem}p,li{overflow-wrap:anywhere}table{border-collapse:collapse;width:100%;"
    "font-size:.9rem;margin:1.5rem 0}thead th{font-weight:700;border-bottom:2px solid #2c3079;color:#2c3079}"
    "th,td{text-align:left;padding:.35rem .5rem;border-bottom:1px solid #d9d2c3;vertical-align:top}"
    "@media(max-width:40rem){table{display:block;overflow-x:auto}}"
)
