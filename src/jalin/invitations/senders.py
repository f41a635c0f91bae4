"""Who sent an invitation: found again without being readable. Pure but for the keys in force."""

import hashlib
import secrets

from jalin.kernel.personal import mark_of


def digest_of_address(address: str) -> str:
    """A mark by which equal e-mail addresses are found and from which none can be told without the office's key."""
    return mark_of(address, "sender digest")


def new_follow_key() -> str:
    """The secret part of a sender's own page: 256 bits."""
    return secrets.token_urlsafe(32)


def digest_of_key(key: str) -> str:
    """What is kept of a follow key to find its page by; the key itself is kept encrypted."""
    return hashlib.sha256(key.encode()).hexdigest()
