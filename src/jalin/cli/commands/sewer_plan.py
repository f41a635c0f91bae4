"""`jalin sewer plan`: what to repair within the budget."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.language import CHOSEN
from jalin.cli.sewer_output import AsJson, Lang, Upgrade

from .sewer import sewer

NETWORK = typer.Argument(help="A SWMM network (.inp).")
BUDGET = typer.Option("--budget", help="Money for a year; give it again for years that differ.")
CANDIDATES = typer.Option(
    "--candidates", help="Pipes by name, parted by commas; or how many of the screened ones."
)
METHOD = typer.Option("--method", help="A method of the cost file that may be used; may be given again. Else enlarging, "
                      "and with --benefits all of them.")  # fmt: skip
STORM = typer.Option(
    "--storm", help="A storm as a text file (time and intensity); may be given several times."
)
NO_HARM = typer.Option("--no-harm", help="node: no place floods more; total: only the sum does not.")
ACCEPT = typer.Option("--accept", help="A node that may flood more than the limit; may be given again.")
BENEFITS = typer.Option("--benefits", help="JSON: repair (pipe:method:diameter:roughness) to money it is worth besides, "
                        "or to the money for each year.")  # fmt: skip
SHARE = typer.Option(
    "--structural-share", min=0, max=1, help="Part of each budget kept for structural repairs."
)
PROVE = typer.Option(
    "--prove", min=0, help="Simulate every affordable plan when there are no more than this."
)
STEP = typer.Option("--search-step", min=0, max=300, help="Routing step (s) of the runs of the search; the proof keeps "
                    "the file's own.")  # fmt: skip


@sewer.command()
def plan(
    network: Annotated[Path, NETWORK],
    costs: Annotated[Path, typer.Option("--costs", help="The utility's unit costs (costs.toml).")],
    budget: Annotated[list[str], BUDGET],
    years: Annotated[int, typer.Option("--years", min=1, max=30, help="Years with that budget each.")] = 1,
    first_year: Annotated[int, typer.Option("--first-year", help="Calendar year of the first budget.")] = 1,
    candidates: Annotated[str, CANDIDATES] = "40",
    method: Annotated[list[str] | None, METHOD] = None,
    storm: Annotated[list[Path] | None, STORM] = None,
    no_harm: Annotated[str, NO_HARM] = "node",
    accept: Annotated[list[str] | None, ACCEPT] = None,
    benefits: Annotated[Path | None, BENEFITS] = None,
    structural_share: Annotated[float, SHARE] = 0.0,
    flood_cost: Annotated[str, typer.Option("--flood-cost", help="Money for 1 m³ of flooding.")] = "",
    max_runs: Annotated[int, typer.Option("--max-runs", min=0, help="Most plans judged; 0 chooses.")] = 0,
    prove: Annotated[int, PROVE] = 40,
    search_step: Annotated[float, STEP] = 0.0,
    processes: Annotated[int, typer.Option("--processes", min=0, help="Engine processes; 0: the cores.")] = 0,
    out: Annotated[Path, typer.Option("--out", help="Folder for the plan's files.")] = Path("plan"),
    as_json: AsJson = False,
    lang: Lang = CHOSEN,
    upgrade: Upgrade = False,
) -> None:  # fmt: skip
    """Find the repairs that the budget pays and that take away most flooding, none of them harmful, with the proof.

    A plan that was stopped goes on where it was: the same command reads the checkpoint in --out.
    """
    from jalin.cli import sewer_output as output
    from jalin.cli.sewer_planning import Wishes, require_evidence

    output.known_language(lang)
    wishes = Wishes(costs, tuple(budget), years, first_year, candidates, tuple(method or ()), tuple(storm or ()), no_harm,
                    tuple(accept or ()), benefits, structural_share, flood_cost, max_runs, prove,
                    search_step or None, processes or None,
                    output.folder(out))  # fmt: skip
    with output.faults_told(lang, as_json):
        read, warnings = output.read_sound(network, lang, as_json, upgrade)
        if not as_json:
            output.print_faults(warnings, lang, output.errors)
        proof = _make(read, wishes, lang, as_json)
        _print(proof, out, lang, as_json)
        require_evidence(proof)


def _make(network, wishes, lang: str, as_json: bool) -> dict:
    """The proof; Ctrl-C ends with the sentence that tells where it goes on."""
    from jalin.cli import sewer_output as output
    from jalin.cli.sewer_planning import make_plan, stopped

    try:
        with output.progress(network.name) as done:
            return make_plan(network, wishes, lambda _what, runs, of: done(runs / of if of else 0.0))
    except KeyboardInterrupt:
        output.fail(stopped(wishes.out), lang, as_json, code=130)


def _print(proof: dict, out: Path, lang: str, as_json: bool) -> None:
    from jalin.cli import sewer_output as output
    from jalin.decisions.explaining import as_text, explain

    if as_json:
        output.say_json(
            proof["result"] | {"digest": proof["digests"]["decision"], "file": str(out / "plan.json")}
        )
    else:
        output.console.print(as_text(explain(proof, lang)), markup=False)
        output.console.print(str(out / "plan.json"), markup=False)
