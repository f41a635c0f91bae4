"""The report says what is true of the record, on screen, as CSV and on two pages of paper."""

import io
from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from jalin.agreements import report_views, reporting
from jalin.agreements.engine.catalogue import shipped
from jalin.agreements.models import Case
from jalin.agreements.passages import passages
from jalin.agreements.report_views import set_paper
from jalin.agreements.reporting import Table, held_rows, report
from jalin.agreements.selectors import standing_of
from jalin.relations.models import Event

TODAY = date(2026, 11, 25)


KNOWN = shipped()
LONG = "id-permendagri-25-2020"
OUTCOMES = ("done", "received", "sent", "refused", "replaced")


def acts(*told: tuple[str, str, date], case: int = 1, precision: str = "day") -> list[tuple]:
    return [(case, LONG, stage, outcome, day, precision) for stage, outcome, day in told]


def test_a_passage_counts_from_its_own_receipt_else_from_the_stage_before_that_is_on_record():
    rows = acts(("d", "done", date(2024, 1, 1)), ("e", "received", date(2024, 1, 11)), ("e", "done", date(2024, 2, 10)),
                ("f", "done", date(2024, 2, 15)), ("j", "done", date(2024, 5, 15)))  # fmt: skip
    assert passages(rows, KNOWN) == {
        (LONG, "received", "e"): [30],
        (LONG, "e", "f"): [5],
        (LONG, "f", "j"): [90],
    }


def test_nobody_waits_for_what_comes_in_a_going_cooperation_but_for_an_answer():
    rows = acts(("c", "done", date(2014, 12, 19)), ("k", "done", date(2017, 7, 13)), ("j", "done", date(2019, 6, 26)),
                ("l", "done", date(2021, 1, 5)), ("m", "sent", date(2025, 8, 1)), ("m", "done", date(2025, 8, 11)),
                ("n", "done", date(2026, 1, 1)))  # fmt: skip
    assert passages(rows, KNOWN) == {(LONG, "c", "j"): [1650], (LONG, "sent", "m"): [10]}


def test_a_day_that_is_not_known_and_a_stage_that_is_not_known_count_nothing():
    vague = acts(("c", "done", date(2022, 1, 1)), precision="year")
    assert passages([*vague, *acts(("e", "done", date(2024, 3, 1)))], KNOWN) == {}
    assert (
        passages(
            [(1, "gone", "c", "done", date(2022, 1, 1), "day"), *acts(("zz", "done", date(2023, 1, 1)))],
            KNOWN,
        )
        == {}
    )
    assert (
        passages(
            [*acts(("c", "done", date(2024, 1, 1))), *acts(("e", "done", date(2024, 3, 1)), case=2)], KNOWN
        )
        == {}
    )


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["c", "e", "j", "k", "m", "n"]), st.sampled_from(OUTCOMES),
                          st.dates(date(2020, 1, 1), date(2024, 1, 1))), max_size=12))  # fmt: skip
@settings(max_examples=25)
def test_no_passage_ever_took_less_than_no_time(rows):
    found = passages(
        ((case, LONG, stage, outcome, day, "day") for case, stage, outcome, day in sorted(rows)), KNOWN
    )
    assert all(days >= 0 for took in found.values() for days in took)


def test_who_waits_for_whom_is_told_with_those_who_wait_longest():
    held = [
        ("Council", "Seoul", 10),
        ("Council", "Daegu", 745),
        ("Mayor", "Bonn", 1),
        ("Council", "Daegu", 3),
    ]
    assert held_rows(held) == [("Council", "Daegu and Seoul", 3, 10, 745), ("Mayor", "Bonn", 1, 1, 1)]
    assert (
        held_rows(("Mayor", f"City {n}", 9 - n) for n in range(5))[0][1]
        == "City 0, City 1, City 2 and 2 more"
    )
    assert held_rows([]) == []


LONGEST = "Kota yang namanya panjang sekali dan tidak muat dalam satu baris tabel di atas kertas"


@pytest.mark.parametrize(("rows", "lang"), [(0, "en"), (1, "id"), (300, "ja")])
def test_the_paper_for_the_mayor_has_two_pages_at_most(rows, lang, monkeypatch):
    monkeypatch.setattr("jalin.agreements.report_views.home_office", lambda: None)
    row = (LONGEST, LONGEST, TODAY, 1234.5)
    tables = [
        Table(
            str(n),
            "Judul tabel",
            LONGEST * 2,
            ("Mitra", "Perkara", "Hari", "Hari"),
            [row] * rows,
            (2, 3),
            "–",
        )
        for n in range(6)
    ]
    with override(lang):
        assert 1 <= len(PdfReader(io.BytesIO(set_paper(tables, TODAY))).pages) <= 2


@pytest.mark.django_db
@pytest.mark.one_database
def test_a_table_that_was_cut_says_so_on_the_page_and_in_the_file(client, make_user, sign_in, monkeypatch):
    told = Table("waiting", "Who waits", "lead", ("Who", "Days"), [("DPRD", 45), ("Governor", 5)], (1,))
    monkeypatch.setattr(report_views, "report", lambda user, today: [told])
    sign_in(client, make_user("leader"))
    for most, is_cut in ((3, False), (2, True)):
        monkeypatch.setattr(reporting, "MOST", most)
        for path in ("/desk/cases/report/", "/desk/cases/report.csv"):
            said = client.get(path).content.decode()
            assert "Governor" in said and ("Only the first 2 rows" in said) == is_cut, (path, most)


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
    assert [(row[4], row[5]) for row in rows["took"]] == [(1650, 1650), (1420, 1420), (391, 391)], (
        "each from where it counts"
    )
    assert [row[1:] for row in rows["waiting"]] == [("大邱", 1, 744, 744)] and rows["lying"] == []
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
