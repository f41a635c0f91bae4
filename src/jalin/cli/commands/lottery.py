"""`jalin lottery commit` and `jalin lottery draw`: close a list, draw, and let anyone recompute the numbers."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.language import CHOSEN

lottery = typer.Typer(
    name="lottery", no_args_is_help=True, help="Break ties by a lottery that anyone can recompute."
)
app.add_typer(lottery)

LIST_HELP = "The closed list: one case a line, or a CSV file with a column “case” or “seeker”."
Lang = Annotated[str, typer.Option("--lang", help="Language of the sentences: id, ja or en.")]


@lottery.command()
def commit(
    file: Annotated[Path, typer.Argument(metavar="LIST", help=LIST_HELP)],
    lang: Lang = CHOSEN,
) -> None:
    """Close a list: print its digest, to be published before the draw is made."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        from jalin.decisions.closed_list import read_list
        from jalin.decisions.lottery import list_digest
        from jalin.decisions.words import sentence, whole

        cases = read_list(file)
        typer.echo(list_digest(cases))
        typer.echo(sentence("lottery.committed", lang, count=whole(len(cases), lang)), err=True)


@lottery.command()
def draw(
    file: Annotated[Path, typer.Argument(metavar="LIST", help=LIST_HELP)],
    draw: Annotated[str, typer.Option("--draw", help="The public draw, exactly as it was made public.")],
    digest: Annotated[str, typer.Option("--digest", help="The published digest of the list.")] = "",
    source: Annotated[
        str, typer.Option("--source", help="Where the draw comes from, as named beforehand.")
    ] = "",
    out: Annotated[Path | None, typer.Option("--out", help="Folder for numbers.csv and proof.json.")] = None,
    lang: Lang = CHOSEN,
) -> None:
    """Draw: the seed and a number for each case (a smaller number wins)."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        from jalin.decisions.closed_list import check_digest, read_list
        from jalin.decisions.drawing import draw as make_draw
        from jalin.decisions.files import write_file
        from jalin.decisions.tables import write_table
        from jalin.decisions.words import sentence

        cases = read_list(file)
        if digest:
            check_digest(cases, digest, file=file.name)
        decision = make_draw(cases, draw, source=source)
        ordered = sorted(decision.result["numbers"].items(), key=lambda pair: pair[1])
        table = write_table(["case", "number"], ordered)
        if out is None:
            typer.echo(table, nl=False)
        else:
            write_file(out / "numbers.csv", table)
            write_file(out / "proof.json", decision.to_bytes())
        typer.echo(sentence("lottery.drawn", lang, seed=decision.seed), err=True)
