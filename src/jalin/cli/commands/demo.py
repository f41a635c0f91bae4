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
    from jalin.demo.bandung import BY, load_bandung, make_accounts
    from jalin.demo.invitations import load_invitations
    from jalin.demo.rounds import load_rounds
    from jalin.demo.stories import load_stories
    from jalin.demo.visits import load_visits

    counts = load_bandung(by=BY)
    load_invitations(by=BY)
    load_visits(by=BY)
    load_stories(by=BY)
    made = make_accounts(by=BY)
    load_rounds(by=BY)
    typer.echo(
        f"Bandung record: {counts['partners']} partners, {counts['events']} events; {made} demo accounts made."
    )
    if scale:
        from jalin.demo.scale import load_scale

        load_scale(scale)
