"""What waits for somebody: each module tells of its own, the desk puts it in one column.

Terms. *Due*: one thing that needs a hand, with the next act. *Standing*: late (a day has passed), due (a day comes),
waiting (somebody has to answer), idle (nothing happens), tidy (the record can be better). *Cost*: what it costs when it
is forgotten; the desk shows the dearest first.

Others call: `register_due` once, in a module's `due.py` (found at the start), with a function `(user, today)` that yields
at most a handful of `Due` and is silent for who can do nothing about them; `dues_of`, `Due`, `More`.
"""

from .registry import COSTS, STANDINGS, Due, More, dues_of, register_due

__all__ = ["COSTS", "STANDINGS", "Due", "More", "dues_of", "register_due"]
