"""What `jalin doctor` says of signatures: the roots this office trusts, and the authority that vouches for the time."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from jalin.agreements.signing.roots import FOLDER, read_roots
from jalin.agreements.signing.timestamps import NoTimestamp, read_authority, try_authority


def roots_told(home) -> Iterator[tuple[str, str]]:
    """(state, sentence) of the trusted roots."""
    roots, now, folder = read_roots(home), datetime.now(UTC), home / FOLDER
    for name in roots.unreadable:
        yield (
            "mend",
            _("%(name)s holds no certificate. Put a PEM file there or take it away.")
            % {"name": folder / name},
        )
    for one in roots.certificates:
        if one.not_valid_after_utc < now:
            yield (
                "mend",
                _("The trusted root %(root)s ended on %(day)s. Replace it.")
                % {"root": one.subject.rfc4514_string(), "day": f"{one.not_valid_after_utc:%Y-%m-%d}"},
            )
    good = [one for one in roots.certificates if one.not_valid_after_utc >= now]
    if good:
        yield "ok", _("%(n)s trusted root(s) in %(folder)s.") % {"n": len(good), "folder": folder}
    elif not roots.unreadable:
        yield (
            "note",
            _(
                "%(folder)s is empty: of no signature is it proven who signed. Put the authorities' certificates (PEM) there."
            )
            % {"folder": folder},
        )


def authority_told(url: str) -> Iterator[tuple[str, str]]:
    """(state, sentence) of the timestamp authority; asks it for one timestamp."""
    try:
        authority = read_authority(url)
    except ValueError as error:
        yield "mend", f"{error}."
        return
    if authority is None:
        yield (
            "note",
            _(
                "No timestamp authority is named: the time of a signature is the signer's own claim. Set timestamp_url."
            ),
        )
        return
    if authority.url.startswith("http://") and authority.password:
        yield (
            "mend",
            _("timestamp_url sends its password in clear to %(host)s. Use https://.")
            % {"host": authority.host},
        )
    try:
        yield (
            "ok",
            _("%(host)s gives timestamps (%(told)s).")
            % {"host": authority.host, "told": try_authority(authority)},
        )
    except NoTimestamp:
        yield (
            "mend",
            _("%(host)s gives no timestamp. Check timestamp_url, its user and the way out of this network.")
            % {"host": authority.host},
        )
