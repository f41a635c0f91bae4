"""The language of the command line: its help, its questions and its sentences, in Indonesian, Japanese or English.

Chosen by JALIN_LANG, else by the terminal's own locale (LC_ALL, LC_MESSAGES, LANG); `--lang` of a command goes before both.
The catalogues in `locale/` are read by Python's own gettext, which typer's words come from as well.
"""

import gettext
import os
from pathlib import Path

LANGUAGES = ("id", "ja", "en")
_DOMAIN, _CATALOGUES = "django", Path(__file__).with_name("locale")


def chosen() -> str:
    """id, ja or en; English where the terminal speaks another language or none."""
    for name in ("JALIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if spoken := os.environ.get(name):
            return spoken[:2].lower() if spoken[:2].lower() in LANGUAGES else "en"
    return "en"


def speak(language: str) -> None:
    """Say everything in this language from now on."""
    os.environ["LANGUAGE"] = language


def say(text: str) -> str:
    """`text` in the language that is spoken."""
    return gettext.dgettext(_DOMAIN, text) if text else text


def translate_help(command) -> None:
    """Put the help of a command, of its options and of the commands below it into the language that is spoken."""
    import typer

    command.help = say(command.help or "")
    helping = command.get_help_option(typer.Context(command))
    for parameter in (*command.params, *filter(None, (helping,))):
        if getattr(parameter, "help", None):
            parameter.help = say(parameter.help)
    for below in getattr(command, "commands", {}).values():
        translate_help(below)


CHOSEN = chosen()
speak(CHOSEN)
gettext.bindtextdomain(_DOMAIN, _CATALOGUES)
gettext.textdomain(_DOMAIN)
