"""The city's own holidays: added, taken back, and said where a file is faulty."""

from datetime import date

import pytest

from jalin.people.holidays import calendar_with_own, holiday_faults

HEADER = "date,country,kind,source\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "holidays").mkdir()
    return tmp_path / "holidays"


def test_an_own_row_adds_a_holiday_or_takes_a_shipped_one_back(folder):
    day, new_year = date(2028, 3, 1), date(2026, 1, 1)
    assert calendar_with_own("ID", folder.parent).doubts_between(day, day) == ("2028",)
    rows = "2028-03-01,ID,national,Decree\n2026-01-01,ID,working_day,Decree\n2028-03-02,MY,national,Gazette\n"
    (folder / "own.csv").write_text(HEADER + rows)
    calendar = calendar_with_own("ID", folder.parent)
    assert not calendar.is_working_day(day) and calendar.is_working_day(new_year)
    assert calendar.is_working_day(date(2028, 3, 2)) and calendar.doubts_between(day, day) == ()
    assert not calendar_with_own("MY", folder.parent).is_working_day(date(2028, 3, 2))
    assert holiday_faults(folder.parent) == []


def test_collective_leave_is_off_unless_the_city_reads_it_otherwise():
    leave = date(2025, 1, 28)  # beside the Chinese New Year
    assert not calendar_with_own("ID", None).is_working_day(leave)
    assert calendar_with_own("ID", None, collective_leave_is_off=False).is_working_day(leave)


@pytest.mark.parametrize(
    ("row", "said"),
    [("2028-02-30,ID,national,Decree", "line 2"), ("2028-02-01,ID,nasional,Decree", "national"), ("2028-02-01,Indonesia,national,Decree", "ID, JP"),
     ("2028-02-01,ID,national,", "line 2"), ("2028-02-01,ID,national,A\n2028-02-01,ID,national,B", "in line 2 already")],
)  # fmt: skip
def test_a_faulty_file_is_said_with_its_line_and_passed_over(folder, row, said):
    (folder / "own.csv").write_text(f"{HEADER}{row}\n")
    assert [said in str(fault) for fault in holiday_faults(folder.parent)] == [True]
    assert calendar_with_own("ID", folder.parent).is_working_day(date(2028, 2, 1))
