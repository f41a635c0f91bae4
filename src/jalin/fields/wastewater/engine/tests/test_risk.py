"""Risk in money: by hand, and by the laws it has to keep."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.fields.wastewater.engine import risk, risk_file
from jalin.fields.wastewater.engine.data_errors import FaultyFile
from jalin.fields.wastewater.engine.deterioration import Chain
from jalin.fields.wastewater.engine.deterioration.markov import at_rank
from jalin.fields.wastewater.engine.observations import Pipe
from jalin.fields.wastewater.engine.risk import Consequences, RiskTerms

CHAIN = Chain((0.045, 0.028, 0.021, 0.012))
TERMS = RiskTerms(collapse_rate=0.05, discount_rate=0.03, years=30)
FILE = """
[risk]
currency = "JPY"
source = "test"
collapse_rate = 0.05
discount_rate = 0.03
years = 30

[consequence]
repair_premium = 2_000_000
per_m_depth = 500_000
flood_per_m3 = 3000
[consequence.road]
arterial = 8_000_000
lane = 500_000
[consequence.critical]
hospital = 20_000_000

[deterioration.concrete]
steps = [0.045, 0.028, 0.021, 0.012]
inspections = 310
source = "test"
weibull = [88.0, 2.4]
[deterioration.all]
steps = [0.04, 0.03, 0.02, 0.01]
source = "test"
"""


def test_failure_and_worth_by_hand():
    two = RiskTerms(0.05, 0.10, 2)
    course = risk.failure_course(CHAIN, at_rank(4), two)
    assert course == pytest.approx(
        [0.012, 0.012 * 0.988 + 0.05 * 0.012, 0.012 * 0.988**2 + 0.05 * (1 - 0.988**2)]
    )
    assert risk.present_worth(course, 1000, two) == pytest.approx(1000 * (course[1] / 1.1 + course[2] / 1.21))
    # a repair in year 2 saves the difference of that year only
    saved = risk.avoided(CHAIN, at_rank(4), 10**9, two, rank_after=1, year=2)
    assert saved == round((course[2] - 0.0) * 10**9 / 1.21)


ranks = st.integers(1, 5)


@given(ranks, ranks, st.integers(1, 30), st.integers(0, 10**12))
@settings(max_examples=60)
def test_a_repair_never_adds_risk_nor_saves_more_than_there_is(rank, after, year, money):
    saved = risk.avoided(CHAIN, at_rank(rank), money, TERMS, after, year)
    whole = risk.present_worth(risk.failure_course(CHAIN, at_rank(rank), TERMS), money, TERMS)
    assert 0 <= saved <= whole + 1
    assert saved <= risk.avoided(CHAIN, at_rank(rank), money, TERMS, 1, year)


@given(st.integers(1, 4))
def test_the_worse_pipe_carries_the_greater_risk(rank):
    better, worse = (risk.failure_course(CHAIN, at_rank(r), TERMS) for r in (rank, rank + 1))
    assert np.all(better <= worse + 1e-15)


def test_a_collapse_rate_below_the_last_step_is_refused():
    with pytest.raises(ValueError, match="collapse rate"):
        risk.failure_course(CHAIN, at_rank(1), RiskTerms(0.01, 0.03, 5))


def test_expected_annual_damage_by_hand():
    storms = [(0.5, 0.0), (0.1, 400.0), (0.02, 1000.0)]
    assert risk.expected_annual_damage(storms) == pytest.approx(0.4 * 200 + 0.08 * 700)
    assert risk.expected_annual_damage(reversed(storms)) == risk.expected_annual_damage(storms)
    for wrong in ([(0.5, 1.0)], [(0.5, 1.0), (0.5, 2.0)], [(0.5, 1.0), (1.5, 2.0)]):
        with pytest.raises(ValueError):
            risk.expected_annual_damage(wrong)


def test_consequence_is_a_sum_and_says_what_is_not_known():
    prices = risk_file.read(FILE).consequences
    pipe = Pipe("P", 40.0, 0.3, depth=3.0, road="arterial", critical=("hospital", "shrine"))
    terms, unknown = prices.of(pipe, flood=100.0)
    assert terms == {"repair_premium": 2_000_000, "depth": 1_500_000, "flood": 300_000, "road": 8_000_000,
                     "critical": 20_000_000}  # fmt: skip
    assert unknown == ()
    assert prices.of(Pipe("Q", 40.0, 0.3))[1] == ("depth", "flood", "road")


def test_the_file_gives_terms_curves_and_faults():
    read = risk_file.read(FILE)
    assert read.terms == TERMS
    assert read.curves.curve_of("concrete").weibull.age_at(0.5) == pytest.approx(88 * np.log(2) ** (1 / 2.4))
    assert read.curves.curve_of("clay").chain.steps[0] == 0.04
    with pytest.raises(FaultyFile) as found:
        risk_file.read(
            FILE.replace("collapse_rate = 0.05", "collapse_rate = 0.011").replace("[88.0, 2.4]", "[88.0, 0]")
        )
    assert [(fault.line, fault.key) for fault in found.value.faults] == [
        (20, "collapse-rate-too-small"), (23, "number-out-of-bounds")]  # fmt: skip


def test_consequence_classes_are_fifths():
    money = {f"P{n}": n * 10 for n in range(10)}
    assert list(risk.consequence_classes(money).values()) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert set(risk.consequence_classes(dict.fromkeys("abc", 7)).values()) == {1}
    assert Consequences().of(Pipe("P", 1.0, 0.3)) == ({}, ())
