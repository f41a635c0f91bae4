"""Whether aid goes on another year: a rule over what was reported, not a new contest.

Three outcomes. *Unknown* is never held against a scholar: what is missing is asked for, with a date, and the aid
goes on until then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jalin.decisions.words import sentence, whole

from . import phrases  # noqa: F401  (adds the sentences)

CONTINUE, SUSPEND, STOP = "continue", "suspend", "stop"
PASS, FAIL, UNKNOWN = "pass", "fail", "unknown"


@dataclass(frozen=True)
class RenewalRules:
    """attendance: least share of school days, in percent. repeats: how often a year may be repeated. last_year:
    years of aid at most. days_to_report: how long a missing report is waited for after the year's end."""

    attendance: int = 80
    repeats: int = 1
    last_year: int = 6
    days_to_report: int = 60


@dataclass(frozen=True)
class SchoolYear:
    """One year as reported; None: not reported. ended: its last day. attended, school_days: days. excused: days
    of illness, birth or care, which are not counted. promoted: into the next year, or graduated with `graduated`.
    received, used: money of the aid, in one currency."""

    ended: date
    enrolled: bool | None = None
    attended: int | None = None
    school_days: int | None = None
    excused: int = 0
    promoted: bool | None = None
    graduated: bool = False
    received: int | None = None
    used: int | None = None
    reason_for_leaving: str = ""

    def __post_init__(self) -> None:
        days = (self.attended or 0, self.school_days or 0, self.excused)
        if (
            min(days) < 0
            or self.school_days is not None
            and (self.attended or 0) + self.excused > self.school_days
        ):
            raise ValueError(f"days of the year ending {self.ended} do not add up: {days}")


@dataclass(frozen=True)
class Check:
    """One rule on the last year. found: what was reported, in whole numbers, for the sentence."""

    rule: str
    verdict: str
    found: dict[str, int]


@dataclass(frozen=True)
class Renewal:
    """outcome: CONTINUE, SUSPEND or STOP. reason: the rule that decided. ask_by: until when missing reports are
    waited for."""

    outcome: str
    reason: str
    checks: tuple[Check, ...]
    ask_by: date | None = None


def renew(years: Sequence[SchoolYear], rules: RenewalRules, on: date) -> Renewal:
    """Whether aid goes on after the last of the reported years, asked on the day `on`.

    STOP: left school, graduated, a year repeated too often, or all years of aid used up. SUSPEND: too few days
    attended, more used than received, or a report missing beyond the time allowed. Raises ValueError without a year.
    """
    if not years:
        raise ValueError("renewal needs at least one year of school")
    last = years[-1]
    checks = (
        Check("enrolled", _verdict(last.enrolled), {}),
        _check_attendance(last, rules),
        _check_promotion(years, rules),
        _check_money(last),
    )
    by_rule = {check.rule: check.verdict for check in checks}
    ask_by = last.ended + timedelta(days=rules.days_to_report)
    outcome, reason = _outcome(years, rules, by_rule, late=on > ask_by)
    return Renewal(outcome, reason, checks, ask_by if UNKNOWN in by_rule.values() else None)


def say(renewal: Renewal, lang: str) -> list[str]:
    """The outcome and what decided it, in sentences; then every report that is missing."""
    checks = {check.rule: check for check in renewal.checks}
    decided = checks.get(renewal.reason)
    told = [sentence(f"renewal.{renewal.outcome}", lang)]
    if decided is None or decided.verdict == FAIL:
        numbers = {name: whole(value, lang) for name, value in decided.found.items()} if decided else {}
        told.append(sentence(f"renewal.{renewal.reason}", lang, **numbers))
    for check in renewal.checks:
        if check.verdict == UNKNOWN:
            rule = sentence(f"renewal.rule.{check.rule}", lang)
            told.append(sentence("renewal.missing", lang, rule=rule, day=renewal.ask_by.isoformat()))
    return told


def _outcome(
    years: Sequence[SchoolYear], rules: RenewalRules, by_rule: dict[str, str], *, late: bool
) -> tuple[str, str]:
    if by_rule["enrolled"] == FAIL:
        return STOP, "enrolled"
    if years[-1].graduated:
        return STOP, "graduated"
    if by_rule["promotion"] == FAIL:
        return STOP, "promotion"
    if len(years) >= rules.last_year:
        return STOP, "last_year"
    if by_rule["attendance"] == FAIL:
        return SUSPEND, "attendance"
    if by_rule["money"] == FAIL:
        return SUSPEND, "money"
    unknown = next((rule for rule, verdict in by_rule.items() if verdict == UNKNOWN), None)
    if unknown:
        return (SUSPEND if late else CONTINUE), unknown
    return CONTINUE, "all"


def _verdict(value: bool | None) -> str:
    if value is None:
        return UNKNOWN
    return PASS if value else FAIL


def _check_attendance(year: SchoolYear, rules: RenewalRules) -> Check:
    """Days attended of the days that count, in whole numbers so that 80 % of 10 days is 8, not 7.99."""
    if year.attended is None or year.school_days is None:
        return Check("attendance", UNKNOWN, {})
    counted = year.school_days - year.excused
    found = {"attended": year.attended, "counted": counted, "least": rules.attendance}
    return Check("attendance", _verdict(year.attended * 100 >= rules.attendance * counted), found)


def _check_promotion(years: Sequence[SchoolYear], rules: RenewalRules) -> Check:
    repeated = sum(year.promoted is False and not year.graduated for year in years)
    found = {"repeated": repeated, "most": rules.repeats}
    if years[-1].promoted is None and not years[-1].graduated and repeated <= rules.repeats:
        return Check("promotion", UNKNOWN, found)
    return Check("promotion", _verdict(repeated <= rules.repeats), found)


def _check_money(year: SchoolYear) -> Check:
    """The use of what was received is reported, and not more was used than received."""
    if year.received is None or year.used is None:
        return Check("money", UNKNOWN, {})
    return Check(
        "money", _verdict(year.used <= year.received), {"received": year.received, "used": year.used}
    )
