"""A procedure's file (TOML) as a Procedure; every fault is one sentence with its line."""

from datetime import date
from pathlib import Path

from jalin.decisions.faults import Fault, nearest
from jalin.decisions.rules_file import Rules
from jalin.kernel.clocks.deadlines import AFTER, BEFORE, UNITS, LegalDeadline

from .procedure import (
    CONFIRMED,
    DONE,
    ENDING,
    LANGUAGES,
    MARKS,
    OUTCOMES,
    ROLES,
    ClockRule,
    Heading,
    Need,
    Paper,
    Procedure,
    Stage,
    Texts,
)
from .sentences import SENTENCES  # noqa: F401  (adds the sentences of the faults)


def read_procedure(path: Path | str) -> Procedure:
    """Read and check one file. Raises Fault."""
    rules = Rules.read(path)
    stages = {}
    for table in rules.tables("stages"):
        stage = _stage(table)
        if stage.code in stages:
            raise table.fault("procedure.twice", "code", code=stage.code)
        stages[stage.code] = stage
    if not stages:
        raise rules.fault("procedure.no_stages", "stages")
    clocks = {}
    for table in rules.tables("clocks"):
        clock = _clock(table)
        if clock.key in clocks:
            raise table.fault("procedure.twice", "key", code=clock.key)
        clocks[clock.key] = clock
    papers = {paper.key: paper for paper in map(_paper, rules.tables("papers"))}
    procedure = Procedure(
        key=rules.get("key", "text"), version=rules.get("version", "text"), name=read_texts(rules, "name"),
        country=rules.get("country", "text"), valid_from=rules.get("valid_from", "date"),
        valid_to=rules.get("valid_to", "date", None), source=rules.get("source", "text"), mark=read_mark(rules),
        first=rules.get("first", "text"), stages=stages, clocks=clocks, papers=papers,
        kinds=_words(rules, "kinds"), note=read_texts(rules, "note", may_miss=True),
    )  # fmt: skip
    rules.refuse_others()
    _check(rules, procedure)
    return procedure


def read_texts(rules: Rules, name: str, *, may_miss: bool = False) -> Texts:
    table = rules.table(name, may_miss=may_miss)
    if may_miss and not table.values:
        return {}
    texts = {lang: table.get(lang, "text") for lang in LANGUAGES}
    for lang, text in texts.items():
        if not text.strip():
            raise table.fault("procedure.empty_text", lang)
    table.refuse_others()
    return texts


def read_mark(rules: Rules) -> str:
    mark = rules.get("mark", "text", CONFIRMED)
    if mark not in MARKS:
        raise rules.fault("procedure.mark", "mark", value=mark, known=", ".join(MARKS))
    return mark


def _words(rules: Rules, name: str) -> tuple[str, ...]:
    found = rules.get(name, "list", [])
    if not all(isinstance(one, str) for one in found):
        raise rules.fault("procedure.list_of_words", name)
    return tuple(found)


def _stage(table: Rules) -> Stage:
    code = table.get("code", "text")
    if not code.isalnum():
        raise table.fault("procedure.code", "code", code=code)
    leads = table.table("leads_to", may_miss=True)
    leads_to = {}
    for outcome in leads.values:
        if outcome not in OUTCOMES:
            raise leads.fault(
                "procedure.outcome", outcome, near=nearest(outcome, OUTCOMES), known=", ".join(OUTCOMES)
            )
        leads_to[outcome] = _words(leads, outcome)
    stage = Stage(
        code=code, name=read_texts(table, "name"), actor=read_texts(table, "actor"), article=table.get("article", "text"),
        mark=read_mark(table), leads_to=leads_to or {DONE: ()}, needs=tuple(map(_need, table.tables("needs"))),
        papers=_words(table, "papers"), exit_paper=table.get("exit_paper", "text", ""),
        events=_by_outcome(table, "events", leads_to), aliases=_words(table, "aliases"),
        is_milestone=table.get("is_milestone", "yes_no", False), is_rest=table.get("is_rest", "yes_no", False),
        articles=_by_outcome(table, "articles", leads_to),
    )  # fmt: skip
    table.refuse_others()
    return stage


def _by_outcome(table: Rules, name: str, leads_to: dict) -> dict[str, str]:
    """Outcome -> text."""
    found = table.table(name, may_miss=True)
    for outcome in found.values:
        if outcome not in (leads_to or {DONE: ()}):
            raise found.fault("procedure.outcome", outcome, known=", ".join(leads_to))
    return {outcome: found.get(outcome, "text") for outcome in found.values}


def _need(table: Rules) -> Need:
    need = Need(
        stages=_words(table, "stages"),
        clear=table.get("clear", "text", ""),
        why=read_texts(table, "why"),
        article=table.get("article", "text", ""),
    )
    table.refuse_others()
    if bool(need.stages) == bool(need.clear):
        raise table.fault("procedure.need", "stages")
    return need


def _paper(table: Rules) -> Paper:
    headings = []
    for row in table.tables("headings"):
        heading = Heading(
            row.get("key", "text"), {lang: row.get(lang, "text") for lang in LANGUAGES}, row.get("article", "text", ""),
            row.get("is_advice", "yes_no", False),
        )  # fmt: skip
        row.refuse_others()
        if heading.key in {one.key for one in headings}:
            raise row.fault("procedure.twice", "key", code=heading.key)
        headings.append(heading)
    paper = Paper(
        key=table.get("key", "text"),
        name=read_texts(table, "name"),
        article=table.get("article", "text", ""),
        headings=tuple(headings),
        text_of=table.get("text_of", "text", ""),
    )
    table.refuse_others()
    return paper


def _clock(table: Rules) -> ClockRule:
    yearly = read_month_and_day(table, "yearly") if "yearly" in table.values else None
    permits = table.get("permits", "text", "")
    clock = ClockRule(
        key=table.get("key", "text"), name=read_texts(table, "name"), article=table.get("article", "text"), mark=read_mark(table),
        length=table.get("length", "whole", least=1, most=10_000), unit=table.get("unit", "text"),
        starts=_acts(table, "starts"), ends=_acts(table, "ends"), before_end_of=table.get("before_end_of", "text", ""),
        yearly=yearly, own_term=table.get("own_term", "yes_no", False),
        is_longest=table.get("is_longest", "yes_no", False), role=table.get("role", "text", ""),
        permits=_act(table, "permits", permits) if permits else None,
        on_lapse=read_texts(table, "on_lapse", may_miss=True), warnings=tuple(table.get("warnings", "list", [])),
        note=read_texts(table, "note", may_miss=True),
    )  # fmt: skip
    table.refuse_others()
    if clock.role not in ROLES:
        raise table.fault("procedure.unit", "role", value=clock.role, known=", ".join(filter(None, ROLES)))
    if clock.unit not in UNITS:
        raise table.fault("procedure.unit", "unit", value=clock.unit, known=", ".join(UNITS))
    if bool(clock.starts) == bool(clock.before_end_of):
        raise table.fault("procedure.clock_start", "starts")
    if not all(isinstance(one, int) and not isinstance(one, bool) for one in clock.warnings):
        raise table.fault("procedure.warnings", "warnings")
    return clock


def read_month_and_day(table: Rules, name: str) -> tuple[int, int]:
    """[1, 31] as a day of every year; 29 February is none."""
    value = table.get(name, "list")
    try:
        date(2001, *value)
    except (TypeError, ValueError):
        raise table.fault("procedure.yearly", name) from None
    return tuple(value)


def _acts(table: Rules, name: str) -> tuple[tuple[str, str], ...]:
    return tuple(_act(table, name, text) for text in _words(table, name))


def _act(table: Rules, name: str, text: str) -> tuple[str, str]:
    code, _colon, outcome = text.partition(":")
    outcome = outcome or DONE
    if outcome not in OUTCOMES:
        raise table.fault(
            "procedure.outcome", name, near=nearest(outcome, OUTCOMES), known=", ".join(OUTCOMES)
        )
    return code, outcome


def deadline_of(clock: ClockRule, *, version: str = "") -> LegalDeadline:
    """The kernel's rule for this clock."""
    direction = BEFORE if clock.before_end_of else AFTER
    return LegalDeadline(clock.length, clock.unit, clock.article, clock.key, direction, version)


def _check(rules: Rules, procedure: Procedure) -> None:
    """What one part says of another must be there, and every stage must be reachable."""
    if procedure.valid_to and procedure.valid_to < procedure.valid_from:
        raise rules.fault("procedure.ends_before_it_begins", "valid_to")
    _known(rules, "first", procedure.first, procedure.stages)
    for table, stage in zip(rules.tables("stages"), procedure.stages.values(), strict=True):
        for outcome, following in stage.leads_to.items():
            for code in following:
                _known(table.table("leads_to"), outcome, code, procedure.stages)
            if following and outcome not in ENDING:
                raise table.table("leads_to").fault("procedure.leads_nowhere", outcome)
        for key in (*stage.papers, *([stage.exit_paper] if stage.exit_paper else [])):
            _known(table, "papers" if key in stage.papers else "exit_paper", key, procedure.papers)
        for need, row in zip(stage.needs, table.tables("needs"), strict=True):
            for code in need.stages:
                _known(row, "stages", code, procedure.stages)
            if need.clear:
                _known(row, "clear", need.clear, procedure.clocks)
    for table, clock in zip(rules.tables("clocks"), procedure.clocks.values(), strict=True):
        for name, acts in (
            ("starts", clock.starts),
            ("ends", clock.ends),
            ("permits", (clock.permits,) if clock.permits else ()),
        ):
            for code, outcome in acts:
                _known(table, name, code, procedure.stages)
                _outcome_known(table, name, procedure.stages[code], outcome)
        if clock.before_end_of:
            _known(table, "before_end_of", clock.before_end_of, procedure.clocks)
    for table, paper in zip(rules.tables("papers"), procedure.papers.values(), strict=False):
        if paper.text_of:
            _known(table, "text_of", paper.text_of, procedure.papers)
    _check_reachable(rules, procedure)


def _known(rules: Rules, name: str, code: str, known) -> None:
    if code not in known:
        near = nearest(code, known)
        raise rules.fault(
            "procedure.unknown_near" if near else "procedure.unknown", name, code=code, near=near,
            known=", ".join(known),
        )  # fmt: skip


def _outcome_known(rules: Rules, name: str, stage: Stage, outcome: str) -> None:
    if outcome not in stage.leads_to:
        raise rules.fault("procedure.no_such_outcome", name, code=stage.code, outcome=outcome)


def _check_reachable(rules: Rules, procedure: Procedure) -> None:
    seen, waiting = set(), [procedure.first]
    while waiting:
        code = waiting.pop()
        if code not in seen:
            seen.add(code)
            waiting += [one for following in procedure.stages[code].leads_to.values() for one in following]
    for table, code in zip(rules.tables("stages"), procedure.stages, strict=True):
        if code not in seen:
            raise table.fault("procedure.unreachable", "code", code=code, first=procedure.first)


__all__ = ["Fault", "Rules", "deadline_of", "read_mark", "read_month_and_day", "read_procedure", "read_texts"]
