"""`jalin serve`: the web server."""

import typer

from jalin.cli.app import app
from jalin.cli.processes import CannotStart, fail, listen, ready_for_work


@app.command()
def serve(
    host: str = typer.Option("127.0.0.1", help="The address to listen on; nginx stands before it."),
    port: int = typer.Option(8000, help="The port to listen on."),
    workers: int = typer.Option(2, min=1, help="Processes; one for each core is a good number."),
    threads: int = typer.Option(4, min=1, help="Requests that each process answers at the same time."),
) -> None:
    """Serve the office's pages. SIGTERM finishes the requests at work, then stops."""
    try:
        listener = listen(host, port)
    except CannotStart as error:
        fail(str(error))
    ready_for_work(needs_static=True)
    from jalin.cli.web import serve_on

    serve_on(listener, workers=workers, threads=threads)
