"""How an entry is sealed: RFC 8785 canonical JSON, SHA-256. Pure Python."""

import hashlib
import json
import secrets
from datetime import UTC, datetime

import rfc8785

GENESIS = "0" * 64


def instant(at: datetime) -> str:
    """RFC 3339 in UTC with microseconds: one spelling for one instant, whatever the database gives back."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def seal_body(changes: dict) -> tuple[str, str]:
    """(text, digest) of a body: canonical JSON with a random 128-bit salt, so that content cannot be guessed from
    its digest once the text is shredded."""
    text = rfc8785.dumps({"salt": secrets.token_hex(16), **changes}).decode()
    return text, hashlib.sha256(text.encode()).hexdigest()


def seal_header(
    *, n, at, actor, action, noun, object_id, request, body_digest, targets_digest, previous
) -> str:
    """Digest of a header. `at` is a datetime, everything else text but `n`."""
    header = {
        "n": n, "at": instant(at), "actor": actor, "action": action, "noun": noun, "object": object_id,
        "request": request, "body": body_digest, "targets": targets_digest, "previous": previous,
    }  # fmt: skip
    return hashlib.sha256(rfc8785.dumps(header)).hexdigest()


def seal_targets(targets) -> str:
    """Digest over the sorted set of (noun, object id) pairs."""
    rows = sorted({(str(noun), str(object_id)) for noun, object_id in targets})
    return hashlib.sha256(json.dumps(rows, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
