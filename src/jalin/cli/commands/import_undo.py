"""`jalin import undo IMPORT`: takes a whole import out of the record again."""

from typing import Annotated
from uuid import UUID

import typer

from jalin.cli.app import django_ready
from jalin.cli.faults import said_plainly
from jalin.cli.language import CHOSEN, say, speak
from jalin.cli.processes import fail

from .import_ import BY, imports, run_here


@imports.command()
def undo(
    number: Annotated[UUID, typer.Argument(metavar="IMPORT", help="The import, as its report named it.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; the journal keeps it.", prompt=True)],
    keep_touched: Annotated[
        bool, typer.Option("--keep-touched", help="Keep what was changed since; undo the rest.")
    ] = False,
    lang: Annotated[str, typer.Option("--lang", help="Language of the messages: id, ja or en.")] = CHOSEN,
) -> None:
    """Take a whole import out of the record: what it made goes, what it changed goes back."""
    with said_plainly(lang):
        speak(lang)
    django_ready()
    from django.core.exceptions import ValidationError
    from django.utils import translation

    from jalin.kernel.problems import Problem
    from jalin.opendata.models import ImportBatch
    from jalin.opendata.register.services import undo_batch

    with translation.override(lang):
        batch = ImportBatch.objects.filter(pk=number).first()
        if batch is None:
            fail(say("There is no import {number}.").format(number=number), 2)
        try:
            run_here(undo_batch(by=BY, batch=batch, reason=reason, keep_touched=keep_touched, wait=True))
        except ValidationError as refused:
            fail(" ".join(refused.messages), 2)
        except Problem as problem:
            fail(str(problem), 2)
        except (KeyboardInterrupt, typer.Abort):
            fail(say("Stopped. The import is as it was."))
    typer.echo(say("Undone: {name}.").format(name=batch.document.name))
