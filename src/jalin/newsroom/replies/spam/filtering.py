"""The filter that learns: how likely a reply is spam, from the words of what moderators released and what they marked. Pure Python.

A word's probability is Graham's with Robinson's correction for rare words; words are combined by Fisher's method into one figure
that stays near 0.5 when the words disagree or are unknown (G. Robinson, "A Statistical Approach to the Spam Problem", Linux Journal
107, 2003). It is computed from counts, so learning one reply and unlearning it leaves nothing behind.
"""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

UNKNOWN, STRENGTH = (
    0.5,
    0.45,
)  # what a word that nobody has seen is worth, and how many sightings that belief counts
MOST, LEAST_APART = 60, 0.1  # the words that say most are combined; those near the middle say nothing
FEW = 8  # replies of each kind from which on the filter says anything


class Counts(NamedTuple):
    spam: int = 0
    good: int = 0


def probability_of(word: Counts, total: Counts) -> float:
    """How likely a reply with this word is spam, 0 to 1."""
    seen = word.spam + word.good
    if not seen:
        return UNKNOWN
    in_spam, in_good = word.spam / max(total.spam, 1), word.good / max(total.good, 1)
    raw = in_spam / (in_spam + in_good)
    return (STRENGTH * UNKNOWN + seen * raw) / (STRENGTH + seen)


def telling_words(words: Mapping[str, Counts], total: Counts) -> list[tuple[str, float]]:
    """(word, probability) of the words that say most, the strongest first."""
    found = [(word, probability_of(counts, total)) for word, counts in words.items()]
    strong = [pair for pair in found if abs(pair[1] - 0.5) >= LEAST_APART]
    return sorted(strong, key=lambda pair: (-abs(pair[1] - 0.5), pair[0]))[:MOST]


def spam_likelihood(words: Mapping[str, Counts], total: Counts) -> float:
    """0 (good) to 1 (spam); 0.5 where too little was learned."""
    if min(total.spam, total.good) < FEW:
        return 0.5
    found = [probability for _word, probability in telling_words(words, total)]
    if not found:
        return 0.5
    spam = _certainty(1 - probability for probability in found)
    good = _certainty(found)
    return (1 + spam - good) / 2


def _certainty(probabilities: Iterable[float]) -> float:
    """1 - the chance that so small probabilities come together by accident (Fisher)."""
    values = list(probabilities)
    return 1 - _chi_square_tail(-2 * sum(math.log(max(value, 1e-9)) for value in values), 2 * len(values))


def _chi_square_tail(value: float, freedom: int) -> float:
    """The chance of at least `value` under chi-square with an even number of degrees of freedom."""
    half = value / 2
    term = total = math.exp(-half) if half < 700 else 0.0
    for step in range(1, freedom // 2):
        term *= half / step
        total += term
    return min(total, 1.0)
