"""Pairwise comparison against Saaty's own figures."""

import numpy as np
import pytest

from jalin.invitations.engine import weigh

HOUSE = """1 5 3 7 6 6 1/3 1/4
1/5 1 1/3 5 3 3 1/5 1/7
1/3 3 1 6 3 4 6 1/5
1/7 1/5 1/6 1 1/3 1/4 1/7 1/8
1/6 1/3 1/3 3 1 1/2 1/5 1/6
1/6 1/3 1/4 4 2 1 1/5 1/6
3 5 1/6 7 5 5 1 1/2
4 7 5 8 6 6 2 1"""


def matrix(text: str) -> list[list[float]]:
    return [
        [float(word.split("/")[0]) / float((word + "/1").split("/")[1]) for word in row.split()]
        for row in text.split("\n")
    ]


def test_saatys_house_is_refused_as_inconsistent():
    found = weigh(matrix(HOUSE))
    assert found.principal == pytest.approx(9.669, abs=5e-4)
    assert found.ratio == pytest.approx(0.169, abs=5e-4)
    assert not found.is_accepted
    assert found.eigenvector == pytest.approx(
        (0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333), abs=6e-4
    )
    assert found.triple == (0, 2, 6)  # size, neighbourhood, condition


def test_three_criteria_that_fit_together_are_accepted():
    found = weigh(matrix("1 3 5\n1/3 1 3\n1/5 1/3 1"))
    assert found.weights == pytest.approx((0.637, 0.258, 0.105), abs=5e-4)
    assert found.ratio == pytest.approx(0.033, abs=5e-4)
    assert found.is_accepted and found.points == (64, 26, 10)


def test_points_are_whole_and_sum_to_a_hundred():
    draw = np.random.default_rng(1)
    for _ in range(50):
        weights = draw.random(7) + 0.01
        found = weigh(weights[:, None] / weights[None, :])
        assert sum(found.points) == 100 and found.ratio == pytest.approx(0, abs=1e-9)
        assert (
            max(abs(point - 100 * weight) for point, weight in zip(found.points, found.weights, strict=True))
            < 1
        )


@pytest.mark.parametrize(
    "wrong", [[[1, 2]], [[1, 2], [2, 1]], [[1, -1], [-1, 1]], [[1, float("nan")], [1, 1]], []]
)
def test_what_is_no_matrix_of_judgements_is_refused(wrong):
    with pytest.raises(ValueError):
        weigh(wrong)
