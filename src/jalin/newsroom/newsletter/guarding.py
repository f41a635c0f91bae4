"""Against programs and floods, and against pestering somebody with our mail."""

from jalin.kernel import strangers

from .selectors import mark_of_address

SALT = "newsletter.form"
LIMITS = {
    "tries": "20/10m/key",  # forms sent from one address of the network
    "network": "100/h/key",
    "all": "300/m/key",
    "mail": "3/d/key",  # letters to one address
    "own": "60/h/key",  # changes from one reader's page
}


def _within(request, what: str, key: str) -> bool:
    return strangers.within_limit(request, "newsletter", what, LIMITS, key)


def may_ask(request) -> bool:
    origin = strangers.origin_of(request)
    return (
        _within(request, "tries", origin.address)
        and _within(request, "network", origin.network)
        and _within(request, "all", "all")
    )


def may_write_to(request, email: str) -> bool:
    return _within(request, "mail", mark_of_address(email))


def may_change(request, key_mark: str) -> bool:
    return _within(request, "own", key_mark)
