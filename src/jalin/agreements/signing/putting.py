"""Putting the next signature on a prepared file, from a file to a file; for the command."""

import os
from pathlib import Path

from jalin.decisions.faults import Fault, shown
from jalin.decisions.words import add_sentences, sentence

from .checking import DAMAGED, Unreadable, check_pdf
from .keys import read_key
from .pades import NotSignable, free_fields, sign
from .telling import content_of, is_good
from .timestamps import NoTimestamp, read_authority

add_sentences({
    "sign.no_room": ("tidak ada kolom tanda tangan yang masih kosong di berkas ini; unduh berkas yang disiapkan untuk ditandatangani.", "空いている署名欄がありません。署名用に準備されたファイルをダウンロードしてください。", "no field for a signature is free in this file; download the one that was prepared for signing."),
    "sign.broken": ("sebuah tanda tangan sebelumnya rusak atau isi berkas berubah; jangan ditandatangani, minta berkas yang utuh.", "先の署名が破損しているか、内容が変更されています。署名せず、完全なファイルを求めてください。", "a signature before yours is broken or something was changed; do not sign, ask for the whole file."),
    "sign.no_time": ("otoritas waktu {host} tidak memberi cap waktu; tidak ada yang ditulis.", "タイムスタンプ局 {host} から応答がありません。何も書き込んでいません。", "the timestamp authority {host} gives no timestamp; nothing was written."),
    "sign.address": ("alamat otoritas waktu harus diawali https:// atau http:// dan menyebut sebuah host.", "タイムスタンプ局のアドレスは https:// 又は http:// で始まり、ホスト名を含む必要があります。", "the address of the timestamp authority must begin with https:// or http:// and name a host."),
    "sign.there": ("sudah ada; sebutkan berkas lain dengan --out.", "既に存在します。--out で別のファイルを指定してください。", "is there already; name another file with --out."),
    "sign.no_write": ("tidak dapat ditulis; sebutkan tempat lain dengan --out.", "書き込めません。--out で別の場所を指定してください。", "cannot be written; name another place with --out."),
    "sign.done": ("{name}: tanda tangan ke-{number} oleh {signer}.", "{name}：{signer} が {number} 番目に署名しました。", "{name}: signature {number}, by {signer}."),
    "sign.demo": (" Sertifikat contoh: tidak berlaku.", "見本の証明書であり、効力はありません。", " A demonstration's certificate: it is not valid."),
})  # fmt: skip


def put_signature(file: Path, key: Path, password: str, *, out: Path | None = None, office: str = "", place: str = "",
                  reason: str = "", timestamp_url: str = "", lang: str = "en") -> str:  # fmt: skip
    """Write the signed file; the sentence that says so. Raises Fault, and then nothing is written."""
    try:
        authority = read_authority(timestamp_url)
    except ValueError as error:
        raise Fault("sign.address") from error
    content, number = _fit(file)
    signer = read_key(key, password, office=office)
    target = out or file.with_name(f"{file.stem}-signed-{number}.pdf")
    if target.exists():
        raise Fault("sign.there", file=target.name)
    try:
        signed = sign(content, signer, number=number, reason=reason or file.stem, place=place,
                      stamper=authority.stamper() if authority else None)  # fmt: skip
    except NoTimestamp as error:
        raise Fault("sign.no_time", host=error.host) from error
    except NotSignable as error:
        raise Fault("sign.no_room", file=file.name) from error
    _write(target, signed)
    told = sentence("sign.done", lang, name=shown(target.name), number=number, signer=shown(signer.name))
    return told + (sentence("sign.demo", lang) if signer.is_demo else "")


def _fit(file: Path) -> tuple[bytes, int]:
    """The bytes of a file that can still be signed, and the number of the next signature. Raises Fault."""
    try:
        content = content_of(file)
        seals, _stamps = check_pdf(content)
        free = free_fields(content)
    except Unreadable as error:
        raise Fault(
            "sign.broken" if error.kind == DAMAGED else f"seal.{error.kind}", file=file.name
        ) from error
    if not is_good(seals):
        raise Fault("sign.broken", file=file.name)
    if not free:
        raise Fault("sign.no_room", file=file.name)
    return content, len(seals) + 1


def _write(target: Path, content: bytes) -> None:
    """Whole or not at all."""
    half = target.with_name(f".{target.name}.half")
    try:
        half.write_bytes(content)
        os.replace(half, target)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise Fault("sign.no_write", file=target.name) from error
