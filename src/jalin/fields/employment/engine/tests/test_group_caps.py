"""Caps over groups: they hold, and the result is that of flexible deferred acceptance by its definition."""

import numpy as np

from jalin.fields.employment.engine.acceptance import place_seekers
from jalin.fields.employment.engine.checking import check_placement
from jalin.fields.employment.engine.group_caps import even_targets

from .test_acceptance import keys_of, lists_of


def chosen(applicants, members, arrays, targets, keys):
    """Kamada and Kojima's choice of one group, seat by seat: targets first, then the places in turn."""
    cap = int(arrays["caps"][arrays["group_of"][members[0]]])
    queues = {place: sorted((one for one, at in applicants if at == place), key=lambda one, at=place: keys[one, at])
              for place in members}  # fmt: skip
    room = {place: int(arrays["seats"][place]) for place in members}
    taken = set()
    for place in members:
        for _ in range(int(targets[place])):
            if queues[place]:
                taken.add((queues[place].pop(), place))
                room[place] -= 1
    while len(taken) < cap and any(queues[place] and room[place] for place in members):
        for place in members:
            if len(taken) < cap and queues[place] and room[place]:
                taken.add((queues[place].pop(), place))
                room[place] -= 1
    return taken


def by_definition(arrays):
    """All who are refused move on at once; each group chooses among all who ever applied to it."""
    lists, keys = lists_of(arrays), keys_of(arrays)
    targets = even_targets(arrays["seats"], arrays["group_of"], arrays["caps"])
    groups = [np.flatnonzero(arrays["group_of"] == group).tolist() for group in range(len(arrays["caps"]))]
    alone = [[place] for place in np.flatnonzero(arrays["group_of"] < 0).tolist()]
    applied = set()
    while True:
        kept = set()
        for members in groups:
            if members:
                kept |= chosen(
                    {pair for pair in applied if pair[1] in members}, members, arrays, targets, keys
                )
        for (place,) in alone:
            here = sorted(
                (pair for pair in applied if pair[1] == place), key=lambda pair: keys[pair], reverse=True
            )
            kept |= set(here[: arrays["seats"][place]])
        held = dict(kept)
        new = set()
        for one, listed in enumerate(lists):
            if one not in held:
                left = [place for place in listed if (one, place) not in applied]
                new |= {(one, left[0])} if left else set()
        if not new:
            return [held.get(one, -1) for one in range(len(lists))]
        applied |= new


def test_it_is_flexible_deferred_acceptance_and_every_cap_holds(draw_market):
    rng = np.random.default_rng(7)
    bound = 0
    for _ in range(150):
        arrays = draw_market(
            rng, int(rng.integers(1, 14)), int(rng.integers(1, 7)), groups=int(rng.integers(1, 4))
        )
        place_of = place_seekers(**arrays).place_of
        assert place_of.tolist() == by_definition(arrays)
        certificate = check_placement(**arrays, place_of=place_of)
        assert certificate.holds
        bound += certificate.against_full_group > 0
    assert bound > 20


def test_targets_share_the_cap_by_seats():
    seats, groups = np.array([6, 3, 1, 4, 4]), np.array([0, 0, 0, 1, -1])
    assert even_targets(seats, groups, np.array([5, 9])).tolist() == [
        3,
        2,
        0,
        4,
        4,
    ]  # 3.0, 1.5, 0.5: the first of equals
    assert even_targets(seats, groups, np.array([0, 0])).tolist() == [0, 0, 0, 0, 4]
