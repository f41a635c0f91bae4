"""The report says what is true of the record, on screen, as CSV and on two pages of paper."""

import io
from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from jalin.agreements.models import Case
from jalin.agreements.reporting import durations, report
from jalin.agreements.selectors import standing_of
from jalin.relations.models import Event

TODAY = date(2026, 11, 25)


def test_a_stage_takes_from_its_receipt_or_from_the_end_before_to_its_own_end():
    rows = [
        (1, "p", "d", "done", date(2024, 1, 1), "day"), (1, "p", "e", "received", date(2024, 1, 11), "day"),
        (1, "p", "e", "done", date(2024, 2, 10), "day"), (1, "p", "f", "done", date(2024, 2, 15), "day"),
        (1, "p", "g", "done", date(2024, 12, 31), "year"), (1, "p", "h", "done", date(2025, 1, 5), "day"),
        (2, "p", "e", "done", date(2024, 3, 1), "day"),
    ]  # fmt: skip
    assert durations(rows) == {("p", "e"): [30], ("p", "f"): [5]}


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from("abc"), st.sampled_from(["done", "received", "sent"]),
                          st.dates(date(2020, 1, 1), date(2024, 1, 1))), max_size=12))  # fmt: skip
def test_no_stage_ever_took_less_than_no_time(rows):
    found = durations((case, "p", stage, outcome, day, "day") for case, stage, outcome, day in sorted(rows))
    assert all(days >= 0 for passages in found.values() for days in passages)


@pytest.mark.django_db
def test_the_record_of_bandung_becomes_its_four_cases_and_is_reported_as_it_is(
    bandung, client, make_user, sign_in, time_machine
):
    """The real record, loaded once: its cases, the report on screen, as CSV and on paper."""
    time_machine.move_to(TODAY)
    told = {case.relation.partner.slug: standing_of(case) for case in Case.objects.all()}
    late = {
        slug: {one.rule.key: one.late_by for one in found.clocks if one.clock.ended}
        for slug, found in told.items()
    }
    assert (late["melbourne"]["K3"], late["hamamatsu"]["K3"], late["hamamatsu"]["K5"]) == (1445, 1285, 411)
    assert told["daegu"].stage.code == "e" and told["petaling-jaya"].state == "closed"
    assert not Event.objects.filter(kind="procedure_step").exists(), "nothing is entered twice"
    officer = make_user("officer", language="ja")
    with override("ja"):
        tables = report(officer, TODAY)
    rows = {one.key: one.rows for one in tables}
    assert [row[3] for row in rows["intents"]] == [1060], "Daegu, at the least since the end of 2023"
    assert rows["ending"] == [] and "ブラウンシュヴァイク" in {row[0] for row in rows["silent"]}
    assert all(row[2] == "" or row[2] is None or row[2] > 365 for row in rows["silent"])
    sign_in(client, officer)
    assert client.get("/desk/cases/report/").status_code == 200
    text = client.get("/desk/cases/report.csv").content.decode("utf-8-sig")
    assert len(text.strip().splitlines()) == sum(len(one.rows) + 1 for one in tables) and "\n=" not in text
    pdf = PdfReader(io.BytesIO(client.get("/desk/cases/report.pdf").content))
    assert 1 <= len(pdf.pages) <= 2
    paper = "".join(page.extract_text() for page in pdf.pages)
    assert "2026年11月25日" in paper and "ブラウンシュヴァイク" in paper, "it can be searched in Japanese"
