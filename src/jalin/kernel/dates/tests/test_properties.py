"""What must hold for every date and for any text whatever."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jalin.kernel.dates import ColumnDecision, read_date
from jalin.kernel.dates.eras import ERAS, era_has
from jalin.kernel.dates.months import MONTH_NAMES, WEEKDAY_KANJI, WEEKDAY_NAMES

DAYS = st.dates(date(1873, 1, 1), date(2100, 12, 31))
ID, EN = MONTH_NAMES["id"], MONTH_NAMES["en"]


def era_parts(day):
    era = next(one for one in ERAS if day >= one.first)
    return era, day.year - era.first.year + 1


def in_era(day, form):
    era, year = era_parts(day)
    return form.format(
        name=era.name, letter=era.letter, year=year, first="元" if year == 1 else year, day=day
    )


WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
DAY_FORMS = {
    "id": lambda d: f"{d.day} {ID[d.month - 1]} {d.year}",
    "id upper": lambda d: f"{d.day:02} {ID[d.month - 1].upper()} {d.year}",
    "id weekday": lambda d: f"{WEEKDAY_NAMES['id'][d.weekday()]}, {d.day} {ID[d.month - 1]} {d.year}",
    "id prefix": lambda d: f"Tanggal {d.day} {ID[d.month - 1].lower()} {d.year}.",
    "id place": lambda d: f"Bandung, {d.day} {ID[d.month - 1]} {d.year}",
    "id number": lambda d: f"Nomor: 05, Tanggal: {d.day} {ID[d.month - 1]} {d.year}",
    "id dashes": lambda d: f"{d.day}-{ID[d.month - 1][:3]}-{d.year}",
    "en": lambda d: f"{d.day} {EN[d.month - 1]} {d.year}",
    "en American": lambda d: f"{EN[d.month - 1]} {d.day}, {d.year}",
    "en weekday": lambda d: f"{WEEKDAY_NAMES['en'][d.weekday()]} {d.day} {EN[d.month - 1][:3]} {d.year}",
    "iso": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "dmy": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "ja": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "ja weekday": lambda d: f"{d.year}年{d.month}月{d.day}日（{WEEKDAY_KANJI[d.weekday()]}）",
    "ja era": lambda d: in_era(d, "{name}{first}年{day.month}月{day.day}日"),
    "ja letters": lambda d: in_era(d, "{letter}{year}.{day.month}.{day.day}"),
    "ja both": lambda d: in_era(d, "{day.year}年({name}{first}年){day.month}月{day.day}日"),
    "full width": lambda d: f"{d.year}年{d.month}月{d.day}日".translate(WIDE),
}  # fmt: skip
DAY_FIRST = ColumnDecision(order="dmy", reason="proved")


@pytest.mark.parametrize("form", DAY_FORMS)
@given(day=DAYS)
@settings(max_examples=60)
def test_every_day_in_every_form_reads_back_exactly(form, day):
    reading = read_date(DAY_FORMS[form](day), column=DAY_FIRST)
    assert (reading.start, reading.end, reading.precision) == (day, day, "day")
    assert reading.warnings == ()


@given(day=DAYS, length=st.integers(1, 366))
def test_every_range_reads_back_exactly(day, length):
    end = day + timedelta(days=length)
    assume(end.year <= 2100)
    for write in ("id", "en", "iso", "ja", "id weekday", "ja weekday", "en American"):
        for between in (" s.d. ", " sampai dengan ", " – ", " to ", "〜"):
            reading = read_date(DAY_FORMS[write](day) + between + DAY_FORMS[write](end))
            assert (reading.start, reading.end, reading.precision) == (day, end, "day")
            assert reading.warnings == ()


@given(day=DAYS, length=st.integers(1, 30))
def test_ranges_that_say_the_month_once(day, length):
    end = day + timedelta(days=length)
    assume((end.year, end.month) == (day.year, day.month))
    month = ID[day.month - 1]
    for text in (
        f"{day.day} s. d. {end.day} {month} {day.year}",
        f"{day.day}-{end.day} {month} {day.year}",
        f"{day.year}年{day.month}月{day.day}日～{end.day}日",
        f"{EN[day.month - 1]} {day.day}–{end.day}, {day.year}",
    ):
        reading = read_date(text)
        assert (reading.start, reading.end) == (day, end)


@given(day=DAYS, wrong=st.integers(1, 6))
def test_every_wrong_weekday_is_warned_of(day, wrong):
    name = WEEKDAY_NAMES["id"][(day.weekday() + wrong) % 7]
    reading = read_date(f"{name}, {DAY_FORMS['id'](day)}")
    assert (reading.start, reading.warnings) == (day, ("wrong-weekday",))


@given(day=DAYS, off=st.integers(-3, 3))
def test_two_calendars_that_disagree_are_never_read(day, off):
    assume(off)
    era, year = era_parts(day)
    assume(year + off >= 1)
    reading = read_date(f"{day.year}年({era.name}{year + off}年){day.month}月{day.day}日")
    assert (reading.precision, reading.problem) == ("none", "era-mismatch")


@given(era=st.sampled_from(ERAS), year=st.integers(0, 70), month=st.integers(0, 13), day=st.integers(0, 32))
def test_no_day_outside_its_era_is_read(era, year, month, day):
    reading = read_date(f"{era.name}{year}年{month}月{day}日")
    try:
        exists = era_has(era, year, month, day) and era.first.year + year - 1 >= 1873
    except ValueError:
        exists = False
    assert reading.is_read == exists


ALPHABET = st.one_of(
    st.text(max_size=40),
    st.text(
        alphabet="0123456789 ./-–~〜,:()（）年月日元令和平成RHＲ０１s.d.MeiJuniTWIWIBsampai", max_size=30
    ),
    st.lists(
        st.sampled_from(
            [
                "12",
                "Mei",
                "Juni",
                "2026",
                "2027",
                "s.d.",
                "-",
                "sampai",
                "Senin,",
                "WIB",
                "16.00",
                "pukul",
                "Jakarta,",
                "年",
                "月",
                "日",
                "令和",
                "元",
                "(",
                ")",
                "R6.1.1",
                "3/4/2026",
                "2026-05-12",
                "sejak",
                "tahun",
                "bulan",
                "から",
                "まで",
                "TW III",
                "batal",
                "46154",
                "0",
                "th",
                "st",
                "am",
            ]
        ),
        max_size=8,
    ).map(" ".join),
)


@given(ALPHABET)
@settings(max_examples=600)
def test_no_text_raises_and_no_reading_runs_backwards(text):
    reading = read_date(text)
    if reading.is_read:
        assert reading.start <= reading.end and reading.problem is None
        assert reading.partial.is_known
        assert any(char.isdigit() or char in "元〇零一二三四五六七八九十百千" for char in text)
    else:
        assert (reading.start, reading.end, reading.at) == (None, None, None) and reading.problem
        assert all(reading.message(lang) for lang in ("id", "ja", "en"))
    assert reading.raw == text


SLIP_FORMS = [
    "id", "id weekday", "id place", "en", "en American", "iso", "slashes", "ja", "ja weekday", "id dashes",
]  # fmt: skip


@given(
    day=DAYS,
    form=st.sampled_from(SLIP_FORMS),
    data=st.data(),
)  # fmt: skip
@settings(max_examples=800)
def test_one_slip_never_gives_another_year_unless_a_digit_slipped(day, form, data):
    text = DAY_FORMS[form](day)
    place = data.draw(st.integers(0, len(text) - 1))
    new = data.draw(st.sampled_from(list("abcdefghijklmnopqrstuvwxyzRHSTM .,-/:()年月日元～²½٣") + [""]))
    keep = data.draw(st.booleans())
    removed = "" if keep else text[place]
    slipped = text[:place] + new + text[place + len(removed) :]
    assume(not removed.isdigit())
    reading = read_date(slipped)
    if reading.is_read:
        assert (reading.start.year, reading.end.year) == (day.year, day.year)


@given(
    day=DAYS,
    form=st.sampled_from(["id", "en", "en American", "ja", "iso"]),
    word=st.text(alphabet="abcdefghijklmnopqrstuvwxyz漢字かなカナ", min_size=4, max_size=12),
)
def test_a_date_beside_a_word_that_means_nothing_is_not_read(day, form, word):
    for text in (f"{DAY_FORMS[form](day)} {word}", f"{word} {DAY_FORMS[form](day)}"):
        reading = read_date(text)
        assert not reading.is_read or "weekday" in reading.flags


def test_hostile_texts_take_no_time():
    for text in (
        "1" * 150,
        "(" * 200,
        "s.d." * 50,
        "1-" * 90,
        "Senin, " * 25,
        "年" * 190,
        "a b, " * 40,
        "12 Mei " * 28,
    ):
        read_date(text)
