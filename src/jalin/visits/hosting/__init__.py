"""Receiving guests: who is host, in which rooms, whose flags stand where, who sits where; and what was offered.

Terms. A *hosting* is how one visit is received. A *room* is one booking of a place for some hours. A *seat plan* follows
from rank by `seating` and is drawn by `picture`; nobody types it. An *offer* is what one side held out to the other: it
becomes an invitation, a match of one of the city's needs, or is let go with a reason.

Others call: `services.record_offer`, `outlets.register_outlet` (what an offer can become: the invitations, the catalogue
of needs). Pure: `seating`, `picture`, `flags`.
"""
