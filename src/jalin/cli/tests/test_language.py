"""The command line speaks Indonesian, Japanese and English: every help text and every sentence has its translations."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from babel.messages.pofile import read_po

from jalin.cli import commands, language  # noqa: F401  (the modules in `commands` add theirs to the app)
from jalin.cli.app import app

CLI = Path(language.__file__).parent


def helps(command):
    """Every help text of a command, of its options and of the commands below it."""
    yield from filter(None, (command.help, *(getattr(one, "help", None) for one in command.params)))
    for below in getattr(command, "commands", {}).values():
        yield from helps(below)


def said():
    """Every text that the command line says through `say`, also those of faulty settings."""
    for path in (*CLI.rglob("*.py"), CLI.parent / "config" / "options.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"say", "OptionsError"}:
                yield from (one.value for one in node.args if isinstance(one, ast.Constant))


@pytest.mark.parametrize("lang", ["id", "ja"])
def test_every_help_and_sentence_is_translated_with_its_names(lang):
    with (CLI / "locale" / lang / "LC_MESSAGES" / "django.po").open("rb") as file:
        known = {message.id: message.string for message in read_po(file, locale=lang) if message.id}
    wanted = {*helps(typer.main.get_command(app)), *said()}
    assert {text for text in wanted if not known.get(text)} == set()
    names = {text: sorted(re.findall(r"{[\w!]*}", text)) for text in known}
    assert [text for text in known if sorted(re.findall(r"{[\w!]*}", known[text])) != names[text]] == []


@pytest.mark.parametrize(
    ("variables", "word"),
    [
        ({"JALIN_LANG": "ja", "LANG": "id_ID.UTF-8"}, "コマンド"),
        ({"LANG": "id_ID.UTF-8"}, "Perintah"),
        ({"LANG": "de_DE.UTF-8"}, "Commands"),
    ],
)
def test_the_help_speaks_the_language_of_the_terminal(variables, word):
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "VIRTUAL_ENV") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "jalin.cli", "--help"],
        env=kept | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    assert word in done.stdout
