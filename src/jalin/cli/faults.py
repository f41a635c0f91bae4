"""How commands without Django end on bad input: one sentence on standard error, exit code 2."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from .language import LANGUAGES, say


@contextmanager
def said_plainly(lang: str = "en") -> Iterator[None]:
    """Turn a Fault into its sentence in `lang` and exit code 2; refuse another language than id, ja, en."""
    from jalin.decisions import Fault

    if lang not in LANGUAGES:
        typer.echo(say("--lang must be id, ja or en."), err=True)
        raise SystemExit(2)
    try:
        yield
    except Fault as fault:
        typer.echo(fault.say(lang), err=True)
        raise SystemExit(2) from None
