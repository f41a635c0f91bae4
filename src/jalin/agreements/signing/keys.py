"""A signer's own key from a PKCS#12 file (.p12, .pfx). It is read on the signer's machine and never kept."""

from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import Certificate, ExtensionNotFound, KeyUsage
from cryptography.x509.oid import NameOID

from jalin.decisions.faults import Fault
from jalin.decisions.words import add_sentences

from .demo import WARNING
from .pades import Signer

MOST_BYTES = 1_000_000
add_sentences({
    "key.ask": ("Kata sandi kunci", "鍵のパスワード", "Password of the key"),
    "key.password_file": ("berkas kata sandi ini tidak dapat dibaca.", "パスワードのファイルを読めません。", "this file of a password cannot be read."),
    "key.no_file": ("berkas kunci ini tidak dapat dibaca; sebutkan berkas .p12 atau .pfx.", "鍵ファイルを読めません。.p12 又は .pfx を指定してください。", "this file of a key cannot be read; name a .p12 or .pfx."),
    "key.password": ("kata sandinya salah, atau ini bukan berkas kunci (.p12, .pfx).", "パスワードが違うか、鍵ファイル（.p12、.pfx）ではありません。", "the password is wrong, or this is no file of a key (.p12, .pfx)."),
    "key.none": ("tidak ada kunci RSA atau EC beserta sertifikatnya di dalamnya.", "RSA 又は EC の鍵と証明書が入っていません。", "there is no RSA or EC key with its certificate in it."),
    "key.ended": ("sertifikatnya berakhir pada {day}; mintalah yang baru dari penerbitnya.", "証明書は {day} に失効しています。発行者に更新を求めてください。", "its certificate ended on {day}; ask its issuer for a new one."),
    "key.not_yet": ("sertifikatnya baru berlaku mulai {day}.", "証明書は {day} から有効です。", "its certificate is valid only from {day}."),
    "key.use": ("sertifikat ini tidak diterbitkan untuk menandatangani dokumen.", "この証明書は文書の署名用に発行されたものではありません。", "this certificate was not issued for signing documents."),
})  # fmt: skip


def read_key(path: Path, password: str, *, office: str = "") -> Signer:
    """Who signs, with the chain that the file holds. `office`: what stands below the name; otherwise as the certificate says.
    Raises Fault."""
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            raise Fault("key.no_file", file=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise Fault("key.no_file", file=path.name) from error
    try:
        key, certificate, chain = pkcs12.load_key_and_certificates(content, password.encode() or None)
    except (ValueError, TypeError) as error:
        raise Fault("key.password", file=path.name) from error
    if certificate is None or not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise Fault("key.none", file=path.name)
    _refuse_unfit(certificate, path.name)
    name = _said(certificate, NameOID.COMMON_NAME) or certificate.subject.rfc4514_string()
    below = office or _said(
        certificate, NameOID.TITLE, NameOID.ORGANIZATIONAL_UNIT_NAME, NameOID.ORGANIZATION_NAME
    )
    return Signer(name, below, certificate, key, tuple(chain), is_demo=WARNING in name)


def _refuse_unfit(certificate: Certificate, name: str) -> None:
    now = datetime.now(UTC)
    if certificate.not_valid_after_utc < now:
        raise Fault("key.ended", file=name, day=certificate.not_valid_after_utc.date())
    if certificate.not_valid_before_utc > now:
        raise Fault("key.not_yet", file=name, day=certificate.not_valid_before_utc.date())
    try:
        use = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return
    if not (use.digital_signature or use.content_commitment):
        raise Fault("key.use", file=name)


def _said(certificate: Certificate, *names) -> str:
    """The first of these that the certificate says of its subject."""
    for name in names:
        for one in certificate.subject.get_attributes_for_oid(name):
            return str(one.value)
    return ""
