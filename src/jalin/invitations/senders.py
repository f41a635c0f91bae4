"""Who sent an invitation: found again without being readable. Pure but for the keys in force."""

import hashlib
import hmac
import secrets

from django.conf import settings


def digest_of_address(address: str) -> str:
    """A mark by which equal e-mail addresses are found and from which none can be told without the office's key."""
    folded = address.strip().casefold()
    if not folded:
        return ""
    first = settings.PERSONAL_KEYS[0] if settings.PERSONAL_KEYS else settings.SECRET_KEY
    key = hashlib.sha256(b"jalin sender digest:" + first.encode()).digest()
    return hmac.new(key, folded.encode(), hashlib.sha256).hexdigest()


def new_follow_key() -> str:
    """The secret part of a sender's own page: 256 bits."""
    return secrets.token_urlsafe(32)


def digest_of_key(key: str) -> str:
    """What is kept of a follow key to find its page by; the key itself is kept encrypted."""
    return hashlib.sha256(key.encode()).hexdigest()
