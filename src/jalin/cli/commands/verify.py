"""`jalin verify FILE…`: compute proof files again, without database, network or Django."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app


@app.command()
def verify(
    files: Annotated[list[Path], typer.Argument(help="Proof files that decisions have written.")],
    lang: Annotated[str, typer.Option("--lang", help="Language of the sentences: id, ja or en.")] = "en",
) -> None:
    """Compute proof files again: identical, or the first difference (exit code 1); unreadable: exit code 2."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        codes = {_verify(path, lang) for path in files}
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
