"""`jalin eligible`: which seeker may be placed where, by the dated rules of two countries."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.app import app
from jalin.cli.language import CHOSEN

RESULTS = {"passed": "pass", "failed": "fail", "unknown": "unknown"}


@app.command()
def eligible(
    seekers: Annotated[Path, typer.Option("--seekers", help="CSV: seeker and what is known of each.")],
    places: Annotated[Path, typer.Option("--places", help="CSV: place and what is known of each.")],
    on: Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d"], help="The day to judge by.")],
    rules: Annotated[
        Path | None, typer.Option("--rules", help="Rules (TOML file or folder); ours by default.")
    ] = None,
    lists: Annotated[
        Path | None, typer.Option("--lists", help="CSV: seeker, rank, place; only these pairs.")
    ] = None,
    stage: Annotated[
        str, typer.Option("--stage", help="Judge up to: matching, contract, filing, departure or work.")
    ] = "matching",
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder for eligible.csv and findings.csv.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="Language: id, ja or en.")] = CHOSEN,
) -> None:
    """Say of each pair pass, fail or unknown, with the rule, its source and the next step."""
    from jalin.cli.faults import said_plainly

    with said_plainly(lang):
        from jalin.fields.employment.engine.eligibility import judge_pairs, load_rules
        from jalin.fields.employment.engine.eligibility.facts import read_facts, read_pairs
        from jalin.fields.employment.engine.eligibility.rule_rows import SHIPPED, STAGES

        if stage not in STAGES:
            typer.echo(f"--stage must be one of {', '.join(STAGES)}.", err=True)
            raise SystemExit(2)
        held = load_rules(rules or SHIPPED)
        known, offered = read_facts(seekers, "seeker", held), read_facts(places, "place", held)
        pairs = None if lists is None else read_pairs(lists, known, offered)
        verdicts = list(judge_pairs(held, known, offered, on.date(), stage=stage, pairs=pairs))
        _give(held, verdicts, offered, out, lang)
        _count(held, verdicts, on, lang, quietly=out is None)


def _give(rules, verdicts: list, places: dict, out: Path | None, lang: str) -> None:
    """Write the verdicts into `out`, or show them."""
    from jalin.decisions.files import write_file
    from jalin.decisions.words import sentence
    from jalin.fields.employment.engine.eligibility import telling

    if out is not None:
        write_file(out / "eligible.csv", telling.eligible_table(verdicts))
        write_file(out / "findings.csv", telling.findings_table(rules, verdicts, places, lang))
        return
    for seeker, place, verdict in verdicts:
        typer.echo(f"{seeker} {place}: {sentence(f'eligibility.result.{verdict.result}', lang)}")
        for told in telling.tell(rules, verdict, places[place].get("place.start_on"), lang):
            typer.echo(f"  {told}")


def _count(rules, verdicts: list, on: datetime, lang: str, *, quietly: bool) -> None:
    from jalin.decisions.words import sentence, whole

    counts = Counter(verdict.result for _seeker, _place, verdict in verdicts)
    numbers = {name: whole(counts[result], lang) for name, result in RESULTS.items()}
    typer.echo(sentence("eligibility.counts", lang, pairs=whole(len(verdicts), lang), date=on.date().isoformat(),
                        version=rules.version, **numbers), err=quietly)  # fmt: skip
