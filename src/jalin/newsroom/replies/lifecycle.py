"""The states of a reply and what leads from one to another. Pure Python.

```
unconfirmed --confirm--> pending | published (stories read afterwards) | spam
pending, published, held, spam --release--> published   --hold--> held   --spam--> spam
any of them --erase (the writer's wish)--> erased
```
"""

UNCONFIRMED, PENDING, PUBLISHED, HELD, SPAM, ERASED = (
    "unconfirmed",
    "pending",
    "published",
    "held",
    "spam",
    "erased",
)
READABLE = (PENDING, PUBLISHED, HELD, SPAM)  # what a moderator may see
RELEASE, HOLD, MARK_SPAM = "release", "hold", "spam"
RESULT = {RELEASE: PUBLISHED, HOLD: HELD, MARK_SPAM: SPAM}
BEFORE, AFTER, CLOSED = "before", "after", "closed"  # when a moderator reads the replies of a story


def state_after(decision: str, state: str) -> str:
    """The state a moderator's decision leads to; ValueError where there is nothing to decide."""
    if state not in READABLE:
        raise ValueError(state)
    return RESULT[decision]


def state_on_confirming(mode: str, *, is_spam: bool, is_doubtful: bool) -> tuple[str, bool]:
    """(state, waiting) of a reply whose writer has confirmed the address. `is_doubtful`: something about it has to be seen by a
    person before it is public, also below a story whose replies are read afterwards."""
    if is_spam:
        return SPAM, False
    if mode == AFTER and not is_doubtful:
        return PUBLISHED, True
    return PENDING, True
