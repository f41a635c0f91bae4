"""`jalin verify FILE…`: compute proof files again and check the signatures of PDFs, without database, network or Django."""

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
) -> None:
    """Compute proof files again: identical, or the first difference (exit code 1); unreadable: exit code 2.

    Of a signed PDF it says which signature covers which version, and whether a letter was changed since (exit code 1)."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        codes = {
            _verify_pdf(path, roots or [], lang) if _is_pdf(path) else _verify(path, lang) for path in files
        }
    raise SystemExit(1 if 1 in codes else max(codes))


def _verify(path: Path, lang: str) -> int:
    """Say what one file is; the exit code."""
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
        typer.echo(fault.say(lang), err=True)
        return 2
    if found.is_identical:
        told = {
            "kind": proof["kind"],
            "method": shown(proof["method"]),
            "digest": proof["digests"]["decision"],
        }
        typer.echo(f"{name}: {sentence('verify.identical', lang, **told)}")
        return 0
    told = {
        "path": shown(found.path, 200),
        "stored": shown(found.stored, 80),
        "computed": shown(found.computed, 80),
    }
    typer.echo(f"{name}: {sentence('verify.different', lang, **told)}")
    return 1


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(5) == b"%PDF-"
    except OSError:
        return False


def _verify_pdf(path: Path, roots: list[Path], lang: str) -> int:
    """Say what every signature of a PDF is worth; the exit code."""
    import os

    from jalin.agreements.signing.telling import check_file

    home = os.environ.get("JALIN_HOME")
    lines, code = check_file(path, roots, lang, Path(home) if home else None)
    for line in lines:
        typer.echo(line, err=code == 2)
    return code
