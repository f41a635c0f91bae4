"""A standing in words and as JSON."""

from datetime import date

from jalin.decisions.words import listed, sentence
from jalin.kernel.clocks.deadlines import LAPSED, MET, MET_LATE, PAST_DUE, WORKING_DAY
from jalin.kernel.dates import format_day

from .articles import article_told
from .guards import Objection
from .happenings import Happening
from .procedure import CONFIRMED, DONE, ClockRule, Procedure, Stage, said
from .replaying import CLOSED, NOT_BEGUN, PASSED, UNDER_WAY, NextAct, Standing
from .running import Running


def day_told(happening: Happening, lang: str) -> str:
    """The day, month or year of a happening as far as it is known."""
    if happening.is_exact:
        return format_day(happening.first, lang)
    if (happening.first.month, happening.last.month) == (1, 12):
        return str(happening.first.year)
    return f"{happening.first:%Y-%m}"


def reason(objection: Objection, lang: str) -> str:
    """One objection as a sentence with its article."""
    filled = {}
    for name, value in objection.params.items():
        if isinstance(value, dict):
            value = said(value, lang)
        elif isinstance(value, list):
            value = listed([said(one, lang) for one in value], lang)
        elif isinstance(value, date):
            value = format_day(value, lang)
        filled[name] = value
    told = sentence(objection.key, lang, **filled)
    return f"{told} ({article_told(objection.article, lang)})" if objection.article else told


def reasons(objections, lang: str) -> str:
    return ("" if lang == "ja" else " ").join(reason(one, lang) for one in objections)


def act_told(stage: Stage, outcome: str, lang: str) -> str:
    return sentence(f"act.{outcome}", lang, stage=said(stage.name, lang))


def days_told(days: int, unit: str, lang: str, *, at_least: bool = False) -> str:
    key = "clock.working_day" if unit == WORKING_DAY else "clock.day"
    told = sentence(key if days == 1 else f"{key}s", lang, days=days)
    return sentence("clock.at_least", lang, days=told) if at_least else told


def length_told(rule: ClockRule, lang: str) -> str:
    """How long a clock runs: "45 working days", "at most 5 years", "6 calendar months before the last day of K5"."""
    told = sentence(f"length.{'one_' if rule.length == 1 else ''}{rule.unit}", lang, n=rule.length)
    if rule.before_end_of:
        return sentence("length.before", lang, length=told, clock=rule.before_end_of)
    if rule.yearly:
        day = format_day(date(2001, *rule.yearly), lang).replace("2001年", "").replace(" 2001", "")
        return sentence("length.yearly", lang, length=told, day=day)
    return sentence("length.at_most", lang, length=told) if rule.is_longest else told


def clock_told(running: Running, lang: str) -> str:
    """One run of a clock as a sentence."""
    clock, unit = running.clock, running.clock.counted_in
    key = {MET: "met", MET_LATE: "met_late", LAPSED: "lapsed", PAST_DUE: "lapsed"}.get(clock.state, "running")
    if key == "running" and running.rule.before_end_of:
        key = "before"
    since = "clock.back_from" if running.rule.before_end_of else "clock.from"
    told = sentence(
        f"clock.{key}", lang, since=sentence(since, lang, start=format_day(clock.start, lang)), name=said(running.rule.name, lang), year=f" {running.year}" if running.year else "",
        start=format_day(clock.start, lang), due=format_day(clock.due, lang),
        ended=format_day(clock.ended, lang) if clock.ended else "", article=f"({article_told(running.rule.article, lang)})",
        used=days_told(clock.days_used or 0, unit, lang), left=days_told(clock.days_left or 0, unit, lang),
        late=days_told(running.late_by, unit, lang, at_least=running.late_by_at_most > running.late_by),
    )  # fmt: skip
    more = []
    if running.is_end_inferred:
        more.append(sentence("clock.inferred", lang))
    if running.is_before_law:
        more.append(sentence("clock.before_law", lang))
    if clock.provisional:
        more.append(sentence("clock.provisional", lang, years=", ".join(clock.doubts)))
    return " ".join([told, *more])


def rested_told(rule: ClockRule, record: dict, lang: str) -> str:
    """What an act of silence rested on, from the record of its clock (`LegalClock.as_record`)."""
    return sentence("act.rested", lang, name=said(rule.name, lang), article=f"({article_told(rule.article, lang)})",
                    start=format_day(date.fromisoformat(record["start"]), lang), due=format_day(date.fromisoformat(record["due"]), lang),
                    used=days_told(record["days_used"], record["counted_in"], lang), holidays=len(record["holidays_used"]))  # fmt: skip


def where_told(standing: Standing, lang: str) -> str:
    if standing.state == NOT_BEGUN:
        return sentence("standing.not_begun", lang)
    key = {UNDER_WAY: "under_way", PASSED: "passed", CLOSED: "closed"}[standing.state]
    stage = standing.stage
    return sentence(f"standing.{key}", lang, code=stage.code, stage=said(stage.name, lang),
                    since=day_told(standing.since, lang))  # fmt: skip


def lines_of(standing: Standing, lang: str) -> list[str]:
    """The whole standing, a sentence a line."""
    lines = [where_told(standing, lang)]
    if standing.ahead:
        lines.append(
            sentence("standing.ahead", lang, on=format_day(standing.on, lang), count=len(standing.ahead))
        )
    if standing.waiting and standing.holder:
        held = {"holder": said(standing.holder.actor, lang), "days": standing.days_waiting}
        lines.append(sentence("standing.held", lang, **held))
    lines += [
        " ".join([clock_told(running, lang), *doubts_told(running.rule, lang)]) for running in standing.clocks
    ]
    for act in (*standing.acts, *standing.afterwards):
        told = act_told(act.stage, act.outcome, lang)
        key = "act.possible" if act.is_possible else "act.not_yet"
        lines.append(sentence(key, lang, act=told, reasons=reasons(act.objections, lang)))
    for one in standing.irregular:
        stage = standing.procedure.stages[one.happening.stage]
        lines.append(sentence("irregular.row", lang, date=day_told(one.happening, lang),
                              act=act_told(stage, one.happening.outcome, lang), reasons=reasons(one.objections, lang)))  # fmt: skip
    return lines


def doubts_told(rule: ClockRule, lang: str) -> list[str]:
    """How the clock is counted, and how well that is confirmed, where it is not."""
    told = [said(rule.note, lang)] if rule.note else []
    return told if rule.mark == CONFIRMED else [*told, f"[{sentence(f'mark.{rule.mark}', lang)}]"]


def as_json(standing: Standing, lang: str = "en") -> dict:
    """Plain values; days are ISO 8601, one that is known roughly in the reduced form (`2022`, `2022-05`); texts in `lang`."""
    procedure = standing.procedure
    return {
        "procedure": procedure.key, "version": procedure.version, "source": procedure.source, "mark": procedure.mark,
        "on": standing.on.isoformat(), "events": len(standing.happenings),
        "state": standing.state, "stage": standing.stage.code if standing.stage else None,
        "stage_name": said(standing.stage.name, lang) if standing.stage else "",
        "since": standing.since.day if standing.since else None,
        "holder": said(standing.holder.actor, lang) if standing.holder else "",
        "days_waiting": standing.days_waiting,
        "clocks": [_clock_json(running, lang) for running in standing.clocks],
        "late": [{"clock": one.rule.key, "year": one.year, "article": one.rule.article, "due": one.clock.due.isoformat(),
                  "days": one.late_by, "days_at_most": one.late_by_at_most, "counted_in": one.clock.counted_in}
                 for one in standing.late],
        "next": [_act_json(procedure, act, lang) for act in standing.acts],
        "afterwards": [_act_json(procedure, act, lang) for act in standing.afterwards],
        "irregular": [{**_event_json(one.happening), "reasons": [reason(found, lang) for found in one.objections]}
                      for one in standing.irregular],
        "ahead": [_event_json(one) for one in standing.ahead],
        "sentences": lines_of(standing, lang),
    }  # fmt: skip


def _event_json(happening: Happening) -> dict:
    return {"date": happening.day, "stage": happening.stage, "outcome": happening.outcome}


def _clock_json(running: Running, lang: str) -> dict:
    clock, rule = running.clock, running.rule
    return {
        "key": rule.key, "name": said(rule.name, lang), "article": rule.article, "mark": rule.mark,
        "year": running.year, "state": clock.state, "start": clock.start.isoformat(), "due": clock.due.isoformat(),
        "takes_effect": clock.takes_effect.isoformat(), "ended": clock.ended.isoformat() if clock.ended else None,
        "days_used": clock.days_used, "days_left": clock.days_left, "counted_in": clock.counted_in,
        "counted_back": bool(rule.before_end_of), "late_days": running.late_by, "late_days_at_most": running.late_by_at_most,
        "is_exact": running.is_exact, "due_earliest": running.strict.due.isoformat(), "began_before_the_law": running.is_before_law,
        "end_is_inferred": running.is_end_inferred, "provisional": clock.provisional, "doubts": list(clock.doubts),
        "holidays": [one.day.isoformat() for one in clock.holidays_used], "permits": ":".join(rule.permits) if rule.permits else None,
        "on_lapse": said(rule.on_lapse, lang), "note": said(rule.note, lang),
    }  # fmt: skip


def _act_json(procedure: Procedure, act: NextAct, lang: str) -> dict:
    stage = act.stage
    papers = stage.papers if act.outcome == DONE else ()
    return {
        "stage": stage.code, "outcome": act.outcome, "act": act_told(stage, act.outcome, lang),
        "article": procedure.article_of(stage.code, act.outcome), "mark": stage.mark,
        "actor": said(stage.actor, lang), "possible": act.is_possible,
        "reasons": [reason(one, lang) for one in act.objections],
        "papers": [_paper_json(procedure, key, lang) for key in papers],
        "exit_paper": _paper_json(procedure, stage.exit_paper, lang) if stage.exit_paper and act.outcome == DONE else None,
    }  # fmt: skip


def _paper_json(procedure: Procedure, key: str, lang: str) -> dict:
    paper = procedure.papers[key]
    return {"key": key, "name": said(paper.name, lang), "article": paper.article}
