"""How often something may come from one place, counted without keeping where it came from."""

import ipaddress
from dataclasses import dataclass

from allauth.core.internal.ratelimit import consume, get_ip

from jalin.kernel.personal import mark_of


@dataclass(frozen=True)
class Origin:
    """Marks of the address a request came from and of its network; "" where nothing is known."""

    address: str = ""
    network: str = ""


NOWHERE = Origin()


def network_of(address: str, wide: int = 64) -> str:
    """The network an address is in: /24, or of version 6 the first `wide` bits."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network(f"{found}/{24 if found.version == 4 else wide}", strict=False))


def origin_of(request) -> Origin:
    address = get_ip(request)
    return Origin(mark_of(address, "visitor address"), mark_of(network_of(address), "visitor network"))


def within_limit(request, app: str, what: str, limits: dict[str, str], key: str | None = None) -> bool:
    """Count one more `what`, a key of `limits` ("6/h/key": six an hour); False when that is too many for now. Pass marks as
    `key`: a limit "…/ip" would keep the address itself in the cache."""
    return consume(request, app=app, action=what, config=limits, key=key, limit_get=True) is not None
