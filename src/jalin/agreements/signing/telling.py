"""Signatures in words, for the command and for pages."""

from collections.abc import Sequence
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
    "seal.demo": ("Sertifikat contoh: tidak berlaku.", "見本の証明書であり、効力はありません。", "A demonstration's certificate: it is not valid."),
})  # fmt: skip


def seal_told(seal: "Seal", number: int, lang: str) -> str:
    """One signature as a sentence or two."""
    if seal.stamped_at:
        when = sentence("seal.stamped", lang, at=f"{seal.stamped_at:%Y-%m-%d %H:%M %Z}")
    elif seal.claimed_at:
        when = sentence("seal.claimed", lang, at=f"{seal.claimed_at:%Y-%m-%d %H:%M %Z}")
    else:
        when = sentence("seal.no_time", lang)
    key = "seal.whole" if seal.is_whole else "seal.broken"
    told = [
        sentence(
            key,
            lang,
            number=number,
            signer=shown(seal.signer),
            revision=seal.revision,
            revisions=seal.revisions,
            when=when,
        )
    ]
    if seal.is_whole and seal.is_changed_after:
        told.append(sentence("seal.added", lang))
    told.append(
        sentence(
            "seal.demo" if seal.is_demo else "seal.trusted" if seal.is_trusted else "seal.untrusted", lang
        )
    )
    return ("" if lang == "ja" else " ").join(told)


def stamp_told(stamp: "Stamp", lang: str) -> str:
    """One document timestamp in words."""
    at = f"{stamp.at:%Y-%m-%d %H:%M %Z}" if stamp.at else ""
    told = [
        sentence(
            "stamp.whole" if stamp.is_whole else "stamp.broken", lang, authority=shown(stamp.authority), at=at
        ),
        sentence("stamp.trusted" if stamp.is_trusted else "stamp.untrusted", lang),
    ]
    return ("" if lang == "ja" else " ").join(told)


def is_good(seals: Sequence["Seal"]) -> bool:
    return all(seal.is_whole and not seal.is_changed_after for seal in seals)


def check_file(
    path: Path, roots: Sequence[Path], lang: str, home: Path | None = None
) -> tuple[list[str], int]:
    """(sentences, exit code): 0 every signature is whole, 1 one is broken or nobody signed, 2 not readable. `home`: the
    installation whose trusted roots count too."""
    from .checking import Unreadable, check_signatures, check_stamps  # pages tell without it

    name = shown(path.name)
    try:
        known = [_root(root) for root in roots] + (read_roots(home).certificates if home else [])
        if path.stat().st_size > MOST_BYTES:
            return [f"{name}: {sentence('seal.too_large', lang)}"], 2
        content = path.read_bytes()
        seals, stamps = check_signatures(content, known), check_stamps(content, known)
    except Fault as fault:
        return [fault.say(lang)], 2
    except (Unreadable, OSError):
        return [f"{name}: {sentence('seal.unreadable', lang)}"], 2
    if not seals:
        return [f"{name}: {sentence('seal.none', lang)}"], 1
    lines = [f"{name}: {seal_told(seal, number, lang)}" for number, seal in enumerate(seals, 1)]
    lines += [f"{name}: {stamp_told(stamp, lang)}" for stamp in stamps]
    return lines, 0 if is_good(seals) and all(stamp.is_whole for stamp in stamps) else 1


def _root(path: Path) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except (OSError, ValueError) as error:
        raise Fault("seal.root", file=path.name) from error
