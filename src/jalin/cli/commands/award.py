"""`jalin award`: aid for education awarded by rule, with what anyone needs to compute it again."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.language import CHOSEN


@app.command()
def award(
    applications: Annotated[
        Path, typer.Option("--applications", help="CSV: case, score or reviews, attributes, groups.")
    ],
    rules: Annotated[Path, typer.Option("--rules", help="TOML: seats, reading, caps, ties, reviews.")],
    out: Annotated[
        Path, typer.Option("--out", help="Folder for winners, cut-offs, reserves, reasons and proof.")
    ],
    seed: Annotated[
        str, typer.Option("--seed", help="The lottery's seed, when the rules do not hold it.")
    ] = "",
    announced: Annotated[
        Path | None,
        typer.Option("--announced", help="winners.csv made public before; they keep their award."),
    ] = None,
    withdrawn: Annotated[
        list[str] | None, typer.Option("--withdrawn", metavar="CASE", help="Withdrawn; may be repeated.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of the sentences: id, ja or en.")] = CHOSEN,
) -> None:
    """Award aid: typed seats, caps, announced winners kept; who enters when a winner leaves; a proof file."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        from jalin.fields.scholarships.engine.applications import read_applications
        from jalin.fields.scholarships.engine.files import summary, write_award
        from jalin.fields.scholarships.engine.proof import decide
        from jalin.fields.scholarships.engine.rules import read_rules

        read = read_rules(rules)
        inputs = read_applications(applications, read, announced=announced, withdrawn=withdrawn or ())
        decision = decide(inputs, read, seed)
        write_award(decision, out)
        for line in summary(decision, lang):
            typer.echo(line)
