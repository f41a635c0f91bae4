"""`jalin verify FILE…`: compute proof files again and check the signatures of PDFs, without database, network or Django."""

import json as json_
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.language import CHOSEN


@app.command()
def verify(
    files: Annotated[
        list[Path], typer.Argument(help="Proof files that decisions have written, or signed PDFs.")
    ],
    roots: Annotated[
        list[Path] | None,
        typer.Option(
            "--root",
            help="Certificate (PEM) whose signers are trusted, beside those in JALIN_HOME/trusted-roots; may be repeated.",
        ),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of the sentences: id, ja or en.")] = CHOSEN,
    json: Annotated[
        bool, typer.Option("--json", help="For machines: one list, a member for each file.")
    ] = False,
) -> None:
    """Compute proof files again: identical, or the first difference (exit code 1); unreadable: exit code 2.

    Of a signed PDF it says which signature covers which version, and whether a letter was changed since (exit code 1). Where
    trusted roots are known, a signer whom none of them proves is exit code 1 too."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        found = [_pdf(path, roots or [], lang) if _is_pdf(path) else _proof(path, lang) for path in files]
    codes = {one["code"] for one in found}
    if json:
        told = [{"file": path.name, **one} for path, one in zip(files, found, strict=True)]
        typer.echo(json_.dumps(told, ensure_ascii=False, indent=1))
    else:
        for one in found:
            for line in one["sentences"]:
                typer.echo(line, err=one["code"] == 2)
    raise SystemExit(1 if 1 in codes else max(codes))


def _proof(path: Path, lang: str) -> dict:
    """What one proof file is."""
    from jalin.decisions import Fault
    from jalin.decisions.faults import shown
    from jalin.decisions.proofs import read_proof
    from jalin.decisions.verification import verify as recompute
    from jalin.decisions.words import sentence

    name = shown(path)
    try:
        proof = read_proof(path)
        found = recompute(proof, file=path.name)
    except Fault as fault:
        return {"kind": "proof", "code": 2, "sentences": [fault.say(lang)]}
    if found.is_identical:
        told = {
            "kind": proof["kind"],
            "method": shown(proof["method"]),
            "digest": proof["digests"]["decision"],
        }
        return {
            "kind": "proof",
            "code": 0,
            "sentences": [f"{name}: {sentence('verify.identical', lang, **told)}"],
        }
    told = {
        "path": shown(found.path, 200),
        "stored": shown(found.stored, 80),
        "computed": shown(found.computed, 80),
    }
    return {
        "kind": "proof",
        "code": 1,
        "sentences": [f"{name}: {sentence('verify.different', lang, **told)}"],
    }


def _is_pdf(path: Path) -> bool:
    """By its content, or by its name where the content is something else: then that is said."""
    is_named = path.suffix.lower() == ".pdf"
    try:
        if is_named or not path.is_file():  # a pipe would be waited for
            return is_named
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False


def _pdf(path: Path, roots: list[Path], lang: str) -> dict:
    """What every signature of a PDF is worth."""
    import os

    from jalin.agreements.signing.telling import check_file

    home = os.environ.get("JALIN_HOME")
    return check_file(path, roots, lang, Path(home) if home else None).as_json()
