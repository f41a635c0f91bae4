"""The whole demonstration, each part after those it needs."""

from collections.abc import Callable, Iterable

from .bandung import BY, load_bandung, make_accounts
from .city_hall import load_city_hall
from .invitations import load_invitations
from .rounds import load_rounds
from .stories import load_stories
from .visits import load_visits

PARTS = (
    load_bandung, load_invitations, load_visits, load_stories, make_accounts, load_city_hall, load_rounds,
)  # fmt: skip


def load_demonstration(track: Callable[[Iterable], Iterable] = iter) -> dict[str, int]:
    """Load what is not there yet; how many partners, events and accounts. `track` goes through the parts, as a bar does that shows
    how far it is."""
    done = {part: part(by=BY) for part in track(PARTS)}
    return {**done[load_bandung], "accounts": done[make_accounts]}
