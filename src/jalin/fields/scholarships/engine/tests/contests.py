"""Random contests for the tests, and the award found by trying every set of winners."""

import random
from dataclasses import replace
from itertools import combinations

from hypothesis import strategies as st

from jalin.fields.scholarships.engine.awarding import Contest
from jalin.fields.scholarships.engine.caps import Caps, Level
from jalin.fields.scholarships.engine.seating import Seating

EITHER = st.booleans()


@st.composite
def contests(draw, most_people: int = 8, caps: bool = True, above=EITHER, revert=EITHER):
    """Small contests: up to three reserved types, schools in districts, everything drawn."""
    people = draw(st.integers(1, most_people))
    counts = [draw(st.integers(0, 2)), *draw(st.lists(st.integers(1, 2), max_size=3))]
    masks = [draw(st.integers(0, (1 << len(counts)) - 1)) | 1 for _person in range(people)]
    levels = []
    if caps:
        schools = [draw(st.integers(0, 3)) for _person in range(people)]
        districts = [f"d{school // 2}" for school in schools]
        levels = [Level([f"s{school}" for school in schools], draw(st.integers(1, 2))),
                  Level(districts, draw(st.integers(1, 3)))]  # fmt: skip
    order = draw(st.permutations(range(people)))
    return Contest(order, masks, counts, Caps(people, levels), draw(above), draw(revert))


def tight(seed: int, *, above: bool = False) -> Contest:
    """Up to ten people and caps that bind, so that exchanges are needed to get to the best set."""
    draw = random.Random(seed)
    people = draw.randint(6, 10)
    counts = [draw.randint(0, 2), *(draw.randint(1, 2) for _kind in range(draw.randint(1, 3)))]
    chance = draw.choice([0.2, 0.4, 0.6])
    masks = [
        1 | sum((draw.random() < chance) << kind for kind in range(1, len(counts))) for _one in range(people)
    ]
    schools = [draw.randint(0, 4) for _person in range(people)]
    levels = [Level([f"s{school}" for school in schools], draw.randint(1, 2)),
              Level([f"d{school // 2}" for school in schools], draw.randint(1, 3))]  # fmt: skip
    order = draw.sample(range(people), people)
    return Contest(order, masks, counts, Caps(people, levels), above, draw.random() < 0.5)


def reserved_rank(contest: Contest, people) -> int:
    """The most reserved seats that `people` can fill."""
    seating = Seating([0, *contest.counts[1:]], contest.masks)
    return sum(seating.seat(person) for person in people)


def keeps_caps(contest: Contest, people) -> bool:
    caps = contest.caps.cleared()
    for person in people:
        if caps.full_group(person):
            return False
        caps.count(person)
    return True


def best_by_trying(contest: Contest, fixed=()) -> list[int]:
    """The award as a minimum, by trying every set: most reserved seats, then most seats, then lexicographic."""
    best, best_key = [], None
    rest = [person for person in contest.order if person not in fixed]
    for size in range(min(contest.total - len(fixed), len(rest)) + 1):
        for chosen in combinations(rest, size):
            people = {*chosen, *fixed}
            if not keeps_caps(contest, people):
                continue
            reserved = reserved_rank(contest, people)
            if not contest.revert and len(people) - reserved > contest.counts[0]:
                continue
            ranks = [number for number, person in enumerate(contest.order) if person in people]
            key = (reserved, len(people), [-rank for rank in ranks])
            if best_key is None or key > best_key:
                best, best_key = [contest.order[rank] for rank in ranks], key
    return best


def city(
    seed: int, people: int = 300, *, caps: bool = False, above: bool = False, revert: bool = True
) -> Contest:
    """A call as a city has it: 30 seats of five types, 35 % in need, schools of unequal size in districts."""
    draw = random.Random(seed)
    schools = [int(draw.random() ** 1.5 * 60) for _person in range(people)]
    masks = []
    for _person in range(people):
        need, woman, disabled = draw.random() < 0.35, draw.random() < 0.5, draw.random() < 0.02
        masks.append(1 | need << 1 | woman << 2 | (not woman) << 3 | disabled << 4)
    levels = [
        Level([f"s{school}" for school in schools], 2),
        Level([f"d{school // 5}" for school in schools], 4),
    ]
    order = list(range(people))
    draw.shuffle(order)
    return Contest(order, masks, [5, 12, 8, 4, 1], Caps(people, levels if caps else ()), above, revert)


def without(contest: Contest, *gone: int) -> Contest:
    """The same contest without these people."""
    return replace(contest, order=[person for person in contest.order if person not in gone])
