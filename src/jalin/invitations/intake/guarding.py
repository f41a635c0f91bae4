"""Against bots and floods, without asking anybody to prove that they are human."""

from allauth.core.internal.ratelimit import get_ip
from django.core.cache import cache

from jalin.kernel import strangers
from jalin.kernel.strangers.stamps import LONGEST

SALT = "invitations.form"
LIMITS = {
    "tries": "30/10m/ip",  # forms sent, also those that were refused
    "kept": "6/h/ip",  # invitations kept from one address
    "network": "60/h/key",  # and from one network
    "all": "300/m/key",  # and altogether
    "mail": "3/h/key",  # mails to one address, so that nobody is pestered in our name
    "adding": "20/h/ip",
}


def new_stamp() -> str:
    return strangers.new_stamp(SALT)


def age_of(stamp: str) -> str:
    """ "" when the stamp is good; "quick", "old" or "missing" otherwise."""
    return strangers.age_of(stamp, SALT)


def used_for(stamp: str) -> int | None:
    """The invitation that was handed in with this stamp already: a form sent twice makes one invitation."""
    return cache.get(f"invitation-form:{stamp[:16]}")


def note_use(stamp: str, key: int) -> None:
    cache.set(f"invitation-form:{stamp[:16]}", key, LONGEST)


def within_limit(request, what: str, key: str | None = None) -> bool:
    """Count one more `what` (a key of LIMITS); False when that is too many for now."""
    return strangers.within_limit(request, "invitations", what, LIMITS, key)


def may_keep(request) -> bool:
    """Whether one more invitation may be kept from where this request comes from."""
    return (
        within_limit(request, "kept")
        and within_limit(request, "network", strangers.network_of(get_ip(request), wide=48))
        and within_limit(request, "all", "all")
    )
