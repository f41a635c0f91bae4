"""Limits of what readers send, by marks of where it comes from; no address is kept, not in the cache either."""

from jalin.kernel import strangers
from jalin.kernel.strangers import Origin

APP, SALT = "replies", "replies.form"
LIMITS = {
    "tries": "30/10m/key",  # forms sent from one address, also those that were refused
    "kept": "8/h/key",  # replies kept from one address
    "network": "60/h/key",  # and from one network: a school may write together
    "all": "600/h/key",  # and altogether, so that a flood cannot fill the shelves
    "mail": "3/h/key",  # mails to one address, so that nobody is pestered in our name
    "reports": "10/h/key",
}


def within(request, what: str, key: str) -> bool:
    return strangers.within_limit(request, APP, what, LIMITS, key or "nowhere")


def may_keep(request, origin: Origin) -> bool:
    """Whether one more reply may be kept from there."""
    return (
        within(request, "kept", origin.address)
        and within(request, "network", origin.network)
        and within(request, "all", "all")
    )
