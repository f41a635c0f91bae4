"""Whether the parts of a procedure's file fit together: what one says of another is there, every stage can be reached,
every case can end."""

from collections.abc import Iterable
from dataclasses import dataclass

from jalin.decisions.every_fault import EveryFault
from jalin.decisions.faults import nearest

from .procedure import ENDING, ClockRule, Paper, Procedure, Stage


@dataclass(frozen=True)
class Read:
    """Key -> each part with the table it was read from, to name the lines of its faults."""

    stages: dict[str, tuple[Stage, EveryFault]]
    clocks: dict[str, tuple[ClockRule, EveryFault]]
    papers: dict[str, tuple[Paper, EveryFault]]


def check(rules: EveryFault, procedure: Procedure, read: Read) -> None:
    """Note every fault."""
    if procedure.valid_to and procedure.valid_from and procedure.valid_to < procedure.valid_from:
        rules.note(rules.fault("procedure.ends_before_it_begins", "valid_to"))
    if read.stages:
        _known(rules, "first", [procedure.first], procedure.stages)
    for stage, table in read.stages.values():
        _check_stage(procedure, stage, table)
    for clock, table in read.clocks.values():
        _check_clock(procedure, clock, table)
    for paper, table in read.papers.values():
        _known(table, "text_of", [paper.text_of] if paper.text_of else [], procedure.papers)
    _check_words(read)
    if (
        procedure.first in procedure.stages and not rules.faults
    ):  # a wrong name would be said once more for each stage
        _check_ways(procedure, read)


def _check_stage(procedure: Procedure, stage: Stage, table: EveryFault) -> None:
    leads = table.table("leads_to", may_miss=True)
    for outcome, following in stage.leads_to.items():
        _known(leads, outcome, following, procedure.stages)
        if following and outcome not in ENDING:
            leads.note(leads.fault("procedure.leads_nowhere", outcome))
    _known(table, "papers", stage.papers, procedure.papers)
    _known(table, "exit_paper", [stage.exit_paper] if stage.exit_paper else [], procedure.papers)
    for need, row in zip(stage.needs, table.tables("needs"), strict=True):
        _known(row, "stages", need.stages, procedure.stages)
        _known(row, "clear", [need.clear] if need.clear else [], procedure.clocks)


def _check_clock(procedure: Procedure, clock: ClockRule, table: EveryFault) -> None:
    permits = (clock.permits,) if clock.permits else ()
    for name, acts in (("starts", clock.starts), ("ends", clock.ends), ("permits", permits)):
        for code, outcome in acts:
            _known(table, name, [code], procedure.stages)
            if code in procedure.stages and outcome not in procedure.stages[code].leads_to:
                table.note(table.fault("procedure.no_such_outcome", name, code=code, outcome=outcome))
    if clock.permits and clock.permits not in clock.ends:
        table.note(table.fault("procedure.permits_no_end", "permits", code=":".join(clock.permits)))
    if clock.before_end_of:
        _known(table, "before_end_of", [clock.before_end_of], procedure.clocks)
        other = procedure.clocks.get(clock.before_end_of)
        if other and (other.yearly or not other.starts):
            table.note(table.fault("procedure.back_from_back", "before_end_of", code=other.key))


def _known(table: EveryFault, name: str, codes: Iterable[str], known: Iterable[str]) -> None:
    for code in codes:
        if code not in known:
            near = nearest(code, known)
            key = "procedure.unknown_near" if near else "procedure.unknown"
            table.note(table.fault(key, name, code=code, near=near, known=", ".join(known)))


def _check_words(read: Read) -> None:
    """A word of a table of events must mean one stage."""
    meant: dict[str, str] = {}
    for stage, table in read.stages.values():
        words = [
            ("code", stage.code),
            *(("aliases", one) for one in stage.aliases),
            *(("events", one) for one in stage.events.values()),
        ]
        for name, word in words:
            other = meant.setdefault(word.casefold(), stage.code)
            if other != stage.code:
                table.note(table.fault("procedure.word_twice", name, value=word, code=other))


def _check_ways(procedure: Procedure, read: Read) -> None:
    """Every stage can be reached from the first one, and from every stage the case can come to an end."""
    ahead = {
        code: {one for ways in stage.leads_to.values() for one in ways}
        for code, stage in procedure.stages.items()
    }
    back: dict[str, set[str]] = {code: set() for code in ahead}
    for code, following in ahead.items():
        for one in following:
            back[one].add(code)
    ends = [code for code, stage in procedure.stages.items()
            if any(outcome in ENDING and not following for outcome, following in stage.leads_to.items())]  # fmt: skip
    reached, ending = _walked([procedure.first], ahead), _walked(ends, back)
    for code, (_stage, table) in read.stages.items():
        if code not in reached:
            table.note(table.fault("procedure.unreachable", "code", code=code, first=procedure.first))
        elif code not in ending:
            table.note(table.fault("procedure.endless", "code", code=code))


def _walked(start: Iterable[str], ways: dict[str, set[str]]) -> set[str]:
    seen, waiting = set(), list(start)
    while waiting:
        code = waiting.pop()
        if code not in seen:
            seen.add(code)
            waiting += ways[code]
    return seen
