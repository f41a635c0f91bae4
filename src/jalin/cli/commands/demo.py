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
    counts = load_with_bar()
    told = say("Bandung record: {partners} partners, {events} events; {accounts} demo accounts made.")
    typer.echo(told.format(**counts))
    if scale:
        from jalin.demo.scale import load_scale

        load_scale(scale)


def load_with_bar() -> dict[str, int]:
    """Everything invented and real that a demonstration shows; how many partners, events and accounts. Django is set up."""
    from jalin.demo.loading import load_demonstration

    with Progress(BarColumn(), transient=True, console=Console(stderr=True)) as bar:
        return load_demonstration(bar.track)
