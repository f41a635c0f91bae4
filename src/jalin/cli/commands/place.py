"""`jalin place`: who is placed where, by everybody's list, the places' scores and the lottery."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.language import CHOSEN


@app.command()
def place(
    lists: Annotated[Path, typer.Option("--lists", help="CSV: seeker, rank, place.")],
    seats: Annotated[Path, typer.Option("--seats", help="CSV: place, seats, optionally group.")],
    scores: Annotated[Path, typer.Option("--scores", help="CSV: place, seeker, score (higher is better).")],
    seed: Annotated[str, typer.Option("--seed", help="Seed of the lottery, from `jalin lottery draw`.")],
    out: Annotated[
        Path, typer.Option("--out", help="Folder for placements.csv, the reasons and proof.json.")
    ],
    caps: Annotated[Path | None, typer.Option("--caps", help="CSV: group, at_most.")] = None,
    eligible: Annotated[
        Path | None,
        typer.Option("--eligible", help="eligible.csv of `jalin eligible`: only pairs that pass enter."),
    ] = None,
    rules: Annotated[
        Path | None,
        typer.Option("--rules", help="The rules that eligible.csv was judged by; ours by default."),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="Language: id, ja or en.")] = CHOSEN,
) -> None:
    """Place seekers by deferred acceptance: stable, the same for everyone who recomputes it, with every reason."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        from jalin.fields.employment.engine.placing import place_files
        from jalin.fields.employment.engine.reading import Files
        from jalin.fields.employment.engine.writing import write_placement

        decision, idle = place_files(Files(lists, seats, scores, caps, eligible), seed, rules)
        write_placement(decision, out)
    _tell(decision, idle, lang)


def _tell(decision, idle: int, lang: str) -> None:
    from jalin.decisions.words import sentence, whole

    counts = decision.result["counts"]
    numbers = {
        "seekers": counts["seekers"],
        "placed": counts["placed"],
        "first": counts["first_choices"],
        "left": counts["seekers"] - counts["placed"],
    }
    typer.echo(
        sentence("placement.counts", lang, **{name: whole(one, lang) for name, one in numbers.items()})
    )
    certificate = {name: whole(one, lang) for name, one in decision.result["certificate"].items()}
    entries, blocking = certificate["checked_entries"], certificate["blocking_pairs"]
    typer.echo(sentence("placement.certificate", lang, entries=entries, blocking=blocking))
    if decision.rules["caps"]:
        typer.echo(sentence("placement.held_back", lang, count=certificate["against_full_group"]))
    if idle:
        typer.echo(sentence("placement.idle_scores", lang, count=whole(idle, lang)), err=True)
