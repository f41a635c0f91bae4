"""Grades as the scales' own sources reckon them."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.fields.wastewater.engine.grading import (
    MARKS,
    SCHEMES,
    crosswalk,
    dwa,
    grade,
    japan,
    load_table,
    pacp,
    wrc,
)
from jalin.fields.wastewater.engine.observations import Inspection, Observation, Pipe

PIPE = Pipe("P1", length=50.0, diameter=0.3, material="concrete")


def seen(*codes, standard="pacp", pieces=None, surveyed=None):
    """codes: (code, amount, grade, position, length, piece), as many as needed"""
    names = ("amount", "grade", "position", "length", "piece")
    observations = []
    for line, (code, *rest) in enumerate(codes, start=2):
        filled = {name: value for name, value in zip(names, rest, strict=False) if value is not None}
        observations.append(Observation(code, line=line, **filled))
    return Inspection("P1", standard, observations=tuple(observations), pieces=pieces, surveyed=surveyed)


# PACP


def test_pacp_rates_as_in_the_worked_example():
    structural, om = pacp.PacpRating((1, 3, 2, 5, 3)), pacp.PacpRating((3, 5, 4, 0, 2))
    assert structural.segments == (1, 6, 6, 20, 15)
    assert (structural.pipe, om.pipe, (structural + om).pipe) == (48, 35, 83)
    assert (structural + om).defects == 28
    assert (structural + om).quick() == "5545"
    assert structural.index == pytest.approx(48 / 14)


@pytest.mark.parametrize(
    ("counts", "quick"),
    [
        ((0, 0, 0, 0, 0), "0000"),
        ((0, 0, 0, 0, 1), "5100"),
        ((9, 10, 0, 0, 0), "2A19"),
        ((0, 0, 14, 15, 0), "4B3A"),
    ],
)
def test_pacp_counts_over_nine_become_letters(counts, quick):
    assert pacp.PacpRating(counts).quick() == quick


def test_a_continuous_defect_counts_once_for_every_five_feet():
    assert [pacp.occurrences(length, 1.524) for length in (0.0, 0.5, 1.524, 4.6, 15.24)] == [1, 1, 1, 3, 10]


def test_pacp_grades_an_inspection_by_its_worst_structural_defect():
    found = grade(seen(("CC",), ("FM",), ("FM",), ("RFB",), ("AMH",)), PIPE)
    assert (found.label, found.rank) == ("4", 4)
    assert found.figures["structural"]["quick_rating"] == "4211"
    assert found.figures["om"]["defects_by_grade"] == [0, 1, 0, 0, 0]
    assert found.reasons[0].say("en") == "Worst structural grade 4: 2 defects (FM)."


def test_a_recorded_grade_is_used_and_the_difference_told():
    found = grade(seen(("FM", None, "5")), PIPE)
    assert found.label == "5"
    assert "the table says 4" in found.reasons[-1].say("en")


def test_a_hole_without_its_size_stays_undecided():
    found = grade(seen(("H",)), PIPE)
    assert (found.label, found.rank, found.undecided) == ("", None, (2,))


# DWA


def test_dwa_points_by_hand():
    defects = [dwa.ClassedDefect(1, 0.0), dwa.ClassedDefect(2, 10.0), dwa.ClassedDefect(3, 5.0)]
    settings = load_table("dwa").settings
    # (4 · 2.5 + 3 · 10 + 2 · 5) / (4 · 50) = 0.25
    assert dwa.density(defects, 50.0) == pytest.approx(0.25)
    assert dwa.points(defects, 50.0, settings) == pytest.approx(300 + 50 * 0.25)


@pytest.mark.parametrize(
    ("code", "amount", "diameter", "label"),
    [("BABBA", 3.0, 0.3, "0"), ("BABBA", 3.0, 0.5, "1"), ("BABBA", 3.0, 0.7, "1"), ("BACC", None, 0.3, "0"),
     ("BAJB", 16.0, 0.3, "2"), ("BAKA", 20.0, 0.3, "2"), ("BAKA", 4.9, 0.3, "4")],
)  # fmt: skip
def test_dwa_classes_by_measure_and_diameter(code, amount, diameter, label):
    assert grade(seen((code, amount), standard="dwa"), replace(PIPE, diameter=diameter)).label == label


def test_deformation_needs_the_material():
    record = seen(("BAAA", 8.0), standard="dwa")
    assert grade(record, PIPE).figures["S"]["class"] == 0
    assert grade(record, replace(PIPE, material="plastic")).figures["S"]["class"] == 2
    unknown = grade(record, replace(PIPE, material=""))
    assert unknown.figures["S"]["class"] is None
    assert unknown.undecided == (2,)


def test_what_the_leaflet_leaves_to_an_engineer_takes_the_recorded_class():
    case = seen(("BABBC", 3.0), standard="dwa")
    assert grade(case, PIPE).undecided == (2,)
    assert grade(seen(("BABBC", 3.0, "0"), standard="dwa"), PIPE).label == "0"


# WRc


@pytest.mark.parametrize(("peak", "label"), [(0, 1), (9, 1), (10, 2), (39, 2), (40, 3), (79, 3), (80, 4), (164, 4),
                                             (165, 5), (400, 5)])  # fmt: skip
def test_wrc_thresholds(peak, label):
    assert wrc.grade_for(peak, load_table("wrc").settings["grade_from"]) == label


def test_scores_within_one_metre_add_up():
    near = grade(seen(("FL", None, None, 10.0), ("FC", None, None, 10.5), standard="wrc"), PIPE)
    apart = grade(seen(("FL", None, None, 10.0), ("FC", None, None, 11.0), standard="wrc"), PIPE)
    assert (near.label, near.figures["peak_score"], near.figures["peak_at_m"]) == ("4", 80, 10.0)
    assert (apart.label, apart.figures["peak_score"]) == ("3", 40)


spans = st.tuples(st.integers(0, 40), st.integers(0, 8), st.sampled_from([1, 10, 40, 80])).map(
    lambda t: (t[0] / 4, (t[0] + t[1]) / 4, t[2])
)


@given(st.lists(spans, max_size=8))
def test_no_window_holds_more_than_the_peak(scored):
    peak, at = wrc.peak_score(scored)
    sums = [sum(s for a, b, s in scored if a < x / 8 + 1 and b >= x / 8) for x in range(-8, 110)]
    assert peak == max(sums)
    assert not scored or peak == sum(s for a, b, s in scored if a < at + 1 and b >= at)


# Japan


def test_the_guidelines_worked_example_of_rates():
    rank, rates = japan.rank_from_rates(25, ["a"] * 6 + ["b"] * 3 + ["c"] * 2, load_table("japan").settings)
    assert (rank, rates["a_percent"]) == ("A", 24.0)


@pytest.mark.parametrize(
    ("pieces", "worst", "rank"),
    [(10, "aa", "A"), (10, "abbb", "A"), (10, "a", "B"), (10, "bbb", "B"), (10, "cccccc", "B"), (10, "ccccc", "C"),
     (10, "", None)],
)  # fmt: skip
def test_rates_at_their_limits(pieces, worst, rank):
    assert japan.rank_from_rates(pieces, list(worst), load_table("japan").settings)[0] == rank


def test_all_combinations_of_the_three_items():
    for ranks in product(("A", "B", "C", None), repeat=3):
        a, b = ranks.count("A"), ranks.count("B")
        if a >= 2:
            wanted = "I"
        elif a == 1 or b >= 2:
            wanted = "II"
        elif any(ranks):
            wanted = "III"
        else:
            wanted = "sound"
        assert japan.urgency(ranks) == wanted
    by_label = [japan.urgency(ranks) for ranks in product("ABC", repeat=3)]
    assert [by_label.count(label) for label in ("I", "II", "III")] == [7, 16, 4]


def test_one_broken_piece_is_enough_and_measures_give_ranks():
    broken = grade(seen(("破損", None, "a", 5.0, None, 3), standard="japan", pieces=30), PIPE)
    assert (broken.label, broken.figures["pieces"]) == ("II", "A")
    sagging = grade(seen(("たるみ", 55.0), ("腐食", None, "B"), standard="japan", pieces=25), PIPE)
    assert (sagging.label, sagging.figures["sag"]) == ("II", "B")
    large = grade(seen(("たるみ", 55.0), standard="japan", pieces=25), replace(PIPE, diameter=0.9))
    assert large.figures["sag"] == "A"


def test_without_the_number_of_pieces_the_rate_stays_undecided():
    found = grade(seen(("クラック", 6.0, None, 5.0, None, 3), standard="japan"), PIPE)
    assert (found.label, found.undecided) == ("", (2,))


# tables and cross-walk


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_table_states_version_source_and_marks(scheme):
    table = load_table(scheme)
    assert table.scheme == scheme
    assert table.version
    assert table.source
    assert {row.mark for row in table.rows} <= set(MARKS)
    assert all(set(words) == {"id", "ja", "en"} for words in table.words.values())
    assert sum(table.describe()["rows_by_mark"].values()) == len(table.rows)


def test_the_cross_walk_covers_every_label_and_keeps_the_order():
    for scheme in SCHEMES:
        labels = [label for row in crosswalk.table()["rows"] for label in row[scheme]]
        assert set(labels) == set(crosswalk.table()["ranks"][scheme])
        assert set(labels) == set(load_table(scheme).words) | ({"0"} if scheme == "pacp" else set())
    assert crosswalk.side_by_side("japan", "I") == {
        "pacp": ("5",),
        "wrc": ("5",),
        "dwa": ("0",),
        "japan": ("I",),
    }
    assert crosswalk.side_by_side("pacp", "1")["japan"] == ("sound",)
    assert crosswalk.side_by_side("pacp", "") == {}
