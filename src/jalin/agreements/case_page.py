"""What the pages of one case show: an overview that answers at once, and a page for each part."""

from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can
from jalin.kernel.dates import PartialDate
from jalin.kernel.prepared import prepared
from jalin.kernel.rulebook.marks import MARKS
from jalin.relations.models import Statement
from jalin.relations.permissions import PUBLISH
from jalin.relations.public.weaving import dated
from jalin.relations.sentences import words_of

from .clock_rows import ended_rows, open_rows
from .engine.articles import article_told
from .engine.procedure import Procedure, said
from .engine.replaying import CLOSED, Standing
from .engine.telling import act_told, reason, rested_told, where_told
from .models import Case, Step
from .permissions import RECORD, SUBSCRIBE
from .sections import part_url, parts, sections_of
from .selectors import count_adoptable, procedure_of, standing_of, steps_of
from .words import STATES, language, stage_word

HISTORY, CLOCKS = "history", "deadlines"
LATEST = 5  # acts on the overview; the others are behind the tab


def track_of(standing: Standing) -> list[dict]:
    """The milestones of the route: which are behind, where it is, which lie ahead."""
    passed = {one.stage: one for one in standing.happenings if one.outcome in ("done", "deemed", "bypassed")}
    order = list(standing.procedure.stages)
    here = order.index(standing.stage.code) if standing.stage else -1
    track = []
    for place, stage in enumerate(standing.procedure.stages.values()):
        if not stage.is_milestone:
            continue
        label, happening = said(stage.name, language()), passed.get(stage.code)
        if happening:
            is_exact = happening.is_exact
            note = words_of(PartialDate.of_day(happening.first)) if is_exact else str(happening.first.year)
            track.append({"label": label, "state": "done", "note": note})
        elif place == here and standing.state == "under_way":
            track.append({"label": label, "state": "now", "note": ""})
        elif place < here:
            track.append(
                {"label": label, "state": "skipped", "note": _("not on record"), "word": _("not on record")}
            )
        else:
            track.append({"label": label, "state": "next", "note": ""})
    return track


def acts_of(case: Case, standing: Standing, may_record: bool) -> list[dict]:
    """What may come next, and what waits for it, each with what stands against it today; grouped by stage."""
    lang, groups = language(), {}
    for act in (*standing.acts, *standing.afterwards):
        group = groups.setdefault(act.stage.code, {"stage": act.stage, "name": said(act.stage.name, lang), "actor": said(
            act.stage.actor, lang), "article": article_told(act.stage.article, lang), "mark": MARKS[act.stage.mark], "is_sure": act.stage.mark ==
            "confirmed", "papers": [said(standing.procedure.papers[key].name, lang) for key in act.stage.papers], "acts": []})  # fmt: skip
        url = (
            f"{reverse('desk:step_new', args=[case.pk])}?act={act.stage.code}:{act.outcome}"
            if may_record
            else ""
        )
        group["acts"].append({
            "label": act_told(act.stage, act.outcome, lang), "is_possible": act.is_possible, "url": url,
            "reasons": [reason(one, lang) for one in act.objections],
        })  # fmt: skip
    for group in groups.values():
        _say_once(group)
    return list(groups.values())


def _say_once(group: dict) -> None:
    """What stands against every act of a stage is said of the stage."""
    shared = [
        one for one in group["acts"][0]["reasons"] if all(one in act["reasons"] for act in group["acts"])
    ]
    group["reasons"] = shared if len(group["acts"]) > 1 else []
    for act in group["acts"]:
        act["reasons"] = [one for one in act["reasons"] if one not in group["reasons"]]


@prepared
def _preferred(rows, *, case):
    return rows.filter(is_preferred=True, event__step__case=case).select_related("source")


def thread_of(case: Case, steps, may_record: bool, most: int | None = None) -> list[dict]:
    """The acts that were recorded, the last one first, `most` at most. One query for their sources."""
    procedure, lang = procedure_of(case), language()
    steps = [one for one in reversed(steps) if one.event.withdrawn_at is None][:most]
    sources = (
        {one.event_id: one.source for one in _preferred(Statement.objects.all(), case=case.pk)}
        if steps
        else {}
    )
    rows = []
    for step in steps:
        stage = procedure.stages.get(step.stage)
        told = step.record.get("objections", [])
        rows.append({
            "step": step, "date": words_of(dated(step.event)), "article": article_told(step.article, lang), "reason": step.reason, "is_adopted": step.record.get("adopted", False),
            "label": act_told(stage, step.outcome, lang) if stage else str(step),
            "source": sources.get(step.event_id),
            "objections": [one["told"].get(lang, "") for one in told] + step.record.get("lacking", []),
            "rested": _rested(procedure, step, lang),
            "withdraw_url": reverse("desk:step_withdraw", args=[case.pk, step.pk]) if may_record else "",
        })  # fmt: skip
    return rows


def _rested(procedure: Procedure, step: Step, lang: str) -> list[str]:
    """The clock whose lapse permitted the act, as it was read then."""
    rules = [rule for rule in procedure.clocks.values() if rule.permits == (step.stage, step.outcome)]
    return [rested_told(rule, row, lang) for rule in rules for row in step.record.get("clocks", ())
            if row["rule"].get("key") == rule.key]  # fmt: skip


def tabs_of(case: Case, here: str) -> list[dict]:
    """The overview, what happened, and the parts that packages bring."""
    own = [("", _("Overview")), (HISTORY, _("What happened")), (CLOCKS, _("Legal deadlines"))]
    tabs = [*own, *((one.key, one.title) for one in parts())]
    return [
        {"label": label, "url": part_url(case.pk, key) if key else reverse("desk:case", args=[case.pk]),
         "active": key == here, "count": None}
        for key, label in tabs
    ]  # fmt: skip


def frame(case: Case, here: str) -> dict:
    """What every page of a case shows: its name, its state as last reckoned, its tabs. No query."""
    word, tone, icon = STATES[case.kept_state]
    title, tabs = str(case.title), tabs_of(case, here)
    name = next((tab["label"] for tab in tabs if tab["active"]), "")
    at = reverse("desk:case", args=[case.pk])
    return {
        "case": case, "partner": case.relation.partner, "state": {"word": word, "tone": tone, "icon": icon},
        "where": stage_word(case), "tabs": tabs, "part_name": name if here else "",
        "trail": [(_("Legal process"), reverse("desk:cases")), *([(title, at), (name, "")] if here else [(title, "")])],
    }  # fmt: skip


def overview(request, case: Case) -> dict:
    """Where it stands, what is due, what may come next, and what happened last."""
    user, lang = request.user, language()
    steps = list(steps_of(case))
    standing = standing_of(case, steps=steps)
    may_record, procedure = can(user, RECORD, case), standing.procedure
    word, tone, icon = STATES[standing.state]
    due = open_rows(standing.clocks)
    return {
        "standing": standing, "state": {"word": word, "tone": tone, "icon": icon}, "where": where_told(standing, lang),
        "holder": said(standing.holder.actor, lang) if standing.holder and standing.waiting else "",
        "days_waiting": standing.days_waiting, "waiting_since": standing.waiting.since if standing.waiting else None,
        "due": due, "overdue": sum(len(row["runs"]) for row in due if row["is_overdue"]),
        "next_due": next((row for row in due if not row["is_overdue"]), None),
        "track": track_of(standing), "acts": acts_of(case, standing, may_record),
        "thread": thread_of(case, steps, may_record, LATEST),
        "history_url": part_url(case.pk, HISTORY), "clocks_url": part_url(case.pk, CLOCKS), "is_over": standing.state == CLOSED,
        "may_subscribe": can(user, SUBSCRIBE), "may_record": may_record, "may_publish": can(user, PUBLISH, case), "publish_fields": {"is_public": "1"},
        "procedure": procedure, "procedure_name": said(procedure.name, lang), "procedure_mark": MARKS[procedure.mark],
        "procedure_note": said(procedure.note, lang), "sections": sections_of(request, case),
        "adoptable": count_adoptable(case) if may_record and not steps else 0,
    }  # fmt: skip


def history(request, case: Case) -> dict:
    """Everything that was recorded, and what the relation's timeline tells besides."""
    may_record = can(request.user, RECORD, case)
    return {"thread": thread_of(case, list(steps_of(case)), may_record),
            "adoptable": count_adoptable(case) if may_record else 0}  # fmt: skip


def clocks(request, case: Case) -> dict:
    """Every legal deadline, with how it is reckoned."""
    standing = standing_of(case, elsewhere=[])
    return {"due": open_rows(standing.clocks), "ended": ended_rows(standing.clocks)}


OWN = {"": (overview, "agreements/overview.html"), HISTORY: (history, "agreements/history.html"),
       CLOCKS: (clocks, "agreements/deadlines.html")}  # fmt: skip


def case_page(request, case: Case, part: str = "") -> dict | None:
    """The context of `agreements/case.html`; None where there is no such part."""
    if part in OWN:
        make, template = OWN[part]
        return frame(case, part) | make(request, case) | {"body": template}
    if part not in {one.key for one in parts()}:
        return None
    return frame(case, part) | {
        "sections": sections_of(request, case, key=part),
        "body": "agreements/part.html",
    }
