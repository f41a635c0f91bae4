"""Timestamps over the network, and what is said where there are none."""

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from jalin.agreements.signing.checking import check_signatures, check_stamps
from jalin.agreements.signing.demo import demo_authority
from jalin.agreements.signing.pades import prepare, sign
from jalin.agreements.signing.roots import FOLDER, read_roots
from jalin.agreements.signing.tests.authority import running_authority
from jalin.agreements.signing.tests.test_signatures import AUTHORITY, HOME, text  # noqa: F401  (a fixture)
from jalin.agreements.signing.timestamps import NoTimestamp, read_authority, stamp_document, try_authority
from jalin.config.signing_checks import authority_told, roots_told

DEAD = "http://127.0.0.1:9/tsa"  # nobody listens there


@pytest.fixture(scope="module")
def address():
    with running_authority(AUTHORITY.timestamper(), user="kota:rahasia") as found:
        yield found


def test_a_signature_and_the_whole_file_carry_the_time_of_the_authority(text, address):  # noqa: F811
    authority = read_authority(address)
    assert (authority.user, authority.password) == ("kota", "rahasia") and "rahasia" not in authority.url
    signed = sign(text, HOME, number=1, reason="x", stamper=authority.stamper())
    stamped = stamp_document(signed, authority)
    assert stamped.startswith(signed), "nothing before the stamp is rewritten"
    (seal,), (stamp,) = check_signatures(stamped, [AUTHORITY.root]), check_stamps(stamped, [AUTHORITY.root])
    assert seal.is_whole and seal.is_trusted and seal.stamped_at and not seal.is_changed_after
    assert stamp.is_whole and stamp.is_trusted and stamp.at and "Timestamps" in stamp.authority
    assert not check_stamps(stamped, [demo_authority().root])[0].is_trusted
    broken = bytearray(stamped)
    broken[broken.index(b"/Title") + 9] ^= 1
    assert not check_stamps(bytes(broken), [AUTHORITY.root])[0].is_whole


@pytest.mark.parametrize("answer", [b"", b"nothing", b"\x30\x03\x02\x01\x00"])
def test_an_answer_that_is_no_timestamp_signs_nothing(text, answer):  # noqa: F811
    with running_authority(None, answer=answer) as address:
        authority = read_authority(address)
        for act in (
            lambda: sign(text, HOME, number=1, reason="x", stamper=authority.stamper()),
            lambda: stamp_document(text, authority),
            lambda: try_authority(authority),
        ):
            with pytest.raises(NoTimestamp) as caught:
                act()
            assert caught.value.host == authority.host


def test_an_authority_that_does_not_answer_is_named(text):  # noqa: F811
    with pytest.raises(NoTimestamp, match="127.0.0.1:9"):
        sign(text, HOME, number=1, reason="x", stamper=read_authority(DEAD).stamper())


def test_the_settings_name_an_authority_or_say_what_is_wrong():
    assert read_authority("") is None
    for wrong in ("ftp://x/y", "tsa.example", "https://"):
        with pytest.raises(ValueError, match="timestamp_url"):
            read_authority(wrong)
    assert read_authority("https://a%40b:c%3Ad@tsa.example:8443/x").user == "a@b"


def test_the_doctor_looks_at_roots_and_authority(tmp_path, address):
    assert [state for state, _told in roots_told(tmp_path)] == ["note"]
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / "good.pem").write_bytes(AUTHORITY.root.public_bytes(Encoding.PEM))
    (folder / "bad.pem").write_text("nothing")
    assert len(read_roots(tmp_path).certificates) == 1
    assert sorted(state for state, _told in roots_told(tmp_path)) == ["mend", "ok"]
    assert [state for state, _told in authority_told("")] == ["note"]
    told = list(authority_told(address))
    assert ("ok" in [state for state, _told in told]) and "rahasia" not in str(told)
    assert (
        [state for state, _told in authority_told(DEAD)]
        == [state for state, _told in authority_told("x")]
        == ["mend"]
    )


def test_verify_trusts_the_roots_of_the_installation(text, address, tmp_path, monkeypatch):  # noqa: F811
    from typer.testing import CliRunner

    from jalin.cli.app import app
    from jalin.cli.commands import verify as _verify  # noqa: F401

    signed = stamp_document(sign(prepare(text, 0), HOME, number=1, reason="x"), read_authority(address))
    (tmp_path / "a.pdf").write_bytes(signed)
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "root.pem").write_bytes(AUTHORITY.root.public_bytes(Encoding.PEM))
    monkeypatch.setenv("JALIN_HOME", str(tmp_path))
    found = CliRunner().invoke(app, ["verify", str(tmp_path / "a.pdf"), "--lang", "id"])
    assert (
        found.exit_code == 0 and "Cap waktu dokumen" in found.output and "Otoritasnya dikenal" in found.output
    )
