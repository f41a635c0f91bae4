"""The whole demonstration, each part after those it needs."""

from .bandung import BY, load_bandung, make_accounts
from .city_hall import load_city_hall
from .invitations import load_invitations
from .rounds import load_rounds
from .stories import load_stories
from .visits import load_visits


def load_demonstration() -> tuple[dict, int]:
    """Load what is not there yet; returns the counts of the record and how many accounts were made."""
    counts = load_bandung(by=BY)
    load_invitations(by=BY)
    load_visits(by=BY)
    load_stories(by=BY)
    made = make_accounts(by=BY)
    load_city_hall(by=BY)
    load_rounds(by=BY)
    return counts, made
