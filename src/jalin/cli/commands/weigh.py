"""`jalin weigh`: a first proposal of points from pairwise comparisons, refused when they contradict each other."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.language import CHOSEN


@app.command()
def weigh(
    pairs: Annotated[
        Path, typer.Argument(help="Comparisons (CSV): criterion, than, times (such as 3 or 1/3).")
    ],
    lang: Annotated[str, typer.Option("--lang", help="Language of the sentences: id, ja or en.")] = CHOSEN,
) -> None:
    """Propose points from pairwise comparisons (AHP); exit code 1 when they are too inconsistent. The council votes
    the points, not the comparisons."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        from jalin.decisions.tables import write_table
        from jalin.decisions.words import sentence, written
        from jalin.invitations.engine import weigh as weigh_matrix
        from jalin.invitations.engine.reading import read_pairs

        criteria, matrix = read_pairs(pairs)
        found = weigh_matrix(matrix)
        told = {
            "ratio": written(f"{found.ratio:.3f}", lang),
            "principal": written(f"{found.principal:.3f}", lang),
        }
        if not found.is_accepted:
            names = ", ".join(criteria[place] for place in found.triple)
            typer.echo(sentence("invitations.weights_refused", lang, triple=names, **told), err=True)
            raise SystemExit(1)
        typer.echo(
            write_table(["criterion", "points"], list(zip(criteria, found.points, strict=True))), nl=False
        )
        typer.echo(sentence("invitations.weights_proposed", lang, **told), err=True)
