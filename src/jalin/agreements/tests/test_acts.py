"""Every act that is more than “done”, through the browser's door: moving back, silence, the Governor passed by, a text
replaced, a renewal, a report of an older year. Each leaves its article and its reason."""

from datetime import date

import pytest

from jalin.agreements.models import Case, Deadline, Step
from jalin.agreements.services import open_case, record_step

pytestmark = pytest.mark.django_db
ROUTE = ("a", "b", "b2", "c0", "c", "d")
TODAY = date(2026, 11, 25)


@pytest.fixture
def officer(client, make_user, sign_in, time_machine):
    time_machine.move_to(TODAY)
    return sign_in(client, make_user("officer"))


def past(case, stage: str, day: date, outcome: str = "done", **more) -> Step:
    return record_step(
        by="system:test", case=case, stage=stage, outcome=outcome, starts_on=day, source="Letter", **more
    )


@pytest.fixture
def planned(case):
    """A case whose plan was made on 8 June 2024."""
    for number, stage in enumerate(ROUTE):
        past(case, stage, date(2024, 6, 3 + number))
    return case


def post(client, case, act: str, day: str, **more):
    """Record an act as the form sends it: the answer, and the page's words where it was refused."""
    sent = {"act": act, "date": day, "date_seen": day, "source": "Surat 12/KS", "audience": "staff", **more}
    answer = client.post(f"/desk/cases/{case.pk}/acts/new/", sent)
    return answer.status_code, answer.content.decode() if answer.status_code == 422 else ""


def where(case) -> tuple[str, str]:
    kept = Case.objects.get(pk=case.pk)
    return kept.kept_stage, kept.kept_holder


def last() -> Step:
    return Step.objects.latest("pk")


@pytest.mark.parametrize(
    ("before", "act", "holder", "article"),
    [
        ([("e", "received")], "e:returned", "d", "art. 16–17"),
        ([("e", "done"), ("f0", "done"), ("f", "received")], "f:returned", "d", "art. 19"),
        ([("e", "done"), ("f0", "done"), ("f", "done"), ("g", "done")], "h1:returned", "g", "art. 21–22"),
    ],
)  # fmt: skip
def test_moving_back_needs_its_reason_and_leads_to_the_stage_to_mend(
    officer, planned, before, act, holder, article
):
    for number, (stage, outcome) in enumerate(before):
        past(planned, stage, date(2024, 7, 1 + number), outcome, reason_given="Archive")
    status, page = post(officer, planned, act, "8 Juli 2024")
    assert status == 422 and "Say why: this act is kept with its reason." in page
    assert post(officer, planned, act, "8 Juli 2024", reason_given="The funding lines are missing")[0] == 302
    assert where(planned)[1] == holder
    assert (last().article, last().reason, last().is_irregular) == (
        article,
        "The funding lines are missing",
        False,
    )


def test_silence_is_taken_as_consent_with_the_days_it_rested_on(officer, planned):
    past(planned, "e", date(2025, 1, 6), "received")
    status, page = post(officer, planned, "e:deemed", "13 Maret 2025")
    assert status == 422 and "14 March 2025" in page and not Step.objects.filter(outcome="deemed").exists()
    assert post(officer, planned, "e:deemed", "14 Maret 2025")[0] == 302
    assert where(planned) == ("e", "f0") and last().article == "art. 16–17"
    page = officer.get(f"/desk/cases/{planned.pk}/parts/history/").content.decode()
    assert "last day 13 March 2025 (45 working days, 3 holidays left out). (art. 16–17)" in page


def test_an_answer_that_comes_after_silence_is_kept_beside_it(officer, planned):
    past(planned, "e", date(2025, 1, 6), "received")
    past(planned, "e", date(2025, 3, 14), "deemed")
    assert post(officer, planned, "e:refused", "20 Maret 2025", reason_given="Too costly")[0] == 302
    assert where(planned) == ("e", "f0") and last().is_irregular and Case.objects.get().kept_state != "closed"


@pytest.mark.parametrize(("stage", "article", "holder"), [("f0", "art. 18", "f"), ("g", "art. 20", "h1")])
def test_the_governor_is_passed_by_after_five_working_days_and_not_on_the_fifth(
    officer, planned, stage, article, holder
):
    for number, one in enumerate(("e", "f0", "f") if stage == "g" else ("e",)):
        past(planned, one, date(2024, 7, 1 + number))
    past(planned, stage, date(2025, 2, 20), "received")  # the fifth working day is Thursday, 27 February
    status, page = post(officer, planned, f"{stage}:bypassed", "27 Februari 2025")
    assert status == 422 and "possible from 28 February 2025" in page
    assert post(officer, planned, f"{stage}:bypassed", "28 Februari 2025")[0] == 302
    assert (where(planned)[1], last().article, last().is_irregular) == (holder, article, False)


@pytest.fixture
def signed(case):
    past(case, "j", date(2022, 4, 25), reason_given="Archive")
    return case


def terms(case) -> list[tuple]:
    rows = Deadline.objects.filter(case=case, clock="K5").order_by("run")
    return list(rows.values_list("starts_on", "due_on", "ended_on"))


def test_a_text_is_replaced_by_a_new_one_with_its_reason_and_a_term_of_its_own(officer, signed):
    assert "Say why" in post(officer, signed, "j:replaced", "1 Maret 2024")[1]
    assert (
        post(officer, signed, "j:replaced", "1 Maret 2024", reason_given="Wider scope", until="2028-02-29")[0]
        == 302
    )
    assert (last().article, last().is_irregular) == ("art. 34", False)
    assert terms(signed) == [
        (date(2022, 4, 25), date(2027, 4, 25), date(2024, 3, 1)),
        (date(2024, 3, 1), date(2028, 2, 29), None),
    ]


def test_a_renewal_ends_the_old_term_and_begins_a_new_one_no_longer_than_five_years(officer, signed):
    assert post(officer, signed, "m:sent", "1 Oktober 2026")[0] == 302
    status, page = post(officer, signed, "m:done", "20 November 2026", until="2031-11-21")
    assert status == 422 and "the longest is until 20 November 2031" in page and "art. 32" in page
    assert post(officer, signed, "m:done", "20 November 2026", until="2031-11-20")[0] == 302
    assert terms(signed)[1] == (date(2026, 11, 20), date(2031, 11, 20), None) and last().article == "art. 33"
    assert Deadline.objects.get(case=signed, clock="K4", run=0).ended_on == date(2026, 10, 1)


def test_a_missing_report_blocks_the_next_plan_until_it_is_made_good_or_the_head_lifts_it(
    officer, signed, relation, make_user, sign_in
):
    """Art. 38, through the door: the officer cannot, the report of an older year can be entered, the head can."""
    plan = open_case(by="system:test", relation=relation, kind="sister", procedure="id-permendagri-25-2020",
                     opened_on=date(2026, 1, 5), title_eng="The next plan")  # fmt: skip
    for number, stage in enumerate(ROUTE[:-1]):
        past(plan, stage, date(2026, 10, 5 + number))
    status, page = post(officer, plan, "d:done", "20 Oktober 2026", reason_given="We hurry", overrule="on")
    assert status == 422 and "art. 38" in page and "owed: 4; the oldest of 2022" in page
    for year in (2022, 2023, 2024):
        assert post(officer, signed, "l:done", "1 Oktober 2026", about_year=year)[0] == 302
    assert "owed: 1; the oldest of 2025" in post(officer, plan, "d:done", "20 Oktober 2026")[1]
    head = sign_in(officer, make_user("head"))
    assert "say why" in post(head, plan, "d:done", "20 Oktober 2026", overrule="on")[1]
    assert (
        post(head, plan, "d:done", "20 Oktober 2026", reason_given="It is on its way", overrule="on")[0]
        == 302
    )
    assert last().is_irregular and last().record["objections"][0]["article"] == "art. 38"
    assert post(head, signed, "l:done", "2 November 2026")[0] == 302
    assert post(head, plan, "e:received", "9 November 2026")[0] == 302 and not last().is_irregular
