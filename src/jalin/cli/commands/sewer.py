"""`jalin sewer …`: what is wrong with a sewer network, what to repair within the budget, and what it brought."""

import typer

from jalin.cli.app import app

sewer = typer.Typer(
    name="sewer", no_args_is_help=True, help="Sewer networks: check, assess, plan, compare, report."
)
app.add_typer(sewer)


@sewer.callback()
def _sewer() -> None:
    """Sewer networks: check, assess, plan, compare, report."""
