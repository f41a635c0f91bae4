"""Tables of seekers and places as facts for the rules: a column for every field that a rule asks for."""

from pathlib import Path

from jalin.decisions.tables import Column, Names, read_table

from .rule_rows import RuleSet

YES, NO = "yes", "no"
KINDS = {
    "date": "date",
    "whole": "whole",
    "number": "number",
    "yes_no": "choice",
    "choice": "choice",
    "text": "text",
}


def read_facts(path: Path, kind: str, rules: RuleSet) -> dict[str, dict]:
    """case -> facts by field name. `kind` is "seeker" or "place": the column of the cases and the start of the
    fields' names. A column may be missing and a cell empty: not known. Raises Fault."""
    names = [name for name in rules.fields if name.startswith(f"{kind}.")]
    columns = [Column(kind, "case", unique=True)]
    for name in names:
        field = rules.fields[name]
        choices = (YES, NO) if field.kind == "yes_no" else field.choices
        columns.append(
            Column(
                name.partition(".")[2], KINDS[field.kind], choices=choices, may_miss=True, may_be_empty=True
            )
        )
    table = read_table(path, columns)
    facts: dict[str, dict] = {case: {} for case in table[kind]}
    for name in names:
        column = name.partition(".")[2]
        if column in table:
            is_yes_no = rules.fields[name].kind == "yes_no"
            for case, value in zip(table[kind], table[column], strict=True):
                facts[case][name] = value == YES if is_yes_no and value is not None else value
    return facts


def read_pairs(path: Path, seekers: dict, places: dict) -> list[tuple[str, str]]:
    """The pairs of a file of lists (seeker, rank, place). Raises Fault for a case that the tables do not have."""
    table = read_table(
        path,
        [Column("seeker", "case"), Column("rank", "whole", may_miss=True), Column("place", "case")],
        names={"seeker": Names(), "place": Names()},
    )
    for row, (seeker, place) in enumerate(zip(table["seeker"], table["place"], strict=True)):
        for name, case, known in (("seeker", seeker, seekers), ("place", place, places)):
            if case not in known:
                raise table.fault("eligibility.no_pair", row=row, name=name, value=case)
    return list(zip(table["seeker"], table["place"], strict=True))
