"""A procedure's file (TOML) as a Procedure; every fault is one sentence with its line."""

import re
from datetime import date
from pathlib import Path

from jalin.decisions.every_fault import EveryFault, read_or_faults
from jalin.decisions.faults import Fault, nearest
from jalin.kernel.clocks.deadlines import AFTER, BEFORE, CALENDAR_MONTH, DAY, WORKING_DAY, YEAR, LegalDeadline

from . import fault_sentences  # noqa: F401  (adds the sentences of the faults)
from .checking import Read, check
from .procedure import (
    CONFIRMED,
    DONE,
    KINDS,
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

LONGEST = {
    WORKING_DAY: 5_000,
    DAY: 36_600,
    CALENDAR_MONTH: 1_200,
    YEAR: 100,
}  # what a law may lay down, by its unit
FARTHEST_WARNING = 3_660  # days
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_COUNTRY = re.compile(r"([A-Z]{2})?")
MOST_SIGNS = 20  # of a code


def read_procedure(path: Path | str) -> Procedure:
    """Read and check one file. Raises the first Fault."""
    procedure, faults = procedure_or_faults(path)
    if faults:
        raise faults[0]
    return procedure


def procedure_or_faults(path: Path | str) -> tuple[Procedure | None, list[Fault]]:
    """The procedure of a file, or every fault of it in the order of the lines."""
    return read_or_faults(path, _procedure)


def _procedure(rules: EveryFault) -> Procedure:
    read = Read(
        stages=_by_key(rules.tables("stages"), _stage, "code"),
        clocks=_by_key(rules.tables("clocks"), _clock, "key"),
        papers=_by_key(rules.tables("papers"), _paper, "key"),
    )
    if not read.stages:
        rules.note(rules.fault("procedure.no_stages", "stages"))
    procedure = Procedure(
        key=_matching(rules, "key", _KEY), version=_short(rules, "version", 40), name=read_texts(rules, "name"),
        country=_matching(rules, "country", _COUNTRY), valid_from=rules.get("valid_from", "date"),
        valid_to=rules.get("valid_to", "date", None), source=read_filled(rules, "source"), mark=read_mark(rules),
        first=rules.get("first", "text"), stages={key: one for key, (one, _) in read.stages.items()},
        clocks={key: one for key, (one, _) in read.clocks.items()}, papers={key: one for key, (one, _) in read.papers.items()},
        kinds=_words(rules, "kinds", KINDS), note=read_texts(rules, "note", may_miss=True),
    )  # fmt: skip
    rules.refuse_others()
    check(rules, procedure, read)
    return procedure


def _by_key(tables: list[EveryFault], make, name: str) -> dict[str, tuple]:
    """Key -> what `make` makes of its table, and that table; the first of two with the same key."""
    found: dict[str, tuple] = {}
    for table in tables:
        one = make(table)
        key = getattr(one, name)
        if key in found:
            table.note(table.fault("procedure.twice", name, code=key))
        found.setdefault(key, (one, table))
    return found


def read_texts(rules: EveryFault, name: str, *, may_miss: bool = False) -> Texts:
    table = rules.table(name, may_miss=may_miss)
    if not table.values and (may_miss or name not in rules.values):
        return {}  # one that may not miss was said to be missing already
    return _three_languages(table)


def _three_languages(table: EveryFault) -> Texts:
    texts = {lang: read_filled(table, lang) for lang in LANGUAGES}
    table.refuse_others()
    return texts


def read_filled(rules: EveryFault, name: str) -> str:
    """A text that says something."""
    text = rules.get(name, "text")
    if not text.strip():
        rules.note(rules.fault("procedure.empty_text", name))
    return text


def read_mark(rules: EveryFault) -> str:
    mark = rules.get("mark", "text", CONFIRMED)
    if mark not in MARKS:
        rules.note(rules.fault("procedure.mark", "mark", value=mark, known=", ".join(MARKS)))
    return mark


def _short(rules: EveryFault, name: str, most: int) -> str:
    text = read_filled(rules, name)
    if len(text) > most:
        rules.note(rules.fault("procedure.too_long", name, most=most))
    return text


def _matching(rules: EveryFault, name: str, pattern: re.Pattern) -> str:
    text = rules.get(name, "text")
    if not pattern.fullmatch(text):
        rules.note(rules.fault(f"procedure.bad_{name}", name, value=text))
    return text


def _code(table: EveryFault, name: str) -> str:
    code = table.get(name, "text")
    if not code.isalnum() or len(code) > MOST_SIGNS:
        table.note(table.fault("procedure.code", name, code=code, most=MOST_SIGNS))
    return code


def _words(rules: EveryFault, name: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A list of words; each of them of `known`, where that is given."""
    found = rules.get(name, "list", [])
    if not all(isinstance(one, str) for one in found):
        rules.note(rules.fault("procedure.list_of_words", name))
        return ()
    for word in found if known else ():
        if word not in known:
            rules.note(
                rules.fault(
                    "procedure.unknown_word",
                    name,
                    value=word,
                    near=nearest(word, known),
                    known=", ".join(known),
                )
            )
    return tuple(found)


def _stage(table: EveryFault) -> Stage:
    leads_to = _ways(table.table("leads_to", may_miss=True)) or {DONE: ()}
    stage = Stage(
        code=_code(table, "code"), name=read_texts(table, "name"), actor=read_texts(table, "actor"), article=read_filled(table, "article"),
        mark=read_mark(table), leads_to=leads_to, needs=tuple(map(_need, table.tables("needs"))),
        papers=_words(table, "papers"), exit_paper=table.get("exit_paper", "text", ""),
        events=_by_outcome(table, "events", leads_to), aliases=_words(table, "aliases"),
        is_milestone=table.get("is_milestone", "yes_no", False), is_rest=table.get("is_rest", "yes_no", False),
        articles=_by_outcome(table, "articles", leads_to),
    )  # fmt: skip
    table.refuse_others()
    return stage


def _ways(leads: EveryFault) -> dict[str, tuple[str, ...]]:
    """Outcome -> the stages that may follow."""
    for outcome in leads.values:
        if outcome not in OUTCOMES:
            leads.note(_unknown_outcome(leads, outcome, outcome))
    return {outcome: _words(leads, outcome) for outcome in leads.values if outcome in OUTCOMES}


def _unknown_outcome(table: EveryFault, name: str, outcome: str) -> Fault:
    near = nearest(outcome, OUTCOMES)
    key = "procedure.outcome_near" if near else "procedure.outcome"
    return table.fault(key, name, value=outcome, near=near, known=", ".join(OUTCOMES))


def _by_outcome(table: EveryFault, name: str, leads_to: dict) -> dict[str, str]:
    """Outcome -> text."""
    found = table.table(name, may_miss=True)
    for outcome in found.values:
        if outcome not in leads_to:
            found.note(found.fault("procedure.outcome", outcome, value=outcome, known=", ".join(leads_to)))
    return {outcome: read_filled(found, outcome) for outcome in found.values}


def _need(table: EveryFault) -> Need:
    need = Need(
        stages=_words(table, "stages"),
        clear=table.get("clear", "text", ""),
        why=read_texts(table, "why"),
        article=table.get("article", "text", ""),
    )
    table.refuse_others()
    if bool(need.stages) == bool(need.clear):
        table.note(table.fault("procedure.need", "stages"))
    return need


def _paper(table: EveryFault) -> Paper:
    headings = _by_key(table.tables("headings"), _heading, "key")
    paper = Paper(
        key=read_filled(table, "key"),
        name=read_texts(table, "name"),
        article=table.get("article", "text", ""),
        headings=tuple(one for one, _table in headings.values()),
        text_of=table.get("text_of", "text", ""),
    )
    table.refuse_others()
    return paper


def _heading(row: EveryFault) -> Heading:
    heading = Heading(
        read_filled(row, "key"),
        {lang: read_filled(row, lang) for lang in LANGUAGES},
        row.get("article", "text", ""),
        row.get("is_advice", "yes_no", False),
    )
    row.refuse_others()
    return heading


def _clock(table: EveryFault) -> ClockRule:
    unit = _unit(table)
    clock = ClockRule(
        key=_code(table, "key"), name=read_texts(table, "name"), article=read_filled(table, "article"), mark=read_mark(table),
        length=table.get("length", "whole", least=1, most=LONGEST[unit]), unit=unit,
        starts=_acts(table, "starts"), ends=_acts(table, "ends"), before_end_of=table.get("before_end_of", "text", ""),
        yearly=read_month_and_day(table, "yearly") if "yearly" in table.values else None,
        own_term=table.get("own_term", "yes_no", False), is_longest=table.get("is_longest", "yes_no", False),
        role=table.get("role", "text", ""), permits=_act(table, "permits", table.get("permits", "text", "")),
        on_lapse=read_texts(table, "on_lapse", may_miss=True), warnings=read_warnings(table),
        note=read_texts(table, "note", may_miss=True),
    )  # fmt: skip
    table.refuse_others()
    if clock.role not in ROLES:
        table.note(
            table.fault("procedure.unit", "role", value=clock.role, known=", ".join(filter(None, ROLES)))
        )
    if bool(clock.starts) == bool(clock.before_end_of) or (clock.yearly and clock.before_end_of):
        table.note(table.fault("procedure.clock_start", "starts"))
    return clock


def _unit(table: EveryFault) -> str:
    unit = table.get("unit", "text")
    if unit not in LONGEST:
        table.note(table.fault("procedure.unit", "unit", value=unit, known=", ".join(LONGEST)))
        return YEAR
    return unit


def read_warnings(table: EveryFault) -> tuple[int, ...]:
    """Days, negative ones before the last day."""
    found = table.get("warnings", "list", [])
    if not all(type(one) is int and abs(one) <= FARTHEST_WARNING for one in found):
        table.note(table.fault("procedure.warnings", "warnings", most=FARTHEST_WARNING))
        return ()
    return tuple(found)


def read_month_and_day(table: EveryFault, name: str) -> tuple[int, int]:
    """[1, 31] as a day of every year; 29 February is none."""
    value = table.get(name, "list")
    try:
        date(2001, *value)
    except (TypeError, ValueError, OverflowError):
        table.note(table.fault("procedure.yearly", name))
        return 1, 1
    return tuple(value)


def _acts(table: EveryFault, name: str) -> tuple[tuple[str, str], ...]:
    return tuple(filter(None, (_act(table, name, text) for text in _words(table, name))))


def _act(table: EveryFault, name: str, text: str) -> tuple[str, str] | None:
    """Stage and outcome of “e:received”; without a colon that it was passed."""
    code, _colon, outcome = text.partition(":")
    outcome = outcome or DONE
    if outcome not in OUTCOMES:
        table.note(_unknown_outcome(table, name, outcome))
        return None
    return (code, outcome) if text else None


def deadline_of(clock: ClockRule, *, version: str = "") -> LegalDeadline:
    """The kernel's rule for this clock."""
    direction = BEFORE if clock.before_end_of else AFTER
    return LegalDeadline(clock.length, clock.unit, clock.article, clock.key, direction, version)


__all__ = [
    "EveryFault", "Fault", "deadline_of", "procedure_or_faults", "read_filled", "read_mark", "read_month_and_day", "read_procedure",
    "read_texts", "read_warnings",
]  # fmt: skip
