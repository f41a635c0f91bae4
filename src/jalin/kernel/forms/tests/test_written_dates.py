"""A date as it is written, read back before it is kept."""

from datetime import date

import pytest
from django import forms

from jalin.kernel.forms.written_dates import WrittenDateField


class DateForm(forms.Form):
    day = WrittenDateField(required=False)


def form(text: str, seen: str | None = None) -> DateForm:
    return DateForm({"day": text, **({} if seen is None else {"day_seen": seen})})


@pytest.mark.parametrize(("text", "start", "end", "precision"), [
    ("6 June 2026", date(2026, 6, 6), date(2026, 6, 6), "day"),
    ("4 s.d. 6 Juni 2026", date(2026, 6, 4), date(2026, 6, 6), "interval"),
    ("平成30年11月", date(2018, 11, 1), date(2018, 11, 30), "month"),
    ("2014", date(2014, 1, 1), date(2014, 12, 31), "year"),
    ("22 Juni 2026 pukul 16.00 WIB", date(2026, 6, 22), date(2026, 6, 22), "day"),
    ("", None, None, "unknown"),
])  # fmt: skip
def test_it_becomes_the_columns_of_a_timeline(text, start, end, precision):
    found = form(text)
    assert found.is_valid(), found.errors
    assert found.cleaned_data["day"].columns == {"starts_on": start, "ends_on": end, "precision": precision}


def test_it_is_seen_when_the_reading_of_this_very_text_was_shown():
    assert form("6 June 2026", "6 June 2026").is_valid()
    for seen, expected in (("6 June 2026", True), ("5 June 2026", False), (None, False)):
        found = form("6 June 2026", seen)
        assert found.is_valid()
        assert found.cleaned_data["day"].is_seen is expected


@pytest.mark.parametrize("text", ["31 Februari 2026", "soon", "x" * 5000])
def test_what_is_not_understood_is_an_error_with_a_sentence(text):
    found = form(text)
    assert not found.is_valid()
    assert found.errors["day"][0]


def test_the_field_shows_the_reading_of_what_it_holds():
    assert "Thursday, 4 June 2026" in str(form("4 s.d. 6 Juni 2026")["day"])
    assert "day_seen" in str(form("2014")["day"])
    assert "day_seen" not in str(form("soon")["day"])


def test_a_hostile_text_is_only_text():
    drawn = str(form('"><script>alert(1)</script>')["day"])
    assert "<script>" not in drawn
