"""Signatures in words and for machines, for the command and for pages."""

from __future__ import annotations  # what checks signatures is read by who checks

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography import x509

from jalin.decisions.faults import Fault, shown
from jalin.decisions.words import add_sentences, sentence

from .roots import read_roots

if TYPE_CHECKING:
    from .checking import Seal, Stamp

MOST_BYTES = 100_000_000
add_sentences({
    "seal.none": ("tidak ada tanda tangan elektronik di berkas ini.", "この文書に電子署名はありません。", "nobody has signed this file electronically."),
    "seal.encrypted": ("berkas ini dilindungi kata sandi; minta salinan tanpa kata sandi.", "パスワードで保護されています。パスワードのない写しを求めてください。", "this file is protected by a password; ask for a copy without one."),
    "seal.no_file": ("ini bukan berkas biasa; sebutkan sebuah berkas PDF.", "通常のファイルではありません。PDF ファイルを指定してください。", "this is not an ordinary file; name a PDF file."),
    "seal.empty": ("berkas ini kosong; minta salinan yang utuh.", "ファイルが空です。完全な写しを求めてください。", "this file is empty; ask for a whole copy."),
    "seal.not_pdf": ("isi berkas ini bukan PDF, apa pun namanya; minta berkas PDF yang asli.", "名前にかかわらず、内容は PDF ではありません。元の PDF を求めてください。", "whatever its name says, this is not a PDF; ask for the PDF itself."),
    "seal.damaged": ("berkas ini terbuka, tetapi sebuah tanda tangan di dalamnya RUSAK dan tidak terbaca: tidak ada yang terbukti.", "ファイルは開けますが、電子署名が破損しており読めません。何も証明されません。", "the file opens, but a signature in it is BROKEN beyond reading: nothing in it is proven."),
    "seal.unreadable": ("berkas ini tidak dapat dibaca sebagai PDF; minta salinan yang utuh.", "PDF として読めません。完全な写しを求めてください。", "this file cannot be read as a PDF; ask for a whole copy."),
    "seal.too_large": ("berkas ini lebih besar dari 100 MB.", "ファイルが 100 MB を超えています。", "this file is larger than 100 MB."),
    "seal.root": ("sertifikat ini tidak dapat dibaca; berikan berkas PEM.", "証明書を読めません。PEM ファイルを指定してください。", "this certificate cannot be read; name a PEM file."),
    "seal.whole": (
        "{number}. {signer}: utuh; mencakup versi {revision} dari {revisions}, {when}.",
        "{number}. {signer}：完全です。{revisions} 版中の第 {revision} 版に対する署名、{when}。",
        "{number}. {signer}: whole; it covers version {revision} of {revisions}, {when}.",
    ),
    "seal.broken": (
        "{number}. {signer}: RUSAK; isi versi {revision} berubah setelah ditandatangani.",
        "{number}. {signer}：破損。署名後に第 {revision} 版の内容が変更されています。",
        "{number}. {signer}: BROKEN; what version {revision} says was changed after it was signed.",
    ),
    "seal.added": ("Setelah itu isi berkas ditambah atau diubah.", "その後、内容が追加または変更されています。", "Something was added or changed after it."),
    "seal.claimed": ("waktu menurut penanda tangan {at}", "署名者の申告時刻 {at}", "at {at} by the signer's own clock"),
    "seal.stamped": ("waktu dari otoritas {at}", "タイムスタンプ局の時刻 {at}", "at {at} by a timestamp authority"),
    "stamp.whole": (
        "Cap waktu dokumen oleh {authority}: utuh, {at}.",
        "{authority} による文書タイムスタンプ：完全、{at}。",
        "Document timestamp by {authority}: whole, {at}.",
    ),
    "stamp.broken": (
        "Cap waktu dokumen oleh {authority}: RUSAK.",
        "{authority} による文書タイムスタンプ：破損しています。",
        "Document timestamp by {authority}: BROKEN.",
    ),
    "stamp.trusted": ("Otoritasnya dikenal.", "この局は信頼された証明書によります。", "The authority is known by a trusted root."),
    "stamp.untrusted": (
        "Otoritasnya tidak dikenal di sini.",
        "この局の証明書はここでは確認できません。",
        "The authority is not known here.",
    ),
    "seal.no_time": ("tanpa waktu", "時刻なし", "without a time"),
    "seal.trusted": ("Penanda tangan dikenal.", "署名者は信頼された証明書によります。", "The signer is known by a trusted root."),
    "seal.untrusted": (
        "Sertifikat penanda tangan tidak dikenal di sini: siapa orangnya tidak terbukti.",
        "署名者の証明書はここでは確認できません。本人であることは証明されません。",
        "The signer's certificate is not known here: who signed is not proven.",
    ),
    "seal.ended": (
        "Sertifikat penanda tangan berakhir pada {day}, dan tidak ada otoritas yang membuktikan bahwa tanda tangan dibuat sebelumnya.",
        "署名者の証明書は {day} に失効しており、それ以前に署名されたことを証明する機関がありません。",
        "The signer's certificate ended on {day}, and no authority proves that it was used before.",
    ),
    "seal.extra": (
        "Kolomnya ditambahkan setelah tanda tangan pertama: tidak termasuk penanda tangan yang ditetapkan.",
        "署名欄は最初の署名の後に追加されたものです。予定された署名者ではありません。",
        "Its field was added after the first signature: it is none of the signers who were foreseen.",
    ),
    "seal.good": ("semua tanda tangan baik, dan isi berkas tidak berubah sesudahnya.", "すべての署名が有効であり、その後の変更はありません。", "every signature is good, and nothing was changed after them."),
    "seal.unproven": ("tidak ada yang berubah, tetapi tidak terbukti siapa yang menandatangani.", "変更はありませんが、誰が署名したかは証明されていません。", "nothing was changed, but who signed is not proven."),
    "seal.bad": ("JANGAN DIANDALKAN; alasannya di bawah ini.", "この文書は信頼できません。理由は次のとおりです。", "DO NOT RELY ON IT; the reason stands below."),
    "seal.demo": ("Sertifikat contoh: tidak berlaku.", "見本の証明書であり、効力はありません。", "A demonstration's certificate: it is not valid."),
})  # fmt: skip


def seal_told(seal: Seal, number: int, lang: str) -> str:
    """One signature in a few sentences: whole or broken, on which version, what came after, and who vouches for the signer."""
    told = [sentence(
        "seal.whole" if seal.is_whole else "seal.broken", lang, number=number, signer=shown(seal.signer),
        revision=seal.revision, revisions=seal.revisions, when=_when_told(seal, lang),
    )]  # fmt: skip
    if seal.is_whole and seal.is_changed_after:
        told.append(sentence("seal.added", lang))
    if seal.is_added:
        told.append(sentence("seal.extra", lang))
    told += _trust_told(seal, lang)
    return ("" if lang == "ja" else " ").join(told)


def _moment(at: datetime) -> str:
    """Signers sit in different time zones; their times stand in one."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _when_told(seal: Seal, lang: str) -> str:
    for key, at in (("seal.stamped", seal.stamped_at), ("seal.claimed", seal.claimed_at)):
        if at:
            return sentence(key, lang, at=_moment(at))
    return sentence("seal.no_time", lang)


def _trust_told(seal: Seal, lang: str) -> list[str]:
    """A demonstration's certificate is never good for anything; where its root is not known either, both are said."""
    told = [sentence("seal.demo", lang)] if seal.is_demo else []
    if seal.is_whole and seal.ended_on:
        told.append(sentence("seal.ended", lang, day=seal.ended_on))
    elif seal.is_whole and not seal.is_trusted:
        told.append(sentence("seal.untrusted", lang))
    elif seal.is_trusted and not seal.is_demo:
        told.append(sentence("seal.trusted", lang))
    return told


def stamp_told(stamp: Stamp, lang: str) -> str:
    """One document timestamp in words."""
    at = _moment(stamp.at) if stamp.at else ""
    told = [
        sentence(
            "stamp.whole" if stamp.is_whole else "stamp.broken", lang, authority=shown(stamp.authority), at=at
        ),
        sentence("stamp.trusted" if stamp.is_trusted else "stamp.untrusted", lang),
    ]
    return ("" if lang == "ja" else " ").join(told)


def is_good(seals: Sequence[Seal]) -> bool:
    """Whether every signature is whole, by a signer who was foreseen, and nothing was changed after it."""
    return all(seal.is_whole and not seal.is_changed_after and not seal.is_added for seal in seals)


@dataclass
class Checked:
    """What `jalin verify` says of one PDF. `code`: 0 every signature is good (and proven, where roots are known), 1 one is not
    or nobody signed, 2 not readable."""

    lines: list[str]
    code: int
    seals: list[Seal] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)

    def as_json(self) -> dict:
        """For machines; times in ISO 8601."""
        return {"kind": "pdf", "code": self.code, "sentences": self.lines,
                "signatures": [_plain(one) for one in self.seals], "timestamps": [_plain(one) for one in self.stamps]}  # fmt: skip


def _plain(one: Seal | Stamp) -> dict:
    return {
        key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in asdict(one).items()
    }


def check_file(path: Path, roots: Sequence[Path], lang: str, home: Path | None = None) -> Checked:
    """Check one file. `home`: the installation whose trusted roots count too."""
    from .checking import DAMAGED, Unreadable, check_pdf  # pages tell without it

    name = shown(path.name)
    try:
        known = [_root(root) for root in roots] + (read_roots(home).certificates if home else [])
        seals, stamps = check_pdf(content_of(path), known)
    except Fault as fault:
        return Checked([fault.say(lang)], 2)
    except Unreadable as error:
        return Checked([f"{name}: {sentence(f'seal.{error.kind}', lang)}"], 1 if error.kind == DAMAGED else 2)
    is_intact = bool(seals) and is_good(seals) and all(stamp.is_whole for stamp in stamps)
    is_proven = all(one.is_trusted for one in (*seals, *stamps))
    verdict = _verdict(seals, is_intact, is_proven)
    lines = [
        sentence(verdict, lang),
        *(seal_told(seal, number, lang) for number, seal in enumerate(seals, 1)),
    ]
    lines += [stamp_told(stamp, lang) for stamp in stamps]
    is_fine = is_intact and (is_proven or not known)
    return Checked([f"{name}: {line}" for line in lines], 0 if is_fine else 1, seals, stamps)


def _verdict(seals: Sequence[Seal], is_intact: bool, is_proven: bool) -> str:
    """The key of the sentence that stands above all others."""
    if not seals:
        return "seal.none"
    if not is_intact:
        return "seal.bad"
    return "seal.good" if is_proven and not any(seal.is_demo for seal in seals) else "seal.unproven"


def content_of(path: Path) -> bytes:
    """The bytes of a file that begins as a PDF does. Raises Fault, or Unreadable."""
    if path.exists() and not path.is_file():
        raise Fault("seal.no_file", file=path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Fault("seal.too_large", file=path.name)
        with path.open("rb") as file:
            head = file.read(1024)  # readers look for the mark of a PDF as far as here
            if not head.strip(b"\0 \r\n"):
                raise Fault("seal.empty", file=path.name)
            if b"%PDF-" not in head:
                raise Fault("seal.not_pdf", file=path.name)
            return head + file.read()
    except OSError as error:
        from .checking import Unreadable

        raise Unreadable(str(error)) from error


def _root(path: Path) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except (OSError, ValueError) as error:
        raise Fault("seal.root", file=path.name) from error
