"""Deferred acceptance: the three ways, other people's code, every matching there is, and the lies one might tell."""

import csv
import itertools
import warnings
from pathlib import Path

import numpy as np
import pytest

from jalin.fields.employment.engine import acceptance
from jalin.fields.employment.engine.acceptance import place_seekers
from jalin.fields.employment.engine.checking import check_placement

DATA = Path(__file__).with_name("data")


def lists_of(arrays):
    offsets, places = arrays["offsets"].tolist(), arrays["places"].tolist()
    return [places[start:end] for start, end in itertools.pairwise(offsets)]


def keys_of(arrays):
    """(seeker, place) -> what the place compares: score, then the smaller lottery number."""
    found, at = {}, 0
    for seeker, listed in enumerate(lists_of(arrays)):
        for place in listed:
            found[seeker, place] = (int(arrays["scores"][at]), -int(arrays["lottery"][seeker]))
            at += 1
    return found


def with_list(arrays, seeker, listed, keys):
    """The same market when `seeker` hands in another list."""
    lists = lists_of(arrays)
    lists[seeker] = list(listed)
    pairs = [(one, place) for one, places in enumerate(lists) for place in places]
    return {
        **arrays,
        "offsets": np.concatenate([[0], np.cumsum([len(one) for one in lists])]),
        "places": np.array([place for _one, place in pairs], dtype=np.int32),
        "scores": np.array([keys[pair][0] for pair in pairs], dtype=int),
    }


def blocks(arrays, place_of):
    """Blocking pairs counted by their definition, one pair at a time."""
    keys, lists, found = keys_of(arrays), lists_of(arrays), 0
    for seeker, listed in enumerate(lists):
        for place in listed:
            if place == place_of[seeker]:
                break
            held = [keys[one, place] for one, got in enumerate(place_of) if got == place]
            found += len(held) < arrays["seats"][place] or any(key < keys[seeker, place] for key in held)
    return found


def test_the_three_ways_place_everybody_alike(draw_market, monkeypatch):
    monkeypatch.setattr(acceptance, "LAST_FEW", 3)
    rng = np.random.default_rng(1)
    for _ in range(60):
        arrays = draw_market(rng, int(rng.integers(0, 40)), int(rng.integers(1, 9)))
        one, two, three = (
            place_seekers(**arrays, method=way).place_of for way in ("python", "auto", "compiled")
        )
        assert one.tolist() == two.tolist() == three.tolist()
        certificate = check_placement(**arrays, place_of=one)
        assert certificate.holds
        assert blocks(arrays, one) == 0


def test_they_do_so_in_a_crowd_too():
    draw = np.random.default_rng(9)
    liked = draw.lognormal(0, 1, 100)
    order = np.argsort(draw.exponential(1, (2000, 100)) / liked, axis=1)[:, :20]
    ability = draw.normal(0, 1, (2000, 1)) + 0.7 * draw.normal(0, 1, (2000, 20))
    arrays = {
        "offsets": np.arange(2001) * 20,
        "places": order.ravel().astype(np.int32),
        "scores": np.round(50 + 12 * ability).astype(int).ravel(),
        "lottery": draw.permutation(2000),
        "seats": draw.multinomial(1900, np.full(100, 0.01)),
    }
    one, two, three = (place_seekers(**arrays, method=way) for way in ("python", "rounds", "compiled"))
    assert one.entries.tolist() == two.entries.tolist() == three.entries.tolist()
    assert 1700 < one.placed < 1900
    assert check_placement(**arrays, place_of=one.place_of).holds


def test_the_certificate_finds_what_is_wrong(draw_market):
    rng = np.random.default_rng(2)
    found = 0
    for _ in range(100):
        arrays = draw_market(rng, 6, 3)
        place_of = np.array([rng.choice([-1, *listed]) for listed in lists_of(arrays)])
        counts = np.bincount(place_of[place_of >= 0], minlength=3)
        certificate = check_placement(**arrays, place_of=place_of)
        assert certificate.blocking_pairs == blocks(arrays, place_of)
        assert certificate.places_over_seats == (counts > arrays["seats"]).sum()
        found += certificate.blocking_pairs
    assert found > 100
    off_list = check_placement(**arrays, place_of=np.full(6, 2))
    assert off_list.not_on_list == sum(2 not in listed for listed in lists_of(arrays))


def test_it_equals_the_package_matching_whatever_the_order_of_seekers(draw_market):
    from matching.games import HospitalResident

    rng = np.random.default_rng(3)
    for _ in range(200):
        arrays = draw_market(rng, int(rng.integers(2, 9)), int(rng.integers(1, 5)), shortest=1)
        arrays["seats"] += 1
        lists, keys = lists_of(arrays), keys_of(arrays)
        seen = sorted({place for listed in lists for place in listed})
        prefer = {place: sorted((one for one, listed in enumerate(lists) if place in listed),
                                key=lambda one, at=place: keys[one, at], reverse=True) for place in seen}  # fmt: skip
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            game = HospitalResident.create_from_dictionaries(
                dict(enumerate(lists)), prefer, {place: int(arrays["seats"][place]) for place in seen}
            )
            theirs = {one.name: place.name for place, held in game.solve().items() for one in held}
        ours = place_seekers(**arrays).place_of
        assert [theirs.get(one, -1) for one in range(len(lists))] == ours.tolist()
        order = rng.permutation(len(lists))
        moved = with_order(arrays, order)
        assert place_seekers(**moved).place_of.tolist() == ours[order].tolist()


def with_order(arrays, order):
    """The same seekers in another order."""
    lists, keys = lists_of(arrays), keys_of(arrays)
    pairs = [(one, place) for one in order.tolist() for place in lists[one]]
    return {
        **arrays,
        "offsets": np.concatenate([[0], np.cumsum([len(lists[one]) for one in order])]),
        "places": np.array([place for _one, place in pairs], dtype=np.int32),
        "scores": np.array([keys[pair][0] for pair in pairs], dtype=int),
        "lottery": arrays["lottery"][order],
    }


def stable_ones(arrays):
    """Every stable matching there is."""
    lists = lists_of(arrays)
    for place_of in itertools.product(*([*listed, -1] for listed in lists)):
        counts = np.bincount([place for place in place_of if place >= 0], minlength=len(arrays["seats"]))
        if (counts <= arrays["seats"]).all() and blocks(arrays, place_of) == 0:
            yield place_of


def rank(listed, place):
    return listed.index(place) if place >= 0 else len(listed)


def test_of_all_stable_matchings_it_is_best_for_every_seeker_and_all_place_the_same_people(draw_market):
    rng = np.random.default_rng(4)
    several = 0
    for _ in range(60):
        arrays = draw_market(rng, 4, 3, shortest=2, scores=50)
        arrays["seats"] = np.clip(arrays["seats"], 1, 2)
        ours, lists = place_seekers(**arrays).place_of.tolist(), lists_of(arrays)
        stable = list(stable_ones(arrays))
        assert tuple(ours) in stable
        several += len(stable) > 1
        for other in stable:
            assert all(
                rank(one, mine) <= rank(one, got) for one, mine, got in zip(lists, ours, other, strict=True)
            )
            assert [place < 0 for place in other] == [place < 0 for place in ours]
    assert several >= 3


@pytest.mark.parametrize("groups", [0, 1])
def test_nobody_gains_by_any_false_list(draw_market, groups):
    rng = np.random.default_rng(5)
    every = [order for size in range(4) for order in itertools.permutations(range(3), size)]
    for _ in range(12):
        arrays = draw_market(rng, 4, 3, shortest=3, groups=groups)
        lists, keys = lists_of(arrays), keys_of(arrays)
        honest = place_seekers(**arrays, method="python").place_of.tolist()
        for seeker, told in itertools.product(range(4), every):
            lied = place_seekers(**with_list(arrays, seeker, told, keys), method="python").place_of[seeker]
            assert rank(lists[seeker], honest[seeker]) <= rank(lists[seeker], lied)


def places_propose(arrays):
    """Deferred acceptance from the other side: each free seat is offered down the place's own order."""
    lists, keys = lists_of(arrays), keys_of(arrays)
    orders = [sorted((one for one, listed in enumerate(lists) if place in listed), key=lambda one, at=place: keys[one, at])
              for place in range(len(arrays["seats"]))]  # fmt: skip
    free, held = arrays["seats"].tolist(), {}
    while any(seat and order for seat, order in zip(free, orders, strict=True)):
        place = next(at for at, order in enumerate(orders) if free[at] and order)
        one = orders[place].pop()
        before = held.get(one, -1)
        if rank(lists[one], place) < rank(lists[one], before):
            held[one] = place
            free[place] -= 1
            if before >= 0:
                free[before] += 1
    return held


def test_the_same_people_are_placed_from_either_side(draw_market):
    rng = np.random.default_rng(6)
    for _ in range(200):
        arrays = draw_market(rng, int(rng.integers(1, 12)), int(rng.integers(1, 6)))
        held = places_propose(arrays)
        ours = place_seekers(**arrays).place_of
        assert blocks(arrays, [held.get(one, -1) for one in range(len(ours))]) == 0
        assert sorted(held) == np.flatnonzero(ours >= 0).tolist()


@pytest.mark.parametrize(
    "size,lower_is_better,placed,first,mean",
    [(50, True, 50, 39, 1.28), (50, False, 50, 29, 1.50), (100, True, 100, 49, 1.97), (100, False, 100, 58, 1.75)],
)  # fmt: skip
def test_public_instances_of_school_choice(size, lower_is_better, placed, first, mean):
    schools = list(csv.DictReader((DATA / f"endog_6x{size}_seed0_schools.csv").open()))
    rows = list(csv.DictReader((DATA / f"endog_6x{size}_seed0_pairs.csv").open()))
    number = {row["school"]: at for at, row in enumerate(schools)}
    students = list(dict.fromkeys(row["student"] for row in rows))
    wishes = {student: [] for student in students}
    for row in rows:
        score = float(row["score"]) * (-1 if lower_is_better else 1)
        wishes[row["student"]].append((-float(row["utility"]), number[row["school"]], score))
    entries = [entry for student in students for entry in sorted(wishes[student])]
    arrays = {
        "offsets": np.arange(len(students) + 1) * 6,
        "places": np.array([place for _utility, place, _score in entries]),
        "scores": np.array([score for _utility, _place, score in entries]),
        "lottery": np.arange(len(students)),
        "seats": np.array([int(row["capacity"]) for row in schools]),
    }
    found = place_seekers(**arrays)
    ranks = found.entries - arrays["offsets"][:-1] + 1
    assert (found.placed, int((ranks == 1).sum()), round(float(ranks.mean()), 2)) == (placed, first, mean)
    assert check_placement(**arrays, place_of=found.place_of).holds


@pytest.mark.parametrize(
    "change",
    [
        {"offsets": np.array([0, 2, 1])},
        {"offsets": np.array([0, 1, 9])},
        {"places": np.array([0, 7])},
        {"scores": np.array([1.0, np.nan])},
        {"lottery": np.array([1, 1])},
        {"lottery": np.array([1])},
        {"seats": np.array([-1])},
        {"group_of": np.array([0]), "caps": np.array([])},
        {"method": "guess"},
    ],
)
def test_what_is_no_market_is_refused(change):
    arrays = {"offsets": np.array([0, 1, 2]), "places": np.array([0, 0]), "scores": np.array([1, 2]),
              "lottery": np.array([1, 2]), "seats": np.array([1])}  # fmt: skip
    assert place_seekers(**arrays).place_of.tolist() == [-1, 0]
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        place_seekers(**{**arrays, **change})


def test_scores_too_far_apart_for_a_key_are_compared_all_the_same():
    arrays = {
        "offsets": np.array([0, 1, 2, 3]),
        "places": np.zeros(3, int),
        "lottery": np.array([3, 1, 2]),
        "seats": [1],
    }
    far = np.array([-(2**62), 2**62, 2**62 - 1])
    assert place_seekers(**arrays, scores=far).place_of.tolist() == [-1, 0, -1]
    assert place_seekers(**arrays, scores=np.array([0.1, 0.3, 0.3])).place_of.tolist() == [-1, 0, -1]
