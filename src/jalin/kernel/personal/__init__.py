"""Personal data at rest: `EncryptedTextField` encrypts with the office's key (settings.PERSONAL_KEYS, newest first).

Encrypted columns can be neither searched nor sorted, which is meant. `mark_of` makes a keyed digest by which equal values (an
e-mail address, a visitor's network) are found and from which none can be told.
"""

from .fields import EncryptedTextField, box
from .marks import mark_of

__all__ = ["EncryptedTextField", "box", "mark_of"]
