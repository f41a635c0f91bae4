"""Types docs/how-to/add-a-module.md into a copy of the house and runs what it says, so that the page stays true.

A block ```python file=PATH is a new file; in=PATH after=TEXT adds the block after the line that holds TEXT; in=PATH
replace=TEXT puts it in the place of TEXT."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "how-to" / "add-a-module.md"
BLOCK = re.compile(r"^```\w+ (file|in)=(\S+)(?: (after|replace)=([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COPIED = ("src", "conftest.py", "pyproject.toml", "tests")


def type_in(house: Path, page: str) -> list[str]:
    """Write every block; returns the paths touched. Raises SystemExit when a place is not found exactly once."""
    touched = []
    for what, name, how, place, text in BLOCK.findall(page):
        path = house / name
        if what == "file":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        else:
            old = path.read_text(encoding="utf-8")
            if place not in old:
                sys.exit(f"{PAGE.name}: {name} has no line with {place}")
            path.write_text(put(old, how, place, text), encoding="utf-8")
        touched.append(name)
    return touched


def put(old: str, how: str, place: str, text: str) -> str:
    if how == "replace":
        return old.replace(place, text.strip(), 1)
    end = old.index("\n", old.index(place)) + 1
    return old[:end] + text + old[end:]


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="jalin-how-to-") as folder:
        house = Path(folder)
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, house / name)
        print(f"{len(type_in(house, PAGE.read_text(encoding='utf-8')))} blocks typed")
        environment = {**os.environ, "PYTHONPATH": "src:.", "JALIN_HOME": str(house / "var"),
                       "JALIN_SECRET_KEY": "only-to-try-the-page-0123456789-0123456789-0123456789"}  # fmt: skip
        for command in (
            ["-m", "jalin.cli", "manage", "makemigrations", "gifts", "-v0"],
            [
                "-m",
                "pytest",
                "-q",
                "--no-header",
                "src/jalin/gifts",
                "tests/architecture/test_house_rules.py",
            ],
            ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
        ):
            done = subprocess.run([sys.executable, *command], cwd=house, env=environment, capture_output=True, text=True)  # fmt: skip
            if done.returncode:
                print(done.stdout, done.stderr, sep="\n")
                return 1
        print("The page holds.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
