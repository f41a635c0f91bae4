from collections import Counter
from datetime import date

from jalin.kernel.places.units import all_within, unit, units_within

ANY_DAY = date(2026, 11, 1)


def test_bandung_has_30_kecamatan_and_151_kelurahan():
    assert Counter(row.level for row in all_within("32.73", ANY_DAY)) == {"kecamatan": 30, "kelurahan": 151}
    assert [row.name for row in units_within("32.73", ANY_DAY)][:2] == ["Sukasari", "Coblong"]


def test_hamamatsu_has_three_wards_since_2024_and_seven_before():
    before, after = (units_within("22130", day) for day in (date(2023, 12, 31), date(2024, 1, 1)))
    assert len(before) == 7 and [row.name_ja for row in after] == ["中央区", "浜名区", "天竜区"]
    assert units_within("22130", date(2007, 3, 31)) == ()


def test_a_split_ward_has_two_successors():
    assert unit("22135").successors == ("22138", "22139")
    assert unit("22131").successors == ("22138",)
    assert unit("22138").successors == ()


def test_indonesia_has_38_provinces_and_514_regencies_and_cities():
    provinces = {unit(code).parent for code in ("32.04", "32.17", "32.73")}
    assert provinces == {"32"}
    assert [unit(code).name for code in ("32.04", "32.17", "32.73")] == [
        "Kabupaten Bandung", "Kabupaten Bandung Barat", "Kota Bandung",
    ]  # fmt: skip
    west_java = units_within("32", ANY_DAY)
    assert Counter(row.level for row in west_java) == {"kabupaten": 18, "kota": 9}


def test_an_unknown_code_has_nothing():
    assert unit("99.99") is None and units_within("99.99", ANY_DAY) == ()
