"""A text column whose content only the office's key can read (Fernet: AES-128-CBC with HMAC-SHA256)."""

import base64
import hashlib
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models

UNREADABLE = "—"


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...], secret: str) -> MultiFernet:
    derived = base64.urlsafe_b64encode(hashlib.sha256(b"jalin personal data:" + secret.encode()).digest())
    return MultiFernet([Fernet(key) for key in (*keys, derived.decode())])


def box() -> MultiFernet:
    """The keys in force. Without PERSONAL_KEYS a key derived from the secret key serves (demo and tests)."""
    return _box(tuple(settings.PERSONAL_KEYS), settings.SECRET_KEY)


class EncryptedTextField(models.TextField):
    """Stored encrypted; "" stays "" so that an empty value says that there is nothing."""

    def get_prep_value(self, value):
        text = super().get_prep_value(value)
        return box().encrypt(text.encode()).decode() if text else text

    def from_db_value(self, value, expression, connection):
        if not value:
            return value
        try:
            return box().decrypt(value.encode()).decode()
        except InvalidToken:  # another key: say nothing rather than fail the page; `jalin doctor` finds it
            return UNREADABLE
