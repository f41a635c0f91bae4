"""The small markup of stories: from what an editor types to HTML and to plain words. Pure Python.

Markup: a blank line begins a paragraph, a single line break stays one. `## Subheading`. `**bold**`, `*italic*`.
`[words](https://…)` or `[words](/en/partners/…)`. `- point` and `1. point` make lists. Everything else, HTML above all, is
text and stays text. It is CommonMark with most of it switched off, so `\\*` is a star. Links lead to http, https or a page of
this house; no mail addresses.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from jalin.kernel.ui.cleaning import is_safe_link

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

RULES = ("heading", "list", "newline", "escape", "emphasis", "link")
LONGEST = 20_000  # letters of one block
NESTING = 8
_TURNS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])  # turn the text after them around
_CONTROLS = dict.fromkeys(
    [*(n for n in range(32) if n not in (9, 10)), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF]
)
_AT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


def plain(text: str) -> str:
    """What was typed, with line breaks of one kind and without marks that nobody sees: controls, and those that turn text
    around."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_TURNS).translate(_CONTROLS)


def mail_address_in(text: str) -> str:
    """The first e-mail address that stands in the text; "" when there is none."""
    found = _AT.search(text)
    return found[0].rstrip(".-") if found else ""


@cache
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # takes time to load, and only what writes or publishes needs it

    reader = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": NESTING}).enable(list(RULES))
    reader.validateLink = lambda address: is_safe_link(address) and not address.startswith("#")
    return reader


def to_html(text: str) -> str:
    """HTML of a text block, to be drawn through `kernel.ui.cleaning.Cleaned`."""
    reader = _reader()
    tokens = reader.parse(plain(text)[:LONGEST])
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "h2"  # a page has one h1, its title; a story has one rank of subheadings
    return reader.renderer.render(tokens, reader.options, {})


def to_words(text: str) -> str:
    """The words alone, one paragraph a line: for search, feeds and shares."""
    lines = []
    for token in _reader().parse(plain(text)[:LONGEST]):
        if token.type == "inline":
            said = (
                " " if part.type in {"softbreak", "hardbreak"} else part.content
                for part in token.children or ()
            )
            lines.append("".join(said).strip())
    return "\n".join(filter(None, lines))
