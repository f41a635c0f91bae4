"""The journal alone tells where a case stands: rebuilt from its sealed entries it is the same as from the tables."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalin.agreements.engine.catalogue import shipped
from jalin.agreements.engine.happenings import Happening
from jalin.agreements.engine.procedure import OUTCOMES
from jalin.agreements.engine.replaying import replay
from jalin.agreements.engine.telling import as_json
from jalin.agreements.models import Case, Deadline, Step
from jalin.agreements.reckoning import deadlines_in
from jalin.agreements.selectors import known_procedures, standing_of
from jalin.agreements.services import open_case, record_step, withdraw_step
from jalin.kernel.journal.models import Entry
from jalin.kernel.journal.selectors import bodies_of
from jalin.people.calendars import calendar_of
from jalin.relations.services import state_date, withdraw_event

pytestmark = pytest.mark.django_db
BY, START, TODAY = "system:test", date(2022, 1, 3), date(2026, 11, 25)
KEPT = ("clock", "year", "run", "state", "starts_on", "due_on", "takes_effect_on", "ended_on", "late_by")
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["act", "act", "act", "act", "withdraw", "off the timeline", "another date"]),
        st.integers(0, 40), st.sampled_from(OUTCOMES), st.integers(0, 1700),
    ),
    min_size=2, max_size=7,
)  # fmt: skip


def state_by_journal() -> dict[tuple[str, str], dict]:
    """(noun, key) -> its fields, from every entry of the journal in the order of their numbers, and nothing else."""
    things: dict[tuple[str, str], dict] = {}
    for _n, body in sorted(bodies_of(list(Entry.objects.order_by("n"))).items()):
        for change in body["changes"]:
            key = change["noun"], change["id"]
            if change["how"] == "removed":
                things.pop(key, None)
            else:
                things.setdefault(key, {}).update(
                    {name: new for name, (_old, new) in change["fields"].items()}
                )
    return things


def happenings_by_journal(things: dict, case_key: str) -> list[Happening]:
    found = []
    steps = {int(key): thing for (noun, key), thing in things.items() if noun == "agreements.step"}
    for _key, step in sorted(steps.items()):
        if str(step["case"]) != case_key:
            continue
        event = things["relations.event", str(step["event"])]
        if event.get("withdrawn_at") or not event.get("starts_on"):
            continue
        until = event.get("valid_until")
        found.append(Happening(
            step["stage"], step["outcome"], date.fromisoformat(event["starts_on"]), date.fromisoformat(event["ends_on"]),
            step.get("reason") or "", date.fromisoformat(until) if until else None, step.get("about_year"),
        ))  # fmt: skip
    return found


def act_at_random(case, procedure, what: str, place: int, outcome: str, day: date) -> None:
    steps = list(Step.objects.filter(case=case, event__withdrawn_at__isnull=True).order_by("pk"))
    if what == "act" or not steps:
        stage = list(procedure.stages.values())[place % len(procedure.stages)]
        outcome = outcome if outcome in stage.leads_to else "done"
        more = ({"until": day + timedelta(days=400)}, {"about_year": day.year - 1}, {})[place % 3]
        record_step(by=BY, case=case, stage=stage.code, outcome=outcome, starts_on=day, source="Letter", reason_given="Archive",
                    overrule=True, **more)  # fmt: skip
        return
    step = steps[place % len(steps)]
    if what == "withdraw":
        withdraw_step(by=BY, case=case, step=step, reason="Entered twice")
    elif what == "off the timeline":
        withdraw_event(by=BY, event=step.event, reason="Another letter")
    else:
        state_date(
            by=BY,
            event=step.event,
            source="Another paper",
            starts_on=day,
            ends_on=day,
            precision="day",
            prefer=True,
        )


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS, route=st.sampled_from(["id-permendagri-25-2020", *sorted(shipped())]))
def test_replaying_the_journal_gives_the_same_standing(relation, time_machine, acts, route):
    time_machine.move_to(TODAY)
    procedure = known_procedures()[route]
    case = open_case(
        by=BY, relation=relation, kind="sister", procedure=route, opened_on=START, title_eng="A case"
    )
    for what, place, outcome, days in acts:
        act_at_random(case, procedure, what, place, outcome, START + timedelta(days=days))
        things = state_by_journal()
        assert things["agreements.case", str(case.pk)]["procedure"] == route
        happenings = happenings_by_journal(things, str(case.pk))
        rebuilt = replay(procedure, happenings, on=TODAY, calendar=calendar_of(procedure.country))
        assert as_json(rebuilt) == as_json(standing_of(case, on=TODAY, elsewhere=[]))
        kept = Case.objects.get(pk=case.pk)
        assert (kept.kept_state, kept.kept_stage) == (
            rebuilt.state,
            rebuilt.stage.code if rebuilt.stage else "",
        )
        rows = Deadline.objects.filter(case=case).order_by("clock", "year", "run")
        assert list(rows.values_list(*KEPT)) == sorted(
            tuple(getattr(row, name) for name in KEPT) for row in deadlines_in(case, rebuilt)
        )
