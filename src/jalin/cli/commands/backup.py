"""`jalin backup FILE` and `jalin restore FILE`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from jalin.cli.app import app, django_ready
from jalin.cli.language import CHOSEN, say


def _follow(title: str, work):
    """Run `work(progress)` with a bar; a BackupError becomes one sentence and exit 1."""
    from django.utils import translation

    from jalin.kernel.backup import BackupError

    with translation.override(CHOSEN), Progress(transient=True) as bar:
        task = bar.add_task(title, total=None)
        try:
            return work(lambda done, total: bar.update(task, completed=done, total=total))
        except BackupError as error:
            bar.stop()
            typer.echo(str(error), err=True)
            raise SystemExit(1) from None


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="A new file, such as jalin-2026-11-24.backup")]) -> None:
    """Write database and documents into one file, while the office is running."""
    django_ready()
    from jalin.kernel.backup import write_backup

    _follow(say("Backup"), lambda progress: write_backup(file, progress))
    told = say("Wrote {file} ({size} MB). It holds personal data: keep it encrypted and offline.")
    typer.echo(told.format(file=file, size=f"{file.stat().st_size / 1e6:.1f}"))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `jalin backup` wrote.")],
    yes: bool = typer.Option(False, "--yes", help="Do not ask."),
) -> None:
    """Put a backup in place of what is there, while the office is running."""
    django_ready()
    from django.core.management import call_command

    from jalin.kernel.backup import restore_backup

    if not yes and not typer.confirm(
        say("This replaces everything in this installation by the backup. Go on?")
    ):
        raise SystemExit(1)
    manifest = _follow(say("Restore"), lambda progress: restore_backup(file, progress))
    call_command("migrate", verbosity=0, interactive=False)
    told = say("Restored the backup of {day} (Jalin {version}).")
    typer.echo(told.format(day=manifest["made_at"], version=manifest["jalin"]))
