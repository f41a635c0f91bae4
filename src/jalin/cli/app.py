"""The commands by name; each lives in a file of its own and is imported when it is called."""

import os

import typer

from .language import say, translate_help

app = typer.Typer(name="jalin", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  help="The office of a city's cooperation abroad.")  # fmt: skip


def django_ready() -> None:
    """Set up Django for a command that needs it; a faulty settings file is one sentence and exit 2."""
    from jalin.config.options import OptionsError

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jalin.config.settings")
    try:
        import django

        django.setup()
    except OptionsError as error:
        typer.echo(error.told(say), err=True)
        raise SystemExit(2) from error


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
)
def manage(context: typer.Context) -> None:
    """Pass a command on to Django's own management (migrate, shell, check …)."""
    django_ready()
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    try:
        execute_from_command_line(["jalin manage", *context.args])
    except DatabaseError as error:
        if "--traceback" in context.args:
            raise
        first = (str(error).strip().splitlines() or ["no word"])[0]
        sentence = say(
            "The database cannot be used ({error}). Check JALIN_HOME and database_url; a new one needs `jalin manage migrate`."
        )
        typer.echo(sentence.format(error=first), err=True)
        raise SystemExit(1) from error


def main() -> None:
    """Entry point of the `jalin` script."""
    from . import commands  # noqa: F401  (each module in it adds its commands to `app`)

    command = typer.main.get_command(app)
    translate_help(command)
    command(prog_name="jalin")
