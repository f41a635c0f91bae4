"""Marks of personal values: equal ones are found, none can be read back without the office's key."""

import hashlib
import hmac

from django.conf import settings


def mark_of(value: str, purpose: str) -> str:
    """HMAC-SHA256 (64 hexadecimal digits) of the folded value with a key for this purpose alone; "" for nothing."""
    folded = value.strip().casefold()
    if not folded:
        return ""
    first = settings.PERSONAL_KEYS[0] if settings.PERSONAL_KEYS else settings.SECRET_KEY
    key = hashlib.sha256(f"jalin {purpose}:{first}".encode()).digest()
    return hmac.new(key, folded.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
