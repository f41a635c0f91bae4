"""`jalin choose`: which invitations to accept, by rule, with reasons and a proof file."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app


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
    lang: Annotated[str, typer.Option("--lang", help="Language of the sentences: id, ja or en.")] = "en",
) -> None:
    """Choose invitations: the greatest total value within all limits, and why. Exit code 1: nothing keeps them all."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        from jalin.decisions import Fault
        from jalin.decisions.files import write_file
        from jalin.decisions.words import sentence
        from jalin.invitations.engine import Unsolved, decide, read_problem
        from jalin.invitations.engine.explaining import Telling
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
        if decision.result["status"] == "infeasible":
            for block in Telling(proof, lang).infeasible():
                typer.echo(f"- {block.text}" if block.is_list else block.text, err=True)
            raise SystemExit(1)
        answers = list(decision.result["answers"].values())
        counts = {"declined": answers.count("declined"), "below": answers.count("below_threshold")}
        told = sentence(
            "invitations.decided", lang, chosen=len(answers) - sum(counts.values()), out=out, **counts
        )
        typer.echo(told)
