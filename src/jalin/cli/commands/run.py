"""`jalin run`: everything a newcomer needs, in one command (`make run`)."""

import typer

from jalin.cli.app import app, django_ready
from jalin.cli.processes import CannotStart, check_fit, fail, listen


@app.command()
def run(
    host: str = typer.Option("127.0.0.1", help="The address to listen on."),
    port: int = typer.Option(8000, help="The port to listen on."),
) -> None:
    """Prepare what is missing, load the demonstration once, then serve pages and do background work. Ctrl-C
    stops both."""
    from jalin.cli.preparing import announce, prepare_database, prepare_settings, prepare_static
    from jalin.cli.together import Together

    try:
        listener = listen(host, port)
        prepare_settings(host)
        django_ready()
        prepare_database()
        prepare_static()
        check_fit(needs_static=True)
    except CannotStart as error:
        fail(str(error))
    together = Together(listener)
    together.start()
    if together.wait_until_it_answers(host, port):
        announce(host, port)
    raise SystemExit(together.keep())
