"""Everything that was noticed about a reply in one figure, with the reasons. Pure Python.

The figure is a sum of log-odds: the learned filter's opinion and a weight for each thing noticed. Nothing is deleted by it: above a
limit that the office sets a reply goes to the spam shelf, below it to the queue.
"""

import math
from dataclasses import dataclass

LINKS, LISTED, REPEATED, FLOOD, HIDDEN, WORDS, NAME = (
    "links",
    "listed",
    "repeated",
    "flood",
    "hidden",
    "words",
    "name",
)
START = -2.0  # before anything is known, one reply in eight is taken for spam
FILTER = 1.1  # how much the learned filter's log-odds count
MOST_OF_ONE = 3.5  # log-odds of one thing noticed, however strong: alone it never reaches the shelf, only what moderators taught does
MOST_OF_ECHO = 2.0  # of repeated text that leads nowhere: who copies a reader's sentence must not put the reader on the shelf
SUREST = 0.001  # the filter is never taken for surer than this


@dataclass(frozen=True)
class Noticed:
    """What was seen of one reply. `links`: hosts named in it; `listed`: words of the office's list that stand in it; `repeated`: how
    often such a text came before; `flood`: replies from its network in the last hour; `hidden`: invisible or turning signs;
    `filter`: the learned likelihood; `name`: a caution on the name (imitation.py)."""

    links: int = 0
    listed: tuple[str, ...] = ()
    repeated: int = 0
    flood: int = 0
    hidden: int = 0
    filter: float = 0.5
    name: str = ""


@dataclass(frozen=True)
class Verdict:
    """`score` 0 to 100; `reasons`: [[key, value]] with the strongest first, for the moderator to read."""

    score: int
    reasons: list


def weigh(seen: Noticed) -> Verdict:
    likelihood = min(max(seen.filter, SUREST), 1 - SUREST)
    weights = {
        LINKS: 0.0 if not seen.links else min(0.7 + 0.7 * (seen.links - 1), MOST_OF_ONE),
        LISTED: min(2.2 * len(seen.listed), MOST_OF_ONE),
        REPEATED: min(1.6 * math.log2(seen.repeated), MOST_OF_ONE if seen.links else MOST_OF_ECHO)
        if seen.repeated > 1
        else 0.0,
        FLOOD: min(0.8 * math.log2(seen.flood / 3), MOST_OF_ONE) if seen.flood > 6 else 0.0,
        HIDDEN: min(0.5 * seen.hidden, MOST_OF_ONE),
        WORDS: FILTER * math.log(likelihood / (1 - likelihood)),
    }
    values = {LINKS: seen.links, LISTED: list(seen.listed), REPEATED: seen.repeated, FLOOD: seen.flood, HIDDEN: seen.hidden,
              WORDS: round(100 * seen.filter)}  # fmt: skip
    odds = START + sum(weights.values())
    told = sorted((key for key, weight in weights.items() if weight > 0.05), key=lambda key: -weights[key])
    reasons = [[key, values[key]] for key in told]
    if seen.name:
        reasons.insert(0, [NAME, seen.name])
    return Verdict(round(100 / (1 + math.exp(-odds))), reasons)
