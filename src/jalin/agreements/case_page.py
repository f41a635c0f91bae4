"""What the page of one case shows."""

from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can
from jalin.relations.public.weaving import dated
from jalin.relations.sentences import words_of

from .engine.procedure import said
from .engine.replaying import CLOSED, Standing
from .engine.telling import act_told, reason, where_told
from .models import Case
from .permissions import OVERRULE, RECORD, SUBSCRIBE
from .sections import sections_of
from .selectors import adoptable_events, procedure_of, standing_of, steps_of
from .words import MARKS, STATES, clock_row, language


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
            note = str(happening.first.year) if not happening.is_exact else happening.first.isoformat()
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
    """What may come next, each with what stands against it today; grouped by stage."""
    lang, groups = language(), {}
    for act in standing.acts:
        group = groups.setdefault(act.stage.code, {"stage": act.stage, "name": said(act.stage.name, lang), "actor": said(
            act.stage.actor, lang), "article": act.stage.article, "mark": MARKS[act.stage.mark], "is_sure": act.stage.mark ==
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


def thread_of(case: Case, steps, may_record: bool) -> list[dict]:
    """The acts that were recorded, the last one first."""
    stages, lang = procedure_of(case).stages, language()
    rows = []
    for step in reversed([one for one in steps if one.event.withdrawn_at is None]):
        stage = stages.get(step.stage)
        told = step.record.get("objections", [])
        rows.append({
            "step": step, "date": words_of(dated(step.event)), "article": step.article, "reason": step.reason, "is_adopted": step.record.get("adopted", False),
            "label": act_told(stage, step.outcome, lang) if stage else str(step),
            "source": next((row.source for row in step.event.statements.all() if row.is_preferred), None),
            "objections": [one["told"].get(lang, "") for one in told] + step.record.get("lacking", []),
            "withdraw_url": reverse("desk:step_withdraw", args=[case.pk, step.pk]) if may_record else "",
        })  # fmt: skip
    return rows


def case_page(request, case: Case) -> dict:
    """The context of `agreements/case.html`."""
    user = request.user
    steps = list(steps_of(case).prefetch_related("event__statements__source"))
    standing = standing_of(case, steps=steps)
    may_record = can(user, RECORD, case)
    word, tone, icon = STATES[standing.state]
    lang = language()
    clocks = [clock_row(running) for running in standing.clocks]
    return {
        "case": case, "partner": case.relation.partner, "relation": case.relation, "standing": standing,
        "state": {"word": word, "tone": tone, "icon": icon}, "where": where_told(standing, lang),
        "holder": said(standing.holder.actor, lang) if standing.holder and standing.waiting else "",
        "days_waiting": standing.days_waiting, "waiting_since": standing.waiting.since if standing.waiting else None,
        "open_clocks": [row for row in clocks if not row["ended"]], "ended_clocks": [row for row in clocks if row["ended"]],
        "track": track_of(standing), "acts": acts_of(case, standing, may_record), "thread": thread_of(case, steps, may_record),
        "is_over": standing.state == CLOSED, "may_subscribe": can(user, SUBSCRIBE), "may_record": may_record, "may_overrule": can(user, OVERRULE, case),
        "procedure": standing.procedure, "procedure_name": said(standing.procedure.name, lang),
        "procedure_mark": MARKS[standing.procedure.mark], "procedure_note": said(standing.procedure.note, lang),
        "sections": sections_of(request, case), "adoptable": len(adoptable_events(case)) if may_record else 0,
        "trail": [(_("Legal process"), reverse("desk:cases")), (str(case.title), "")],
    }  # fmt: skip
