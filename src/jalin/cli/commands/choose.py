"""`jalin choose`: which invitations to accept, by rule, with reasons and a proof file."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.language import CHOSEN


@app.command()
def choose(
    invitations: Annotated[Path, typer.Option("--invitations", help="The invitations (CSV).")],
    weights: Annotated[
        Path, typer.Option("--weights", help="The points the council voted, 100 in all (CSV).")
    ],
    limits: Annotated[Path, typer.Option("--limits", help="Limits, threshold and rules (TOML).")],
    out: Annotated[
        Path, typer.Option("--out", help="Folder for choices.csv, points.csv, changes.csv, proof.json.")
    ],
    seed: Annotated[
        str, typer.Option("--seed", help="Text on which the redrawing of the weights hangs.")
    ] = "",
    lang: Annotated[str, typer.Option("--lang", help="Language of the sentences: id, ja or en.")] = CHOSEN,
) -> None:
    """Choose invitations: the greatest total value within all limits, and why. Exit code 1: nothing keeps them all."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        proof = _decide(invitations, weights, limits, out, seed)
        if proof["result"]["status"] == "infeasible":
            _say_infeasible(proof, lang)
            raise SystemExit(1)
        _say_decided(proof, out, lang)


def _decide(invitations: Path, weights: Path, limits: Path, out: Path, seed: str) -> dict:
    """Decide and write the four files; the proof."""
    from jalin.decisions import Fault
    from jalin.decisions.files import write_file
    from jalin.invitations.engine import Unsolved, decide, read_problem
    from jalin.invitations.engine.tables import as_tables

    problem = read_problem(invitations, weights, limits)
    try:
        decision = decide(problem, seed=seed)
    except Unsolved as error:
        raise Fault("invitations.unsolved", why=error) from error
    proof = decision.to_proof()
    for name, text in as_tables(proof).items():
        write_file(out / name, text)
    write_file(out / "proof.json", decision.to_bytes())
    return proof


def _say_infeasible(proof: dict, lang: str) -> None:
    from jalin.invitations.engine.explaining import Telling

    for block in Telling(proof, lang).infeasible():
        typer.echo(f"- {block.text}" if block.is_list else block.text, err=True)


def _say_decided(proof: dict, out: Path, lang: str) -> None:
    from jalin.decisions.words import sentence

    answers = list(proof["result"]["answers"].values())
    declined, below = answers.count("declined"), answers.count("below_threshold")
    chosen = len(answers) - declined - below
    typer.echo(sentence("invitations.decided", lang, chosen=chosen, declined=declined, below=below, out=out))
