"""The facts of a draft, in the language in force, and the blocks they become. Pure Python but for the words of gettext."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

MARKS = re.compile(r"[\[\]()*_`#<>|\\]")  # what the writing of a text would read as its own signs


def plain(text: str) -> str:
    """Words of the record as they stand in a text: on one line, none of their signs is read as markup."""
    return " ".join(MARKS.sub(" ", str(text)).split())


@dataclass(frozen=True)
class Cited:
    """Where a fact comes from."""

    title: str
    url: str = ""

    @property
    def line(self) -> str:
        if self.url.startswith(("https://", "http://")) and not re.search(r"[\s()<>]", self.url):
            return f"[{plain(self.title) or self.url}]({self.url})"
        return plain(self.title)


@dataclass(frozen=True)
class Chapter:
    """A subheading with its points. `key` names the block in every language."""

    key: str
    title: str
    points: Sequence[str]


@dataclass(frozen=True)
class Facts:
    """`title`, `summary`, and `lead`: the first paragraphs. `speakers`: offices whose words are to be asked for. `figures`: keys of
    figures that are counted when the story is read."""

    title: str
    summary: str
    lead: Sequence[str]
    chapters: Sequence[Chapter] = ()
    speakers: Sequence[str] = ()
    figures: Sequence[str] = ()
    cited: Sequence[Cited] = field(default_factory=list)


def body_of(facts: Facts) -> list[dict]:
    """The blocks of a draft; the same ids in every language, so that translations stand beside each other. Quotations come empty:
    nobody's words are invented, and an empty one cannot be published."""
    blocks = [{"id": "lead", "kind": "text", "text": "\n\n".join(filter(None, facts.lead))}]
    for number, office in enumerate(facts.speakers, 1):
        blocks.append(
            {"id": f"said{number}", "kind": "quotation", "text": "", "speaker": "", "office": office}
        )
    for chapter in facts.chapters:
        if chapter.points:
            lines = [f"## {chapter.title}", "", *(f"- {point}" for point in chapter.points)]
            blocks.append({"id": chapter.key, "kind": "text", "text": "\n".join(lines)})
    if facts.figures:
        blocks.append(
            {"id": "figures", "kind": "facts", "title": _("In figures"), "figures": list(facts.figures)}
        )
    cited = list(dict.fromkeys(one.line for one in facts.cited if one.line))
    if cited:
        lines = [f"## {_('Sources')}", "", *(f"- {line}" for line in cited)]
        blocks.append({"id": "sources", "kind": "text", "text": "\n".join(lines)})
    return blocks
