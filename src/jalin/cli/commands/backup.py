"""`jalin backup FILE` and `jalin restore FILE`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from jalin.cli.app import app, django_ready


def _follow(title: str, work):
    """Run `work(progress)` with a bar; a BackupError becomes one sentence and exit 1."""
    from jalin.kernel.backup import BackupError

    with Progress(transient=True) as bar:
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

    _follow("Backup", lambda progress: write_backup(file, progress))
    typer.echo(
        f"Wrote {file} ({file.stat().st_size / 1e6:.1f} MB). It holds personal data: keep it encrypted and offline."
    )


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `jalin backup` wrote.")],
    yes: bool = typer.Option(False, "--yes", help="Do not ask."),
) -> None:
    """Put a backup in place of what is there, while the office is running."""
    django_ready()
    from django.core.management import call_command

    from jalin.kernel.backup import restore_backup

    if not yes and not typer.confirm("This replaces everything in this installation by the backup. Go on?"):
        raise SystemExit(1)
    manifest = _follow("Restore", lambda progress: restore_backup(file, progress))
    call_command("migrate", verbosity=0, interactive=False)
    typer.echo(f"Restored the backup of {manifest['made_at']} (Jalin {manifest['jalin']}).")
