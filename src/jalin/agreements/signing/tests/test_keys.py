"""A signer signs with a key of his own, from the command line; what hinders it is one sentence, and nothing is written."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from typer.testing import CliRunner

from jalin.agreements.signing.checking import check_signatures
from jalin.agreements.signing.demo import demo_authority
from jalin.agreements.signing.tests.test_signatures import AUTHORITY, HOME, PARTNER, text  # noqa: F401  (a fixture)
from jalin.cli.app import app
from jalin.cli.commands import sign as _sign  # noqa: F401

LATER = demo_authority(begins=datetime.now(UTC) + timedelta(days=60)).signer("Later", "x")
EARLIER = demo_authority(begins=datetime.now(UTC) - timedelta(days=600)).signer("Earlier", "x")


def key_of(signer, place) -> str:
    path = place / f"{signer.office[:3]}-{signer.name[:3]}.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"x", signer.key, signer.certificate, list(signer.chain), NoEncryption()
        )
    )
    return str(path)  # fmt: skip


def run(place, file, key, *more) -> tuple[int, str]:
    order = ["sign", str(file), "--key", str(key), *map(str, more)]
    found = CliRunner().invoke(app, order, input="\n")
    return found.exit_code, found.output


@pytest.fixture
def prepared(text, tmp_path):  # noqa: F811
    path = tmp_path / "naskah.pdf"
    path.write_bytes(text)
    return path


def test_two_signers_sign_one_after_the_other_on_their_own_machines(prepared, tmp_path):
    code, told = run(tmp_path, prepared, key_of(HOME, tmp_path))
    assert code == 0 and "signature 1" in told and "not valid" in told
    code, told = run(
        tmp_path,
        tmp_path / "naskah-signed-1.pdf",
        key_of(PARTNER, tmp_path),
        "--out",
        tmp_path / "both.pdf",
        "--lang",
        "ja",
    )
    assert code == 0 and "2 番目" in told
    found = check_signatures((tmp_path / "both.pdf").read_bytes(), [AUTHORITY.root])
    assert [(one.field, one.is_whole, one.is_trusted) for one in found] == [
        ("Signature1", True, True),
        ("Signature2", True, True),
    ]
    code, told = run(tmp_path, tmp_path / "both.pdf", key_of(HOME, tmp_path))
    assert code == 2 and "no field" in told


def test_what_hinders_is_one_sentence_and_nothing_is_written(prepared, tmp_path):
    good = key_of(HOME, tmp_path)
    (tmp_path / "junk.p12").write_bytes(b"x" * 60)
    (tmp_path / "locked.p12").write_bytes(b"x")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(prepared.read_bytes()[:900])
    for file, key, more, said in (
        (prepared, tmp_path / "junk.p12", (), "password is wrong"),
        (prepared, tmp_path / "absent.p12", (), "cannot be read"),
        (prepared, key_of(EARLIER, tmp_path), (), "ended on"),
        (prepared, key_of(LATER, tmp_path), (), "valid only from"),
        (prepared, good, ("--password-file", tmp_path / "absent"), "password cannot be read"),
        (prepared, good, ("--out", prepared), "there already"),
        (prepared, good, ("--out", tmp_path / "no" / "x.pdf"), "cannot be written"),
        (prepared, good, ("--timestamp-url", "http://127.0.0.1:9/x"), "gives no timestamp"),
        (prepared, good, ("--timestamp-url", "ftp://x"), "https://"),
        (broken, good, (), "cannot be read as a PDF"),
        (tmp_path / "junk.p12", good, (), "not a PDF"),
    ):
        code, told = run(tmp_path, file, key, *more)
        assert code == 2 and said in told and len(told.strip().splitlines()) == 1, told
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["broken.pdf", "naskah.pdf"]
