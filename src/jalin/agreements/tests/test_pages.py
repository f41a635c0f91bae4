"""The pages of cases, through the browser's door."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jalin.agreements.models import Case, Step
from jalin.agreements.sections import parts
from jalin.agreements.services import record_step
from jalin.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
STEP = {
    "act": "a:done",
    "date": "3 Juni 2024",
    "date_seen": "3 Juni 2024",
    "source": "Surat 12/KS",
    "audience": "staff",
}


@pytest.fixture
def desk(client, make_user, sign_in):
    """desk("officer", "en") -> a signed-in client."""

    def enter(role: str = "officer", language: str = "en"):
        return sign_in(client, make_user(role, language=language))

    return enter


def act(case, stage: str, day: date, outcome: str = "done", **more) -> Step:
    return record_step(
        by="system:test", case=case, stage=stage, outcome=outcome, starts_on=day, source="Letter", **more
    )


def test_a_case_is_opened_recorded_and_read(desk, relation):
    officer = desk()
    answer = officer.post("/desk/cases/new/", {
        "relation": relation.pk, "title_ind": "Perpanjangan", "kind": "sister", "procedure": "id-permendagri-25-2020",
        "opened_on": "2024-01-08",
    })  # fmt: skip
    case = Case.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"/desk/cases/{case.pk}/"
    assert officer.post(f"/desk/cases/{case.pk}/acts/new/", STEP).status_code == 302
    page = officer.get(f"/desk/cases/{case.pk}/").content.decode()
    assert (
        "Stage a, Initiative: passed, 3 June 2024." in page
        and "Surat 12/KS" in page
        and "Exploration" in page
    )


@pytest.mark.parametrize(
    ("kind", "day", "said"),
    [("sister", "2014-01-08", "does not hold on that day"),
     ("project", "2024-01-08", "This procedure is for: Sister city, Cooperation in named fields and Cooperation with an institution.")],
)  # fmt: skip
def test_a_procedure_of_another_time_or_kind_is_refused_beside_the_field(desk, relation, kind, day, said):
    answer = desk().post("/desk/cases/new/", {
        "relation": relation.pk, "title_eng": "Old", "kind": kind, "procedure": "id-permendagri-25-2020", "opened_on": day,
    })  # fmt: skip
    assert answer.status_code == 422 and said in answer.content.decode()


def test_what_stands_against_an_act_is_said_and_nothing_typed_is_lost(desk, case):
    officer = desk()
    answer = officer.post(f"/desk/cases/{case.pk}/acts/new/", {**STEP, "act": "j:done"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "letter of approval is missing" in page and "Surat 12/KS" in page
    officer.post(
        f"/desk/cases/{case.pk}/acts/new/", {**STEP, "act": "j:done", "reason_given": "Found in the archive"}
    )
    page = officer.get(f"/desk/cases/{case.pk}/parts/history/").content.decode()
    assert Step.objects.get().is_irregular and "out of order" in page and "Found in the archive" in page


def test_a_date_that_is_read_for_the_first_time_is_asked_back(desk, case):
    answer = desk().post(f"/desk/cases/{case.pk}/acts/new/", {**STEP, "date_seen": ""})
    assert not Step.objects.exists() and "3 June 2024" in answer.content.decode()


def test_what_has_not_happened_is_not_recorded(desk, case, time_machine):
    time_machine.move_to(date(2024, 6, 2))
    answer = desk().post(f"/desk/cases/{case.pk}/acts/new/", STEP)
    assert (
        answer.status_code == 422
        and "has not come yet" in answer.content.decode()
        and not Step.objects.exists()
    )


def test_an_act_is_taken_off_with_its_reason(desk, case):
    step = act(case, "a", date(2024, 6, 3))
    officer = desk()
    assert officer.post(f"/desk/cases/{case.pk}/acts/{step.pk}/withdraw/", {"reason": ""}).status_code == 422
    officer.post(f"/desk/cases/{case.pk}/acts/{step.pk}/withdraw/", {"reason": "Entered twice"})
    assert Case.objects.get().kept_state == "not_begun"


def test_what_if_says_the_deadlines_that_would_move_and_saves_nothing(desk, case):
    step = act(case, "j", date(2024, 4, 24), reason_given="Archive")
    page = (
        desk().get(f"/desk/cases/{case.pk}/what-if/", {"step": step.pk, "day": "2024-02-29"}).content.decode()
    )
    assert "28 February 2029" in page and "24 April 2029" in page and "−55" in page
    assert "Signing – 24 April 2024" in page, "which of several acts of one name it is"
    assert Step.objects.get().event.starts_on == date(2024, 4, 24)


def test_who_may_only_read_sees_no_act(desk, case):
    act(case, "a", date(2024, 6, 3))
    auditor = desk("auditor")
    page = auditor.get(f"/desk/cases/{case.pk}/").content.decode()
    assert "acts/new" not in page and "withdraw" not in page
    assert auditor.post(f"/desk/cases/{case.pk}/acts/new/", STEP).status_code == 403


def test_every_page_opens_empty_and_full_in_each_language(desk, case):
    officer = desk()
    paths = ["/desk/cases/", "/desk/cases/new/", f"/desk/cases/{case.pk}/acts/new/",
             *(f"/desk/cases/{case.pk}/{part}" for part in PARTS), f"/desk/cases/{case.pk}/what-if/", "/desk/procedures/", "/desk/procedures/id-permendagri-25-2020/",
             "/desk/procedures/jp-assembly/ja.svg", "/desk/cases/export.csv"]  # fmt: skip
    for language in ("en", "id", "ja", "en"):
        User.objects.update(language=language)
        for path in paths:
            assert officer.get(path).status_code == 200, (language, path)
        if not Step.objects.exists():
            act(case, "c", date(2023, 5, 10), reason_given="Arsip")
            act(case, "e", date(2024, 11, 11), "received", reason_given="Arsip")


PARTS = ("", "parts/history/", "parts/deadlines/", *(f"parts/{one.key}/" for one in parts()))


def statements(client, path: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


def test_every_page_of_a_case_takes_ten_statements_at_most_and_as_many_for_many_acts(desk, case):
    officer = desk()
    act(case, "a", date(2024, 6, 1))
    few = {part: statements(officer, f"/desk/cases/{case.pk}/{part}") for part in PARTS}
    for day in range(2, 25):
        act(case, "k", date(2024, 6, day), reason_given="Arsip")
    many = {part: statements(officer, f"/desk/cases/{case.pk}/{part}") for part in PARTS}
    assert few == many and max(many.values()) <= 10
    assert officer.get(f"/desk/cases/{case.pk}/parts/elsewhere/").status_code == 404


def test_the_list_takes_the_same_number_of_queries_for_any_number(
    desk, relation, django_assert_max_num_queries
):
    officer = desk()
    Case.objects.bulk_create(
        Case(relation=relation, kind="sister", procedure="generic-two-step", procedure_version="1", opened_on=date(2024, 1, 8),
             title_eng=f"{number}") for number in range(40)
    )  # fmt: skip
    with django_assert_max_num_queries(12):
        officer.get("/desk/cases/")


def test_the_overview_says_what_is_due_first_and_the_years_of_a_report_together(desk, case, time_machine):
    time_machine.move_to(date(2026, 11, 25))
    act(case, "j", date(2023, 4, 24), reason_given="Archive")
    page = desk().get(f"/desk/cases/{case.pk}/").content.decode()
    assert "for 2023, 2024, 2025<" in page and "for 2026<" in page, (
        "this year's is announced and not owed yet"
    )
    assert page.index("Yearly report to the Minister") < page.index("Term of the cooperation")
    whole = desk().get(f"/desk/cases/{case.pk}/parts/deadlines/").content.decode()
    assert "over by 680 days" in whole and "How each deadline" not in whole


def test_the_desk_says_what_is_owed_and_what_comes_next_of_the_same_clock(case, make_user, time_machine):
    from jalin.agreements.due import deadlines_due

    time_machine.move_to(date(2026, 11, 25))
    act(case, "j", date(2023, 4, 24), reason_given="Archive")
    told = [(one.standing, one.on.year) for one in deadlines_due(make_user("officer"), date(2026, 11, 25))]
    assert sorted(told) == [("due", 2027), ("due", 2027), ("late", 2026), ("late", 2026)]


def test_the_briefing_book_of_a_visit_tells_where_the_case_stands(case, relation, make_user):
    from jalin.visits.briefing import chapters_of
    from jalin.visits.services import plan_visit

    act(case, "a", date(2024, 6, 3))
    visit = plan_visit(
        by="system:test",
        relation=relation,
        direction="incoming",
        starts_on=date(2026, 1, 1),
        title_eng="They come",
    )
    chapter = dict(chapters_of(make_user("officer"), visit, date(2026, 1, 1)))["cases"]
    assert [(row.text, row.note) for row in chapter.rows] == [("Renewing the tie", "Initiative")]
