"""Compiles the catalogues (.po -> .mo) with Babel, so that nobody needs gettext's tools. `python -m jalin.config.messages`."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = Path(__file__).resolve().parent.parent


def compile_messages() -> int:
    """Compile every catalogue that is newer than its compiled form; returns how many."""
    compiled = 0
    for catalogue in SOURCE.rglob("locale/*/LC_MESSAGES/*.po"):
        target = catalogue.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= catalogue.stat().st_mtime:
            continue
        with catalogue.open("rb") as file:
            messages = read_po(file, locale=catalogue.parts[-3])
        part = target.with_suffix(f".{id(messages)}.part")
        with part.open("wb") as file:
            write_mo(file, messages)
        part.replace(target)
        compiled += 1
    return compiled


if __name__ == "__main__":
    compile_messages()
