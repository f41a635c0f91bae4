"""The signed time at which a form was opened."""

import hashlib

from django.core import signing
from django.utils.crypto import get_random_string

QUICKEST, LONGEST = 4, 24 * 3600  # seconds between opening a form and sending it
LENGTH = 16


def new_stamp(salt: str) -> str:
    """`salt` names the form, so that the stamp of one is worth nothing in another."""
    return signing.TimestampSigner(salt=salt).sign(get_random_string(LENGTH))


def age_of(stamp: str, salt: str) -> str:
    """ "" when the stamp is good; "quick", "old" or "missing" otherwise."""
    signer = signing.TimestampSigner(salt=salt)
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


def form_of(stamp: str) -> str:
    """What names the one form that a good stamp was made for, 40 letters: the same however often it is sent."""
    return hashlib.sha256(stamp[:LENGTH].encode()).hexdigest()[:40]
