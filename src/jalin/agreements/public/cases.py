"""Published cases on a partner's public page."""

from collections import defaultdict
from datetime import date

from jalin.agreements.engine.articles import article_told
from jalin.agreements.engine.procedure import said
from jalin.agreements.engine.replaying import UNDER_WAY, Standing, replay
from jalin.agreements.engine.running import Running
from jalin.agreements.engine.telling import day_told
from jalin.agreements.models import Case, Step
from jalin.agreements.selectors import happenings_of, procedure_of, published_cases
from jalin.agreements.words import language
from jalin.kernel.dates import format_day
from jalin.kernel.prepared import prepared
from jalin.kernel.ui.tags.words import OTHER_LANGUAGES
from jalin.people.calendars import calendar_of
from jalin.relations.selectors import published_events

from .languages import prevailing_in
from .stories import stories_about

INTENT, TERM = "intent", "term"


@prepared
def _cases_of(rows, *, relation):
    return rows.filter(relation=relation)


@prepared
def _steps_of(rows, *, events, relation):
    """The steps of the relation's cases that a published event tells of."""
    return rows.filter(event__in=events.filter(relation=relation)).select_related("event")


def public_cases(user, relation, today: date) -> dict | None:
    """The part for the page; one query where no case is published, three where there are some."""
    cases = _cases_of(published_cases(user), relation=relation.pk)
    if not cases:
        return None
    told = defaultdict(list)
    for step in _steps_of(Step.objects.all(), events=published_events(user), relation=relation.pk):
        told[step.case_id].append(step)
    for case in cases:
        case.told = told[case.pk]
    languages = prevailing_in([case.pk for case in cases])
    told = stories_about(user, relation)
    rows = [
        _case(case, languages.get(case.pk, ""), today) | {"stories": told.get(case.pk, [])} for case in cases
    ]
    return {"template": "agreements/public_cases.html", "context": {"cases": rows}}


def _case(case: Case, prevailing: str, today: date) -> dict:
    procedure, lang = procedure_of(case), language()
    standing = replay(procedure, happenings_of(case.told), on=today, calendar=calendar_of(procedure.country))
    papers = papers_of(standing, lang)
    is_in_force = any(row["is_in_force"] for row in papers)
    return {
        "title": case.title, "stage": said(standing.stage.name, lang) if standing.stage else "", "papers": papers,
        "since": day_told(standing.since, lang) if standing.since else "", "is_under_way": standing.state == UNDER_WAY,
        "prevailing": OTHER_LANGUAGES.get(prevailing, "") if is_in_force else "", "prevailing_code": prevailing,
    }  # fmt: skip


def papers_of(standing: Standing, lang: str) -> list[dict]:
    """The letter of intent and each term of the agreement, the oldest first: what it is, since when, until when;
    `article`: where its last day follows from the law because the record states none."""
    rows = []
    for running in standing.clocks:
        if running.rule.role in (INTENT, TERM):
            rows.append(
                _paper(
                    running,
                    standing,
                    is_first=not any(row["role"] == running.rule.role for row in rows),
                    lang=lang,
                )
            )
    return sorted(rows, key=lambda row: row["began"])


def _article(running: Running, standing: Standing, lang: str) -> str:
    """With its law, which a citizen cannot know from the page."""
    told, law = article_told(running.rule.article, lang), standing.procedure.source.partition(",")[0]
    return f"{law} {told}" if running.rule.article.startswith("art. ") else told


def _paper(running: Running, standing: Standing, *, is_first: bool, lang: str) -> dict:
    stage = standing.procedure.stages[running.by.stage]
    paper = standing.procedure.papers.get(stage.exit_paper) if is_first else None
    over = (
        running.clock.ended or standing.on
    )  # a term ends on its last day, or before it where another act ended it
    return {
        "role": running.rule.role, "name": said((paper or stage).name, lang), "began": running.by.first, "since": day_told(running.by, lang),
        "until": format_day(min(running.clock.due, over) if running.clock.ended else running.clock.due, lang),
        "article": "" if running.by.until else _article(running, standing, lang),
        "is_in_force": running.rule.role == TERM and running.is_open and not running.is_overdue, "is_exact": running.is_exact,
        "is_intent": running.rule.role == INTENT,
    }  # fmt: skip
