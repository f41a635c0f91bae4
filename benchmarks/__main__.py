"""`make bench`: every file of this folder that is run by itself, each in a process of its own, one after the other.

`python -m benchmarks` runs all, `python -m benchmarks NAME …` those whose names begin so (`decisions`, `record_pages`).
A benchmark is a module with a `main()` and a guard; files without one are parts of others.
"""

import ast
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


def benchmarks() -> dict[str, str]:
    """Module name -> first line of its docstring, of every benchmark in this folder."""
    found = {}
    for path in sorted(HERE.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        is_alone = any(
            isinstance(node, ast.If) and "__name__" in ast.unparse(node.test) for node in tree.body
        )
        has_main = any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in tree.body)
        if is_alone and has_main and path.stem not in {"__main__", "pages"}:  # pages: run by record_pages
            found[path.stem] = (ast.get_docstring(tree) or "").partition("\n")[0]
    return found


def main() -> int:
    wanted = sys.argv[1:]
    every = benchmarks()
    chosen = [name for name in every if not wanted or name.startswith(tuple(wanted))]
    if not chosen:
        print(
            f"No benchmark begins with {' or '.join(wanted)}. There are: {', '.join(every)}.", file=sys.stderr
        )
        return 2
    broken = []
    for name in chosen:
        print(f"\n== {name}: {every[name]}", flush=True)
        began = time.monotonic()
        if subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent, check=False
        ).returncode:
            broken.append(name)
        print(f"   ({time.monotonic() - began:.0f} s)", flush=True)
    if broken:
        print(f"\nNot finished: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
