"""A case from its opening to its end: guards, events on the timeline, what is kept, who may do what."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jalin.agreements.engine.catalogue import SHIPPED
from jalin.agreements.engine.procedure import KINDS
from jalin.agreements.models import Case, Deadline, Step
from jalin.agreements.reckoning import KEPT, reckon, reckon_many
from jalin.agreements.selectors import (
    lost_procedures,
    procedure_of,
    route_of,
    standing_of,
    visible_cases,
)
from jalin.agreements.services import open_case, record_step, withdraw_step
from jalin.kernel.access import NotAllowed
from jalin.kernel.journal.models import Entry
from jalin.relations.models import Event
from jalin.relations.services import withdraw_event

pytestmark = pytest.mark.django_db
ROUTE = ("a", "b", "b2", "c0", "c", "d")


def recorded(case, stage: str, day: date, outcome: str = "done", by="system:test", **more) -> Step:
    return record_step(
        by=by, case=case, stage=stage, outcome=outcome, starts_on=day, source="Letter 12/KS", **more
    )


def up_to_council(case) -> None:
    for number, stage in enumerate(ROUTE):
        recorded(case, stage, date(2024, 6, 3 + number))
    recorded(case, "e", date(2025, 1, 6), "received")


def test_each_act_is_one_event_of_the_timeline_and_one_entry_of_the_journal(case, make_user):
    officer, before = make_user("officer"), Entry.objects.count()
    step = recorded(case, "a", date(2024, 6, 3), by=officer)
    assert Entry.objects.count() == before + 1
    assert (step.event.kind, step.event.relation, step.event.about_id) == (
        "procedure_step",
        case.relation,
        str(case.pk),
    )
    assert (step.event.summary_ind, step.event.summary_jpn) == ("Prakarsa", "発案")
    assert step.article == "art. 10" and not step.is_irregular


def test_signings_are_told_by_the_kinds_that_the_record_already_knows(case):
    for number, stage in enumerate(ROUTE):
        recorded(case, stage, date(2024, 6, 3 + number))
    assert Event.objects.get(step__stage="c").kind == "loi_signed"
    assert case.relation.events.filter(kind="procedure_step").count() == 5


def test_what_the_guards_object_to_needs_a_reason_and_is_marked(case):
    with pytest.raises(ValidationError, match="consideration"):
        recorded(case, "g", date(2024, 6, 3))
    assert not Step.objects.exists() and not Event.objects.exists()
    step = recorded(case, "g", date(2024, 6, 3), reason_given="Found in the archive")
    assert step.is_irregular and step.record["objections"][0]["told"]["ja"]


def test_silence_is_consent_from_the_day_after_the_45th_working_day_on(case):
    up_to_council(case)
    with pytest.raises(ValidationError, match="14 March 2025"):  # 10 March and three holidays
        recorded(case, "e", date(2025, 3, 13), "deemed")
    step = recorded(case, "e", date(2025, 3, 14), "deemed")
    assert step.article == "art. 16–17" and not step.is_irregular
    clock = step.record["clocks"][0]
    assert (clock["days_used"], clock["rule"]["article"]) == (45, "art. 16–17") or clock["rule"][
        "key"
    ] == "K3"
    assert any(row["rule"]["key"] == "K1" and row["holidays_used"] for row in step.record["clocks"])
    assert Case.objects.get().kept_stage == "e" and standing_of(case).holder.code == "f0"


def test_deadlines_are_kept_for_desk_and_calendars_and_keep_their_keys(case):
    up_to_council(case)
    council = Deadline.objects.get(clock="K1")
    assert (council.due_on, council.starts_on) == (date(2025, 3, 13), date(2025, 1, 6))
    recorded(case, "e", date(2025, 2, 20))
    again = Deadline.objects.get(clock="K1")
    assert (again.pk, again.ended_on) == (council.pk, date(2025, 2, 20))


def test_an_act_withdrawn_here_or_on_the_timeline_changes_what_follows(case):
    up_to_council(case)
    receipt = Step.objects.get(outcome="received")
    withdraw_event(by="system:test", event=receipt.event, reason="The stamp was of another letter")
    assert not Deadline.objects.filter(clock="K1").exists() and Case.objects.get().kept_stage == "d"
    withdraw_step(by="system:test", case=case, step=Step.objects.get(stage="d"), reason="Entered twice")
    assert Case.objects.get().kept_stage == "c"


def test_a_missing_report_blocks_the_next_plan_until_the_head_lifts_it(
    case, relation, make_user, time_machine
):
    time_machine.move_to(date(2026, 2, 1))
    other = open_case(by="system:test", relation=relation, kind="sister", procedure="id-permendagri-25-2020",
                      opened_on=date(2023, 1, 2), title_eng="The old tie")  # fmt: skip
    recorded(other, "j", date(2023, 5, 1), reason_given="Signed before this program")
    for number, stage in enumerate(ROUTE[:-1]):
        recorded(case, stage, date(2026, 1, 5 + number))
    officer, head = make_user("officer"), make_user("head")
    with pytest.raises(ValidationError, match="art. 38"):
        recorded(case, "d", date(2026, 2, 1), by=officer, reason_given="We hurry")
    with pytest.raises(NotAllowed):
        recorded(case, "d", date(2026, 2, 1), by=officer, reason_given="We hurry", overrule=True)
    step = recorded(
        case, "d", date(2026, 2, 1), by=head, reason_given="The report is on its way", overrule=True
    )
    assert step.is_irregular


def test_only_who_may_record_records_and_only_who_may_see_sees(case, make_user):
    for role in ("auditor", "leader", "unit", "editor"):
        user = make_user(role)
        assert case in visible_cases(user)
        with pytest.raises(NotAllowed):
            recorded(case, "a", date(2024, 6, 3), by=user)
    assert not visible_cases(make_user("partner")).exists() and not visible_cases(make_user()).exists()


def test_reckoning_many_says_the_same_as_reckoning_one(case, relation, time_machine):
    time_machine.move_to(date(2025, 2, 3))
    up_to_council(case)
    open_case(by="system:test", relation=relation, kind="sister", procedure="generic-two-step", opened_on=date(2024, 1, 8),
              title_eng="Another")  # fmt: skip
    reckon(case, on=date(2025, 6, 1))
    rows = Case.objects.filter(pk=case.pk).values(*KEPT), Deadline.objects.filter(case=case).values()
    one = [list(row.all()) for row in rows]
    assert reckon_many(Case.objects.values_list("pk", flat=True), on=date(2025, 6, 1)) == 2
    assert [list(row.all()) for row in rows] == one
    assert Case.objects.get(pk=case.pk).kept_overdue == 1


def test_reckoning_takes_the_same_number_of_queries_for_any_number(relation, django_assert_max_num_queries):
    cases = Case.objects.bulk_create(
        Case(relation=relation, kind="sister", procedure="generic-two-step", procedure_version="1", opened_on=date(2024, 1, 8),
             title_eng=f"{number}") for number in range(60)
    )  # fmt: skip
    with django_assert_max_num_queries(12):
        reckon_many([case.pk for case in cases], on=date(2025, 6, 1))


def test_the_desk_names_what_is_overdue_with_its_article(case, make_user, time_machine):
    from jalin.kernel.due import dues_of

    time_machine.move_to(date(2025, 4, 1))
    up_to_council(case)
    told = [item for item in dues_of(make_user("officer"), date(2025, 4, 1)) if item.kind == "deadline"]
    assert [("art. 16–17" in item.reason, item.standing) for item in told] == [(True, "due"), (False, "due")]
    assert told[0].act_url.endswith("?act=e:deemed")
    assert not [
        item
        for item in dues_of(make_user("auditor"), date(2025, 4, 1))
        if item.kind == "deadline" and item.act
    ]


def test_a_case_follows_the_version_of_its_day_and_keeps_it(relation, settings, tmp_path):
    settings.HOME = tmp_path
    (tmp_path / "procedures").mkdir()
    text = (SHIPPED / "generic-two-step.toml").read_text("utf-8").replace('version = "1"', 'version = "2"')
    newer = text.replace("1900-01-01", "2027-07-01").replace("length = 5", "length = 3")
    (tmp_path / "procedures" / "two.toml").write_text(newer, "utf-8")
    for day, version, length in ((date(2027, 6, 30), "1", 5), (date(2027, 7, 1), "2", 3)):
        case = open_case(by="system:test", relation=relation, kind="sister", procedure="generic-two-step", opened_on=day,
                         title_eng="A case")  # fmt: skip
        assert (case.procedure_version, procedure_of(case).clocks["TERM"].length) == (version, length)
    Case.objects.filter(pk=case.pk).update(procedure="gone")
    assert lost_procedures() == ["gone"] and route_of(Case.objects.get(pk=case.pk)) is None


def test_a_holiday_that_is_added_moves_the_open_deadline_at_the_next_reckoning(case, settings, tmp_path):
    up_to_council(case)
    settings.HOME = tmp_path
    (tmp_path / "holidays").mkdir()
    (tmp_path / "holidays" / "own.csv").write_text(
        "date,country,kind,source\n2025-02-05,ID,national,Decree\n", "utf-8"
    )
    before = Deadline.objects.get(case=case, clock="K1").due_on
    reckon_many([case.pk], on=date(2025, 2, 10))
    assert (before, Deadline.objects.get(case=case, clock="K1").due_on) == (
        date(2025, 3, 13),
        date(2025, 3, 14),
    )


def test_the_kinds_of_cases_are_those_that_a_procedure_may_name():
    assert set(Case.Kind.values) == set(KINDS)
