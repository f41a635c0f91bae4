"""Placing seekers by everybody's list, the places' scores and a lottery; pure Python and numpy, no Django.

Terms. *Seeker*, *place*: who is placed, and where. *List*: a seeker's places, first choice first. *Entry*: one place on
one list. *Blocking pair*: two who would both rather have each other than the result. *Cut-off*: the last admitted.
*Eligibility*: whether the dated rules of two countries allow a pair (package `eligibility`).

Others call: `place_seekers` (arrays), `check_placement` (the certificate), `keys_to_beat` (the least change);
`placing.place_files` and `proof.recompute` (the whole decision with its reasons); `eligibility.judge`.
"""

from .acceptance import Placement, place_seekers, settle
from .checking import Certificate, check_placement
from .least_change import keys_to_beat
from .market import Market, make_market

__all__ = [
    "Certificate",
    "Market",
    "Placement",
    "check_placement",
    "keys_to_beat",
    "make_market",
    "place_seekers",
    "settle",
]
