"""The shipped patterns of papers: the outer form, and a proposed wording in three languages. Pure Python.

A *form* is how a paper looks: a legal text with the headings of its law, an official letter, a staff memo, minutes. A *pattern*
proposes what stands under each heading, with placeholders (`filling`). Whoever writes a paper begins with the proposal and
changes what differs; a version that is saved does not follow later changes of a pattern."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jalin.agreements.engine.procedure import Heading, Paper, Procedure, Texts

DATA = Path(__file__).parent / "data"
TEXT, LETTER, MEMO, MINUTES = "text", "letter", "memo", "minutes"
ROWS, ADDRESSEE, SECTION, BODY, COPIES, DAY = "row", "addressee", "section", "body", "copies", "day"
LANGUAGES = ("id", "ja", "en")
LEGAL_HEADINGS = "id-permendagri-25-2020"  # whose headings a legal text has where the route itself names none


@dataclass(frozen=True)
class Form:
    """`roles`: heading key -> where it stands on the page; empty for legal texts."""

    key: str
    headings: tuple[Heading, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    title: Texts = field(default_factory=dict)
    source: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Pattern:
    """`head`: whose letterhead, "mayor" or "office"; `yearly`: one paper a year, of the "present" or the "past" year; `at`:
    procedure -> stages that cannot pass while this paper is begun and not whole; `everywhere`: offered in every procedure (of
    `country` and `kinds` of cases, where given); `closing`: office and name under the text; `proposed`: language -> heading ->
    wording."""

    key: str
    form: Form
    name: Texts
    article: str
    source: str
    mark: str
    head: str
    yearly: str
    everywhere: bool
    country: str
    kinds: tuple[str, ...]
    at: Mapping[str, tuple[str, ...]]
    closing: tuple[str, str]
    proposed: Mapping[str, Mapping[str, str]]

    def suits(self, procedure: Procedure, kind: str) -> bool:
        """Whether a case of this procedure is offered the paper although the procedure does not name it."""
        if self.kinds and kind not in self.kinds:
            return False
        here = not self.country or self.country == procedure.country
        return procedure.key in self.at or (self.everywhere and here)


@cache
def forms() -> dict[str, Form]:
    rows = tomllib.loads((DATA / "forms.toml").read_text("utf-8"))
    found = {TEXT: Form(TEXT)}
    for key, row in rows.items():
        headings = tuple(
            Heading(
                one["key"], {lang: one[lang] for lang in LANGUAGES}, is_advice=one.get("is_advice", False)
            )
            for one in row["headings"]
        )
        roles = {one["key"]: one["role"] for one in row["headings"]}
        found[key] = Form(key, headings, roles, row.get("title", {}), row["source"], row["mark"])
    return found


@cache
def patterns() -> dict[str, Pattern]:
    """Every shipped pattern by its key, which is the key of a procedure's paper or of a paper of its own."""
    files = sorted((DATA / "patterns").glob("*.toml"))
    return {one.key: one for one in (_pattern(tomllib.loads(path.read_text("utf-8"))) for path in files)}


def _pattern(row: dict) -> Pattern:
    form = forms()[row["form"]]
    office, name = row.get("closing", ("", ""))
    return Pattern(
        key=row["key"], form=form, name=row.get("name", {}), article=row.get("article", ""),
        source=row.get("source", form.source), mark=row.get("mark", form.mark), head=row.get("head", "office"),
        yearly=row.get("yearly", ""), everywhere=row.get("everywhere", False), country=row.get("country", ""),
        kinds=tuple(row.get("kinds", ())), at={key: tuple(stages) for key, stages in row.get("at", {}).items()},
        closing=(office, name),
        proposed={lang: {key: text.strip() for key, text in row.get(lang, {}).items()} for lang in LANGUAGES},
    )  # fmt: skip


def papers_in(procedure: Procedure, kind: str, legal: Procedure) -> dict[str, Paper]:
    """The papers that can be written in a case: those to which the law gives headings, those with a pattern, and those that
    every office writes. `legal`: the procedure that lends its headings to a legal text which this one does not know."""
    found = {key: paper for key, paper in procedure.papers.items() if paper.headings}
    for key, pattern in patterns().items():
        known = procedure.papers.get(key)
        if key in found or not (known or pattern.suits(procedure, kind)):
            continue
        lent = legal.papers.get(key)
        headings = pattern.form.headings or (lent.headings if lent else ())
        name = known.name if known else pattern.name or (lent.name if lent else {})
        article = (known.article if known else "") or pattern.article
        found[key] = Paper(key, name, article, headings)
    return found
