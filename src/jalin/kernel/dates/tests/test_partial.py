from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.kernel.dates import AGREE, CONTAIN, DISAGREE, PartialDate, compare_dates, format_partial, read_date

DAYS = st.dates(date(1868, 1, 1), date(2100, 12, 31))


def days(text):
    return PartialDate.from_record(text, "interval")


@st.composite
def partial_dates(draw):
    day, other = draw(DAYS), draw(DAYS)
    return draw(
        st.sampled_from(
            [
                PartialDate.of_day(day),
                PartialDate.of_month(day.year, day.month),
                PartialDate.of_year(day.year),
                PartialDate.of_interval(min(day, other), max(day, other)),
                PartialDate.unknown(),
            ]
        )
    )


@pytest.mark.parametrize(
    "wrong",
    [
        (date(2026, 5, 2), date(2026, 5, 1), "interval", None),
        (date(2026, 5, 1), date(2026, 5, 2), "day", None),
        (date(2026, 5, 1), date(2026, 5, 30), "month", None),
        (date(2026, 5, 1), None, "day", None),
        (date(2026, 5, 1), date(2026, 5, 1), "unknown", None),
        (date(2026, 5, 1), date(2026, 5, 1), "minute", None),
        (date(2026, 5, 1), date(2026, 5, 1), "minute", datetime(2026, 5, 2, tzinfo=UTC)),
        (date(2026, 5, 1), date(2026, 5, 1), "decade", None),
    ],
)
def test_a_date_that_contradicts_itself_cannot_exist(wrong):
    with pytest.raises(ValueError):
        PartialDate(*wrong)


@given(partial_dates())
def test_the_record_form_reads_back(known):
    assert PartialDate.from_record(known.iso, known.precision) == known


@given(partial_dates())
def test_stored_columns_read_back(known):
    assert PartialDate.from_columns(known.start, known.end, known.precision) == known


def test_careless_columns_are_widened_to_what_their_precision_says():
    assert PartialDate.from_columns(date(2018, 9, 12), None, "month") == PartialDate.of_month(2018, 9)
    assert PartialDate.from_columns(date(2014, 3, 1), date(2014, 3, 1), "year") == PartialDate.of_year(2014)
    assert PartialDate.from_columns(date(2014, 3, 1), None, "unknown") == PartialDate.unknown()


@given(partial_dates(), partial_dates())
def test_comparing_is_symmetric_and_true_to_the_days(one, other):
    assert compare_dates(one, other) == compare_dates(other, one)
    if one == other:
        assert compare_dates(one, other) == AGREE
    if one.is_known and other.is_known and (one.end < other.start or other.end < one.start):
        assert compare_dates(one, other) == DISAGREE


def test_two_sources_on_one_date():
    signed = PartialDate.of_day(date(2014, 12, 19))
    assert compare_dates(PartialDate.of_year(2014), signed) == CONTAIN
    assert compare_dates(PartialDate.of_year(2002), PartialDate.of_year(2014)) == DISAGREE
    assert compare_dates(PartialDate.unknown(), signed) == CONTAIN
    assert (
        compare_dates(PartialDate.of_day(date(1960, 5, 24)), PartialDate.of_day(date(1960, 6, 2))) == DISAGREE
    )


def test_one_moment_in_two_zones_agrees():
    jakarta = datetime(2026, 6, 22, 16, 0, tzinfo=timezone(timedelta(hours=7)))
    tokyo = jakarta.astimezone(timezone(timedelta(hours=9)))
    moments = [PartialDate.of_minute(at) for at in (jakarta, tokyo, tokyo + timedelta(minutes=5))]
    assert compare_dates(moments[0], moments[1]) == AGREE
    assert compare_dates(moments[0], moments[2]) == DISAGREE
    assert compare_dates(moments[0], PartialDate.of_day(date(2026, 6, 22))) == CONTAIN


@given(st.lists(partial_dates(), max_size=8))
def test_order_is_by_first_day_wider_first_unknown_last(dates):
    ordered = sorted(dates, key=lambda known: known.sort_key)
    known = [one for one in ordered if one.is_known]
    assert ordered[: len(known)] == known
    assert all(
        a.start < b.start or (a.start == b.start and a.end >= b.end)
        for a, b in zip(known, known[1:], strict=False)
    )


@pytest.mark.parametrize(
    ("known", "indonesian", "japanese", "english"),
    [
        (PartialDate.of_day(date(2026, 11, 23)), "23 November 2026", "2026年11月23日", "23 November 2026"),
        (PartialDate.of_month(2018, 9), "September 2018", "2018年9月", "September 2018"),
        (PartialDate.of_month(2019, 8), "Agustus 2019", "2019年8月", "August 2019"),
        (PartialDate.of_year(2002), "2002", "2002年", "2002"),
        (days("2018-11-02/2018-11-06"), "2–6 November 2018", "2018年11月2日〜6日", "2–6 November 2018"),
        (days("2026-10-31/2026-11-01"), "31 Oktober – 1 November 2026", "2026年10月31日〜11月1日",
         "31 October – 1 November 2026"),
        (days("2026-12-30/2027-01-02"), "30 Desember 2026 – 2 Januari 2027", "2026年12月30日〜2027年1月2日",
         "30 December 2026 – 2 January 2027"),
        (days("2026-09-01/2027-07-31"), "September 2026 – Juli 2027", "2026年9月〜2027年7月",
         "September 2026 – July 2027"),
        (days("2026-01-01/2026-12-31"), "Januari – Desember 2026", "2026年1月〜12月",
        "January – December 2026"),
        (days("2002-01-01/2005-12-31"), "2002–2005", "2002年〜2005年", "2002–2005"),
        (PartialDate.unknown(), "tanggal tidak diketahui", "日付不明", "date not known"),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(known, indonesian, japanese, english):
    assert format_partial(known, "id") == indonesian
    assert format_partial(known, "ja") == japanese
    assert format_partial(known, "en") == format_partial(known, "fr") == english


def test_weekdays_are_shown_when_asked():
    day = PartialDate.of_day(date(2026, 11, 23))
    assert format_partial(day, "ja-JP", weekday=True) == "2026年11月23日（月）"
    assert format_partial(day, "id", weekday=True) == "Senin, 23 November 2026"
    assert format_partial(day, "en", weekday=True) == "Monday, 23 November 2026"


def test_moments_name_their_zone():
    moment = read_date("Senin, 22 Juni 2026 16.00 WIB").partial
    assert format_partial(moment, "id") == "22 Juni 2026 pukul 16.00 WIB"
    assert format_partial(moment, "ja") == "2026年6月22日 16:00（WIB）"
    assert format_partial(moment, "en") == "22 June 2026, 16:00 WIB"


@given(partial_dates(), st.sampled_from(["id", "ja", "en"]), st.booleans())
def test_what_is_written_for_people_reads_back_as_the_same_days(known, lang, weekday):
    reading = read_date(format_partial(known, lang, weekday=weekday))
    assert (reading.start, reading.end) == (known.start, known.end)
    assert "wrong-weekday" not in reading.flags
