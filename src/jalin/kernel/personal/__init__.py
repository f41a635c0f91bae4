"""Personal data at rest: `EncryptedTextField` encrypts with the office's key (settings.PERSONAL_KEYS, newest first).

Encrypted columns can be neither searched nor sorted, which is meant.
"""

from .fields import EncryptedTextField, box

__all__ = ["EncryptedTextField", "box"]
