"""Everything that `make test` runs, in order, with one closing line. Stages can be named: scripts/test.py static unit"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
ENVIRONMENT = {**os.environ, "JALIN_HOME": str(ROOT / "var" / "test"), "PYTHONDONTWRITEBYTECODE": "1",
               "DJANGO_SETTINGS_MODULE": "jalin.config.settings"}  # fmt: skip
for name in ("DATABASE_URL", "JALIN_SETTINGS", "JALIN_SECRET_KEY"):
    ENVIRONMENT.pop(name, None)
QUICK = "not browser and not faults and not scale"
APART = {
    **ENVIRONMENT,
    "JALIN_SECRET_KEY": "not-secret-only-for-static-checks-0123456789-abcdefgh",
    "JALIN_HTTPS": "1",
}


def pytest(*arguments: str) -> list[str]:
    return [PYTHON, "-m", "pytest", "-q", "--no-header", *arguments]


def with_postgres(command: list[str]) -> list[str]:
    return [PYTHON, "scripts/with_postgres.py", *command]


STAGES = {
    "static": [
        ([PYTHON, "-m", "ruff", "check", "."], ENVIRONMENT),
        ([PYTHON, "-m", "ruff", "format", "--check", "."], ENVIRONMENT),
        ([str(Path(PYTHON).parent / "lint-imports")], ENVIRONMENT),
        ([PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"], APART),
        ([PYTHON, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"], APART),
        ([PYTHON, "scripts/try_how_to.py"], ENVIRONMENT),
    ],
    "sqlite": [(pytest("-n", "2", "-m", QUICK), ENVIRONMENT)],
    "postgres": [
        (with_postgres(pytest("-n", "2", "-m", QUICK)), {**ENVIRONMENT, "JALIN_TEST_DATABASE": "postgres"})
    ],
    "faults": [(with_postgres(pytest("-m", "faults")), ENVIRONMENT)],
    "scale": [(pytest("-m", "scale"), ENVIRONMENT)],
    "browser": [(pytest("-n", "2", "-m", "browser"), ENVIRONMENT)],
}


DEFAULT = ("static", "sqlite")  # the other stages are named by hand until each is green


def install_system_packages() -> None:
    """Chromium and PostgreSQL from Debian when they are missing."""
    missing = []
    if not any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        missing.append("chromium")
    if not shutil.which("initdb") and not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        missing.append("postgresql")
    if not missing:
        return
    print(f"Installing {' and '.join(missing)} with apt-get.", flush=True)
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", "-qq", "update"], env=quiet, check=True)
    subprocess.run([*prefix, "apt-get", "-qq", "install", "-y", "--no-install-recommends", *missing], env=quiet,
                   check=True, stdout=subprocess.DEVNULL)  # fmt: skip


def run(command: list[str], environment: dict) -> tuple[int, dict[str, int]]:
    """Run one command, show its output as it comes, and read the test runner's closing line."""
    counts: dict[str, int] = {}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               text=True, errors="replace")  # fmt: skip
    for line in process.stdout:
        print(line, end="", flush=True)
        if re.search(r"\bin \d+[.:]\d+", line) and re.search(r"\d+ (passed|failed|error)", line):
            for number, word in re.findall(r"(\d+) (passed|failed|errors?|skipped)", line):
                counts[word.rstrip("s") if word.startswith("error") else word] = int(number)
    return process.wait(), counts


def main() -> int:
    install_system_packages()
    Path(ENVIRONMENT["JALIN_HOME"]).mkdir(parents=True, exist_ok=True)
    totals: dict[str, int] = {}
    broken = []
    for stage in sys.argv[1:] or DEFAULT:
        for command, environment in STAGES[stage]:
            began = time.monotonic()
            code, counts = run(command, environment)
            print(f"== {stage}: {' '.join(Path(part).name for part in command[:4])} … {time.monotonic() - began:.0f} s"
                  f"{'' if code == 0 else f', exit {code}'}\n", flush=True)  # fmt: skip
            for word, number in counts.items():
                totals[word] = totals.get(word, 0) + number
            if code:
                broken.append(stage)
    failed = totals.get("failed", 0) + totals.get("error", 0)
    if broken:
        print(f"Not green: {', '.join(dict.fromkeys(broken))}")
    print(
        f"{totals.get('passed', 0)} passed, {failed or len(broken)} failed, {totals.get('skipped', 0)} skipped"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
