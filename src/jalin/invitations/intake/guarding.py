"""Against bots and floods, without asking anybody to prove that they are human."""

from allauth.core.internal.ratelimit import get_ip

from jalin.kernel import strangers

SALT, TOKEN = "invitations.form", 16  # letters of a stamp's random part
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


def token_of(stamp: str) -> str:
    """The random part of a stamp, by which the invitation of a form that is sent again is found."""
    return stamp[:TOKEN]


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
