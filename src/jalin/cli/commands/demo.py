"""`jalin demo`: the Bandung record and the demo accounts."""

import typer

from jalin.cli.app import app
from jalin.cli.processes import ready_for_work


@app.command()
def demo(
    scale: int = typer.Option(0, "--scale", help="Also make this many invented events, for measuring."),
) -> None:
    """Load the Bandung record and the demo accounts into this database. Loading twice changes nothing."""
    ready_for_work()
    from jalin.demo.loading import load_demonstration

    counts, made = load_demonstration()
    typer.echo(
        f"Bandung record: {counts['partners']} partners, {counts['events']} events; {made} demo accounts made."
    )
    if scale:
        from jalin.demo.scale import load_scale

        load_scale(scale)
