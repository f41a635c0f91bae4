"""Rules of eligibility as they lie in TOML files: rules, code lists and the fields they ask for, read strictly."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from jalin.decisions import Fault, digest
from jalin.decisions.rules_file import Rules

from .. import words  # noqa: F401  (adds its sentences)
from .code_lists import CodeList, Entry
from .conditions import COMBINING, OPERATORS, SETTINGS, fields_of

SHIPPED = Path(__file__).resolve().parents[2] / "rules"
MARKS = ("C", "K", "M", "D")
SEVERITIES = ("block", "warn", "inform")
SCOPES = ("pair", "payment", "export", "step", "application", "office")
STAGES = ("matching", "contract", "filing", "departure", "work")
FIELD_KINDS = ("date", "whole", "number", "yes_no", "choice", "text", "list")
LANGUAGES = ("ind", "jpn", "eng")


@dataclass(frozen=True)
class Field:
    """What a rule can ask for: "seeker.birth_date". `label_*` is its name for people."""

    name: str
    kind: str
    choices: tuple[str, ...]
    labels: dict[str, str]


@dataclass(frozen=True)
class Rule:
    """One rule. It holds from `valid_from` up to and with `valid_to`.

    `applies` and `test`: conditions that must all hold; a case to which the rule does not apply passes it. `scope`:
    what kind of case it judges ("office": a duty to know, nothing to test). `stage`: from when on a pair needs it.
    """

    id: str
    jurisdiction: str
    text: dict[str, str]
    valid_from: datetime.date
    valid_to: datetime.date | None
    source: tuple[str, ...]
    verified_on: datetime.date | None
    mark: str
    severity: str
    scope: str
    stage: str
    applies: tuple[dict, ...]
    test: tuple[dict, ...]
    reason_code: str
    next_step: dict[str, str]

    @property
    def fields(self) -> list[str]:
        return fields_of([*self.applies, *self.test])

    def is_valid(self, on: datetime.date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True)
class RuleSet:
    """The rules of a folder. `version` says the edition, `digest` its very content."""

    version: str
    digest: str
    rules: tuple[Rule, ...]
    lists: dict[str, CodeList]
    fields: dict[str, Field]

    def of(self, scope: str, on: datetime.date, stage: str = STAGES[-1]) -> list[Rule]:
        """The rules of a scope that hold on a day and are needed up to `stage`."""
        last = STAGES.index(stage)
        return [rule for rule in self.rules
                if rule.scope == scope and rule.is_valid(on) and STAGES.index(rule.stage) <= last]  # fmt: skip

    def find(self, rule_id: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.id == rule_id), None)


def load_rules(path: Path | str = SHIPPED) -> RuleSet:
    """Read the rules of one TOML file, or of all in a folder. Code lists and fields that are not among them are
    ours. Raises Fault."""
    ours = [] if Path(path) == SHIPPED else [Rules.read(file) for file in _files(SHIPPED)]
    theirs = [Rules.read(file) for file in _files(Path(path))]
    lists, fields, rules, versions = {}, {}, {}, []
    for source in [*ours, *theirs]:
        lists |= {one.id: one for one in map(_read_list, source.tables("list"))}
        fields |= {one.name: one for one in map(_read_field, source.tables("field"))}
        found = source.tables("rule")
        version = source.get("version", "text", "")
        source.refuse_others()
        if source in theirs:
            versions += [version] if version else []
            _read_rules(found, rules)
    for row, rule in rules.values():
        _check_references(row, rule, lists, fields)
    content = digest({source.file: source.text for source in theirs})
    return RuleSet(
        max(versions, default=content[:12]),
        content,
        tuple(rule for _row, rule in rules.values()),
        lists,
        fields,
    )


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.toml"))
    if not found:
        raise Fault("eligibility.no_rules", file=path.name)
    return found


def _read_rules(rows: list[Rules], rules: dict) -> None:
    for row in rows:
        rule = _read_rule(row)
        if rule.id in rules:
            raise row.fault("eligibility.twice", "id", value=rule.id)
        rules[rule.id] = (row, rule)


def _read_rule(row: Rules) -> Rule:
    mark = _choice(row, "mark", MARKS)
    severity = _choice(row, "severity", SEVERITIES)
    rule = Rule(
        id=row.get("id", "text"), jurisdiction=row.get("jurisdiction", "text"), text=_said(row, "text"),
        valid_from=row.get("valid_from", "date"), valid_to=row.get("valid_to", "date", None),
        source=tuple(_texts(row, "source")), verified_on=row.get("verified_on", "date", None), mark=mark,
        severity=severity, scope=_choice(row, "scope", SCOPES, "pair"), stage=_choice(row, "stage", STAGES, STAGES[0]),
        applies=_conditions(row, "applies"), test=_conditions(row, "test"), reason_code=row.get("reason_code", "text"),
        next_step=_said(row, "next_step"),
    )  # fmt: skip
    row.refuse_others()
    if mark == "K" and severity == "block":
        raise row.fault("eligibility.unconfirmed", "severity", rule=rule.id)
    if mark == "C" and (not rule.source or rule.verified_on is None):
        raise row.fault("eligibility.no_source", "mark", rule=rule.id)
    if bool(rule.test) == (rule.scope == "office"):
        raise row.fault("eligibility.no_test", "test", rule=rule.id)
    return rule


def _read_list(row: Rules) -> CodeList:
    entries = []
    for one in row.tables("entries"):
        entries.append(
            Entry(one.get("code", "text"), one.get("valid_from", "date", None), one.get("valid_to", "date", None),
                  one.get("pending", "yes_no", False), one.get("partly", "yes_no", False), tuple(_texts(one, "excepted")),
                  one.get("rank", "whole", None), one.get("number", "number", None))
        )  # fmt: skip
        _said(one, "label", may_miss=True)
        one.refuse_others()
    found = CodeList(row.get("id", "text"), tuple(entries), row.get("by_prefix", "yes_no", False),
                     row.get("is_complete", "yes_no", True), tuple(_texts(row, "never")))  # fmt: skip
    _texts(row, "source")
    row.refuse_others({"note"})
    return found


def _read_field(row: Rules) -> Field:
    found = Field(
        row.get("name", "text"),
        _choice(row, "kind", FIELD_KINDS),
        tuple(_texts(row, "choices")),
        _said(row, "label"),
    )
    row.refuse_others()
    return found


def _said(row: Rules, name: str, *, may_miss: bool = False) -> dict[str, str]:
    rest = ("",) if may_miss else ()
    return {language: row.get(f"{name}_{language}", "text", *rest) for language in LANGUAGES}


def _choice(row: Rules, name: str, choices: tuple[str, ...], default: object = ...) -> str:
    value = row.get(name, "text", default)
    if value not in choices:
        raise row.fault("eligibility.not_choice", name, value=value, known=", ".join(choices))
    return value


def _texts(row: Rules, name: str) -> list[str]:
    values = row.get(name, "list", [])
    if not all(isinstance(value, str) for value in values):
        raise row.fault("eligibility.not_texts", name)
    return values


def _conditions(row: Rules, name: str) -> tuple[dict, ...]:
    found = row.get(name, "list", [])
    for condition in found:
        _check_condition(row, name, condition)
    return tuple(found)


def _check_condition(row: Rules, name: str, condition: object) -> None:
    """Raises Fault for a condition that `conditions.holds` could not read."""
    inner = [key for key in COMBINING if isinstance(condition, dict) and key in condition]
    if inner:
        if len(condition) != 1 or not isinstance(condition[inner[0]], list):
            raise row.fault("eligibility.condition", name, condition=condition)
        for one in condition[inner[0]]:
            _check_condition(row, name, one)
        return
    is_known = isinstance(condition, dict) and {"field", "op"} <= set(condition) <= SETTINGS
    if not is_known or condition["op"] not in OPERATORS or not isinstance(condition["field"], str):
        raise row.fault("eligibility.condition", name, condition=condition)
    needed = {"one_of": {"values"}, "present": set(), "listed": {"list"}, "all_listed": {"list"}, "none_listed": {"list"},
              "ranked_at_least": {"list", "value"}, "at_least_listed": {"list", "by"}, "at_most_listed": {"list", "by"},
              "after_all_before": {"list", "by"}}.get(condition["op"])  # fmt: skip
    has = set(condition)
    if not (needed <= has if needed is not None else ("value" in has) != ("than" in has)):
        raise row.fault("eligibility.condition", name, condition=condition)


def _check_references(row: Rules, rule: Rule, lists: dict, fields: dict) -> None:
    for name in rule.fields:
        if name not in fields:
            raise row.fault("eligibility.no_field", "test", field=name, rule=rule.id)
    for name in _lists_of([*rule.applies, *rule.test]):
        if name not in lists:
            raise row.fault("eligibility.no_list", "test", list=name, rule=rule.id)


def _lists_of(conditions: list[dict]) -> set[str]:
    inner = [one for condition in conditions for name in COMBINING for one in condition.get(name, [])]
    own = {condition["list"] for condition in conditions if "list" in condition}
    return own | (_lists_of(inner) if inner else set())
