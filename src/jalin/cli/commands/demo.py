"""`jalin demo`: the Bandung record and the demo accounts."""

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress

from jalin.cli.app import app
from jalin.cli.language import say
from jalin.cli.processes import ready_for_work


@app.command()
def demo(
    scale: int = typer.Option(
        0, "--scale", min=0, help="Also make this many invented events, for measuring."
    ),
) -> None:
    """Load the Bandung record and the demo accounts into this database. Loading twice changes nothing."""
    ready_for_work()
    counts = load_demonstration()
    told = say("Bandung record: {partners} partners, {events} events; {accounts} demo accounts made.")
    typer.echo(told.format(**counts))
    if scale:
        from jalin.demo.scale import load_scale

        load_scale(scale)


def load_demonstration() -> dict[str, int]:
    """Everything invented and real that a demonstration shows; how many partners, events and accounts. Django is set up."""
    from jalin.demo.bandung import BY, load_bandung, make_accounts
    from jalin.demo.invitations import load_invitations
    from jalin.demo.rounds import load_rounds
    from jalin.demo.stories import load_stories
    from jalin.demo.visits import load_visits

    steps = (load_bandung, load_invitations, load_visits, load_stories, make_accounts, load_rounds)
    with Progress(BarColumn(), transient=True, console=Console(stderr=True)) as bar:
        done = {step: step(by=BY) for step in bar.track(steps)}
    return {**done[load_bandung], "accounts": done[make_accounts]}
