"""The trusted roots of an installation: certificates (PEM) in its folder `trusted-roots`."""

from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509

FOLDER = "trusted-roots"


@dataclass
class Roots:
    """`certificates`: what could be read; `unreadable`: names of files that hold no certificate."""

    certificates: list[x509.Certificate] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def read_roots(home: Path) -> Roots:
    """Every PEM file of the folder; one that cannot be read is named and trusts nobody."""
    found = Roots()
    for path in sorted((home / FOLDER).glob("*.pem")):
        try:
            found.certificates += x509.load_pem_x509_certificates(path.read_bytes())
        except (OSError, ValueError):
            found.unreadable.append(path.name)
    return found
