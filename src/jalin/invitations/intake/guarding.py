"""Against bots and floods, without asking anybody to prove that they are human."""

import ipaddress

from allauth.core.internal.ratelimit import consume, get_ip
from django.core import signing
from django.utils.crypto import get_random_string

QUICKEST, LONGEST = 4, 24 * 3600  # seconds between opening a form and sending it
SALT, TOKEN = "invitations.form", 16  # letters of its random part
LIMITS = {
    "tries": "30/10m/ip",  # forms sent, also those that were refused
    "kept": "6/h/ip",  # invitations kept from one address
    "network": "60/h/key",  # and from one network
    "all": "300/m/key",  # and altogether
    "mail": "3/h/key",  # mails to one address, so that nobody is pestered in our name
    "adding": "20/h/ip",
}


def new_stamp() -> str:
    return signing.TimestampSigner(salt=SALT).sign(get_random_string(TOKEN))


def age_of(stamp: str) -> str:
    """ "" when the stamp is good; "quick", "old" or "missing" otherwise."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        signer.unsign(stamp, max_age=LONGEST)
    except signing.SignatureExpired:
        return "old"
    except signing.BadSignature:
        return "missing"
    try:
        signer.unsign(stamp, max_age=QUICKEST)
    except signing.SignatureExpired:
        return ""
    return "quick"


def token_of(stamp: str) -> str:
    """The random part of a stamp, by which the invitation of a form that is sent again is found."""
    return stamp[:TOKEN]


def network_of(address: str) -> str:
    """The network an address is in: /24, or /48 of version 6."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network(f"{found}/{24 if found.version == 4 else 48}", strict=False))


def within_limit(request, what: str, key: str | None = None) -> bool:
    """Count one more `what` (a key of LIMITS); False when that is too many for now."""
    return (
        consume(request, app="invitations", action=what, config=LIMITS, key=key, limit_get=True) is not None
    )


def may_keep(request) -> bool:
    """Whether one more invitation may be kept from where this request comes from."""
    return (
        within_limit(request, "kept")
        and within_limit(request, "network", network_of(get_ip(request)))
        and within_limit(request, "all", "all")
    )
