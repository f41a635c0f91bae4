"""What the `jalin sewer` commands share: languages, faults as one line each, progress, files below --out."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from jalin.fields.wastewater.engine import dialects, inp, validate
from jalin.fields.wastewater.engine.errors import LANGUAGES, SewerError

Lang = Annotated[str, typer.Option("--lang", help="Language of the sentences: id, ja or en.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")]
Out = Annotated[
    Path | None, typer.Option("--out", help="Folder for the files; it is made when it is missing.")
]
Crs = Annotated[
    str, typer.Option("--crs", help="Reference system of the network's coordinates, such as EPSG:32748.")
]
Upgrade = Annotated[
    bool,
    typer.Option("--upgrade", help="Use today's words for old keywords; the file itself is not changed."),
]

console = Console(soft_wrap=True, highlight=False)
errors = Console(stderr=True, soft_wrap=True, highlight=False)


def known_language(lang: str) -> str:
    if lang not in LANGUAGES:
        errors.print("--lang: id, ja, en.", markup=False)
        raise SystemExit(2)
    return lang


def fail(error: SewerError, lang: str, as_json: bool = False, code: int = 1) -> None:
    """Say the fault and end."""
    if as_json:
        say_json({"error": error.as_json(lang)})
    errors.print(error.say(lang), markup=False)
    raise SystemExit(code)


@contextmanager
def faults_told(lang: str, as_json: bool = False) -> Iterator[None]:
    """A SewerError inside becomes one sentence and exit 1; Ctrl-C leaves quietly with 130."""
    try:
        yield
    except SewerError as error:
        fail(error, lang, as_json)
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def print_faults(faults: Iterable[SewerError], lang: str, to: Console = console) -> None:
    for fault in faults:
        colour = "red" if fault.severity == "error" else "yellow"
        to.print(f"[{colour}]●[/]", end=" ")
        to.print(fault.say(lang), markup=False)


def read_sound(path: Path, lang: str, as_json: bool, upgrade: bool) -> tuple[inp.Network, list[SewerError]]:
    """The network, upgraded when asked, and its warnings; ends with all its errors when it is not fit to run."""
    network = inp.read(path)
    if upgrade:
        network, _changed = dialects.upgrade(network)
    faults = validate.check(network)
    if validate.has_errors(faults):
        if as_json:
            say_json({"error": faults[0].as_json(lang), "faults": [fault.as_json(lang) for fault in faults]})
        print_faults(faults, lang, errors)
        raise SystemExit(1)
    return network, faults


@contextmanager
def progress(label: str) -> Iterator:
    """A bar on standard error; gives a function that takes the share done."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, transient=True, console=errors, disable=not errors.is_terminal) as bar:
        task = bar.add_task(label, total=1.0)
        yield lambda share: bar.update(task, completed=share)


def say_json(data: dict) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, allow_nan=False) + "\n")


def folder(out: Path) -> Path:
    """The folder, made when missing; one sentence when that is impossible."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        errors.print(f"--out {out}: {error.strerror}", markup=False)
        raise SystemExit(2) from None
    return out


def write_json(path: Path, data: dict) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1) + "\n", encoding="utf-8")
