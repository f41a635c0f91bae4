"""The shipped files are what the package and our corrections give; a newer package shows its differences."""

import importlib.util
from pathlib import Path

import pytest

pytest.importorskip("holidays")
SCRIPT = Path(__file__).parents[5] / "scripts" / "make_holidays.py"


@pytest.fixture(scope="module")
def make_holidays():
    spec = importlib.util.spec_from_file_location("make_holidays", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("country", ["ID", "JP"])
def test_a_holiday_file_is_what_the_package_and_the_corrections_give(make_holidays, country):
    shipped = (make_holidays.DATA / f"holidays_{country.lower()}.csv").read_text(encoding="utf-8")
    assert without_source(shipped) == without_source(make_holidays.file_text(country))


def without_source(text):
    return [line.rsplit(",", 2)[0] + line[line.rindex(",") :] for line in text.splitlines()]
