"""A country's travel rules (TOML) as a RuleBook; every fault is one sentence with its line. Pure Python."""

from pathlib import Path

from jalin.decisions.faults import Fault, nearest
from jalin.decisions.rules_file import Rules
from jalin.decisions.words import add_sentences
from jalin.kernel.clocks.deadlines import UNITS

from .rule import ANY, LANGUAGES, MARKS, PRECISIONS, PURPOSES, Paper, RuleBook, Texts, TravelRule

add_sentences({
    "travel.one_of": (
        "{name}: “{value}” tidak dikenal; pakai salah satu dari {known}.",
        "{name}：「{value}」は使えません。{known} のいずれかにしてください。",
        "{name}: “{value}” is not known; use one of {known}.",
    ),
    "travel.twice": (
        "“{value}” sudah dipakai; beri nama lain.",
        "「{value}」は既に使われています。別の名前にしてください。",
        "“{value}” is taken already; give it another name.",
    ),
    "travel.no_such_paper": (
        "berkas ini tidak menyebut surat “{value}”{near}; tambahkan dalam [[papers]].",
        "このファイルには書類「{value}」がありません{near}。[[papers]] に加えてください。",
        "this file names no paper “{value}”{near}; add it under [[papers]].",
    ),
    "travel.words": (
        "{name} harus berupa daftar kata.",
        "{name} は語のリストにしてください。",
        "{name} must be a list of words.",
    ),
})  # fmt: skip


def read_rule_book(path: Path | str) -> RuleBook:
    """Read and check one file. Raises Fault."""
    file = Rules.read(path)
    country = file.get("country", "text")
    papers: dict[str, Paper] = {}
    for table in file.tables("papers"):
        paper = Paper(
            table.get("key", "text"), _texts(table, "name"), table.get("is_personal", "yes_no", False)
        )
        table.refuse_others()
        _once(table, paper.key, papers)
        papers[paper.key] = paper
    rules: dict[str, TravelRule] = {}
    for table in file.tables("rules"):
        rule = _rule(table, papers)
        _once(table, rule.key, rules)
        rules[rule.key] = rule
    file.refuse_others()
    return RuleBook(country, tuple(rules.values()), papers)


def _once(table: Rules, key: str, known: dict) -> None:
    if key in known:
        raise table.fault("travel.twice", "key", value=key)


def _texts(table: Rules, name: str, *, may_miss: bool = False) -> Texts:
    words = table.table(name, may_miss=may_miss)
    texts = {lang: words.get(lang, "text") for lang in LANGUAGES} if words.values or not may_miss else {}
    words.refuse_others()
    return texts


def _one_of(table: Rules, name: str, known: tuple[str, ...], default: object = ...) -> str:
    value = table.get(name, "text", default)
    if value not in known:
        raise table.fault("travel.one_of", name, value=value, known=", ".join(known))
    return value


def _words(table: Rules, name: str, known) -> tuple[str, ...]:
    found = table.get(name, "list", [])
    if not all(isinstance(one, str) for one in found):
        raise table.fault("travel.words", name)
    for one in found:
        if one not in known and name == "papers":
            near = nearest(one, known)
            raise table.fault("travel.no_such_paper", name, value=one, near=f" ({near}?)" if near else "")
        if one not in known:
            raise table.fault("travel.one_of", name, value=one, known=", ".join(known))
    return tuple(found)


def _rule(table: Rules, papers: dict[str, Paper]) -> TravelRule:
    people = table.table("people", may_miss=True)
    for purpose in people.values:
        if purpose not in (*PURPOSES, ANY):
            raise people.fault("travel.one_of", purpose, value=purpose, known=", ".join((*PURPOSES, ANY)))
    rule = TravelRule(
        key=table.get("key", "text"), version=table.get("version", "text"), name=_texts(table, "name"),
        source=table.get("source", "text"), mark=_one_of(table, "mark", MARKS), valid_from=table.get("valid_from", "date"),
        valid_from_precision=_one_of(table, "valid_from_precision", PRECISIONS, "day"),
        valid_to=table.get("valid_to", "date", None), length=table.get("length", "whole", 0, least=0, most=400),
        unit=_one_of(table, "unit", UNITS, "day"),
        people={purpose: people.get(purpose, "whole", least=1, most=10_000) for purpose in people.values},
        most_days=table.get("most_days", "whole", 0, least=0, most=400), excepted=_words(table, "excepted", PURPOSES),
        papers=_words(table, "papers", papers), report_days=table.get("report_days", "whole", 0, least=0, most=400),
        note=_texts(table, "note", may_miss=True),
    )  # fmt: skip
    table.refuse_others()
    return rule


__all__ = ["Fault", "read_rule_book"]
