"""`jalin sewer plan`: what to repair within the budget."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from .sewer import sewer

NETWORK = typer.Argument(help="The network: a SWMM 5 input file (.inp).")
BUDGET = typer.Option("--budget", help="Money for a year; give it again for years that differ.")
CANDIDATES = typer.Option(
    "--candidates", help="Pipes by name, parted by commas; or how many of the screened ones."
)
METHOD = typer.Option("--method", help="Which methods of the cost file may be used.")
STORM = typer.Option("--storm", help="A storm file put on the network's rain gages; may be given again.")
NO_HARM = typer.Option("--no-harm", help="node: no place floods more; total: only the sum does not.")
ACCEPT = typer.Option("--accept", help="A node that may flood more than the limit; may be given again.")
BENEFITS = typer.Option(
    "--benefits", help="JSON: option name to money that it is worth besides less flooding."
)


@sewer.command()
def plan(
    network: Annotated[Path, NETWORK],
    costs: Annotated[Path, typer.Option("--costs", help="The utility's unit costs (costs.toml).")],
    budget: Annotated[list[str], BUDGET],
    years: Annotated[int, typer.Option("--years", min=1, max=30, help="Years with that budget each.")] = 1,
    first_year: Annotated[
        int, typer.Option("--first-year", help="The calendar year of the first budget.")
    ] = 1,
    candidates: Annotated[str, CANDIDATES] = "40",
    method: Annotated[list[str] | None, METHOD] = None,
    storm: Annotated[list[Path] | None, STORM] = None,
    no_harm: Annotated[str, NO_HARM] = "node",
    accept: Annotated[list[str] | None, ACCEPT] = None,
    benefits: Annotated[Path | None, BENEFITS] = None,
    flood_cost: Annotated[str, typer.Option("--flood-cost", help="Money for 1 m³ of flooding.")] = "",
    max_runs: Annotated[int, typer.Option("--max-runs", min=0, help="Most plans judged; 0 chooses.")] = 0,
    prove: Annotated[int, typer.Option("--prove", min=0, help="Enumerate up to so many plans.")] = 40,
    processes: Annotated[
        int, typer.Option("--processes", min=0, help="Engine processes; 0: as many as cores.")
    ] = 0,
    out: Annotated[Path, typer.Option("--out", help="Folder for the plan's files.")] = Path("plan"),
    as_json: Annotated[bool, typer.Option("--json", help="The plan as JSON on standard output.")] = False,
    lang: Annotated[str, typer.Option("--lang", help="Language of the words: id, ja or en.")] = "en",
) -> None:
    """Find the repairs that the budget pays and that take away most flooding, none of them harmful, with the proof.

    A plan that was stopped goes on where it was: the same command reads the checkpoint in --out.
    """
    from jalin.cli.sewer_planning import Wishes, make_plan

    wishes = Wishes(network, costs, tuple(budget), years, first_year, candidates, tuple(method or ("upsize",)),
                    tuple(storm or ()), no_harm, tuple(accept or ()), benefits, flood_cost, max_runs, prove,
                    processes or None, out)  # fmt: skip
    with said(lang), progress(quiet=as_json) as tell:
        proof = make_plan(wishes, tell)
    if as_json:
        typer.echo(json.dumps(proof["result"] | {"digest": proof["digests"]["decision"]}, ensure_ascii=False))
    else:
        from jalin.decisions.explaining import as_text, explain

        typer.echo(as_text(explain(proof, lang)))
        typer.echo(str(out / "plan.json"))
    with said(lang):
        from jalin.cli.sewer_planning import require_evidence

        require_evidence(proof)


@contextmanager
def said(lang: str) -> Iterator[None]:
    """Faults as sentences in `lang` and exit code 2 (1: the figures are no evidence)."""
    from jalin.cli.faults import said_plainly
    from jalin.fields.wastewater.engine.errors import NotEvidence, SewerError

    with said_plainly(lang):
        try:
            yield
        except SewerError as error:
            typer.echo(error.say(lang), err=True)
            raise SystemExit(1 if isinstance(error, NotEvidence) else 2) from None


@contextmanager
def progress(*, quiet: bool):
    """A bar on standard error; gives the function that moves it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), disable=quiet, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, of: bar.update(task, description=what, completed=done, total=of or None)
