"""Certificates for the demonstration and the tests: an authority of nobody's trust, which says so in every name."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from .pades import Signer

WARNING = "DEMO ONLY, NOT VALID"


@dataclass(frozen=True)
class Authority:
    """A root that exists for one demonstration."""

    root: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    begins: datetime

    def signer(self, name: str, office: str) -> Signer:
        """A signer whose certificate names person and office and says that it is a demonstration."""
        key = ec.generate_private_key(ec.SECP256R1())
        usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
        built = self._build(f"{name} ({WARNING})", office, key.public_key()).add_extension(
            usage, critical=True
        )
        return Signer(name, office, built.sign(self.key, hashes.SHA256()), key, (self.root,), is_demo=True)

    def timestamper(self):
        """A timestamp authority in this process, under the same root."""
        from asn1crypto import keys as asn1_keys
        from cryptography.hazmat.primitives import serialization
        from pyhanko.sign.timestamps import DummyTimeStamper
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        from .pades import _certificate

        key = rsa.generate_private_key(65537, 2048)  # pyHanko's stamper in this process knows no other kind
        use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        built = self._build(f"Timestamps ({WARNING})", "Jalin", key.public_key()).add_extension(
            use, critical=True
        )
        store = SimpleCertificateStore()
        store.register(_certificate(self.root))
        raw = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return DummyTimeStamper(
            _certificate(built.sign(self.key, hashes.SHA256())), asn1_keys.PrivateKeyInfo.load(raw), store
        )

    def _build(self, name: str, office: str, public_key) -> x509.CertificateBuilder:
        subject = x509.Name(
            [
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, office[:64]),
                x509.NameAttribute(NameOID.COMMON_NAME, name[:64]),
            ]
        )
        return _builder(subject, self.root.subject, public_key, self.begins, 365)


def demo_authority(*, begins: datetime | None = None) -> Authority:
    """A fresh root, valid for two years from a day before `begins`."""
    begins = (begins or datetime.now(UTC)) - timedelta(days=1)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Jalin {WARNING}")])
    usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    built = _builder(name, name, key.public_key(), begins, 730)
    built = built.add_extension(
        x509.BasicConstraints(ca=True, path_length=None), critical=True
    ).add_extension(usage, critical=True)
    return Authority(built.sign(key, hashes.SHA256()), key, begins)


def _builder(subject, issuer, public_key, begins: datetime, days: int) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(public_key)
        .serial_number(x509.random_serial_number()).not_valid_before(begins).not_valid_after(begins + timedelta(days=days))
    )  # fmt: skip
