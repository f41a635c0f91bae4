"""Everything that `make test` runs, in order, with one closing line. Stages can be named: python -m scripts.test static sqlite"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from scripts.with_postgres import ADDRESS, throwaway_postgres

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
ENVIRONMENT = {**os.environ, "JALIN_HOME": str(ROOT / "var" / "test"),
               "DJANGO_SETTINGS_MODULE": "jalin.config.settings"}  # fmt: skip
# without bytecode each of some hundred processes would compile the house again
for name in ("DATABASE_URL", "JALIN_SETTINGS", "JALIN_SECRET_KEY", "PYTHONDONTWRITEBYTECODE"):
    ENVIRONMENT.pop(name, None)
QUICK = "not browser and not faults and not scale"
APART = {
    **ENVIRONMENT,
    "JALIN_SECRET_KEY": "not-secret-only-for-static-checks-0123456789-abcdefgh",
    "JALIN_HTTPS": "1",
}
# whole halves of the files, so that what a file prepares is prepared once; who has ended takes from the other
ON_BOTH_CORES = ("-n", "2", "--dist", "worksteal")


def pytest(*arguments: str) -> list[str]:
    return [PYTHON, "-m", "pytest", "-q", "--no-header", *arguments]


def marked(marker: str) -> list[str]:
    """The files with such tests; reading all the others would take longer than many of the tests."""
    files = sorted(
        path for folder in ("src", "tests") for path in (ROOT / folder).rglob("test_*.py")
        if f"mark.{marker}" in path.read_text(encoding="utf-8")
    )  # fmt: skip
    return ["-m", marker, *(str(path.relative_to(ROOT)) for path in files)]


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
    "sqlite": [(pytest(*ON_BOTH_CORES, "-m", QUICK), ENVIRONMENT)],
    "postgres": [
        (
            with_postgres(pytest(*ON_BOTH_CORES, "-m", QUICK)),
            {**ENVIRONMENT, "JALIN_TEST_DATABASE": "postgres"},
        )
    ],
    "faults": [(with_postgres(pytest("-n", "2", *marked("faults"))), {**ENVIRONMENT})],
    "scale": [(pytest(*marked("scale")), ENVIRONMENT)],
    "browser": [(pytest(*marked("browser")), ENVIRONMENT)],
}


# Stages of one lane run one after another, lanes side by side. A stage that computes gives way: real processes and a real
# browser wait much and bear no waiting for the processor, so they get it at once, and what they leave is computed with.
LANES = (("sqlite", "postgres"), ("static", "faults", "scale"), ("browser",))
GIVING_WAY = LANES[0]
TRIED_TWICE = {"faults", "scale", "browser"}
DEFAULT = tuple(STAGES)


BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
)  # the first one found is used


def has_postgres() -> bool:
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def install_system_packages() -> None:
    """Chromium (its engine without a window) and PostgreSQL from Debian when they are missing. A whole Chromium that is here
    already does as well, at twice the computing."""
    missing = [] if shutil.which(BROWSERS[0]) else [BROWSERS[0]]
    if not has_postgres():
        missing.append("postgresql")
    if not missing:
        return
    print(f"Installing {' and '.join(missing)} with apt-get.", flush=True)
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run([*prefix, "apt-get", "-qq", "update"], env=quiet, check=True)
        subprocess.run([*prefix, "apt-get", "-qq", "install", "-y", "--no-install-recommends", *missing], env=quiet,
                       check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    except (OSError, subprocess.CalledProcessError) as error:
        if not (has_postgres() and any(map(shutil.which, BROWSERS))):
            raise SystemExit(
                f"The tests need {' and '.join(missing)}, and apt-get could not install them ({error}). "
                "Install them and start again."
            ) from error


def run(command: list[str], environment: dict, say) -> tuple[int, dict[str, int], float]:
    """Run one command, `say` its lines as they come, and read the test runner's closing line. Returns its code, what it
    counted, and the processor seconds of all its processes."""
    counts: dict[str, int] = {}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               text=True, errors="replace")  # fmt: skip
    for line in process.stdout:
        say(line.rstrip("\n"))
        if re.search(r"\bin \d+[.:]\d+", line) and re.search(r"\d+ (passed|failed|error)", line):
            for number, word in re.findall(r"(\d+) (passed|failed|errors?|skipped)", line):
                counts[word.rstrip("s") if word.startswith("error") else word] = int(number)
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, counts, used.ru_utime + used.ru_stime


@dataclass
class Stage:
    """How one stage went."""

    name: str
    seconds: float = 0.0
    computing: float = 0.0  # seconds of processor time, of all its processes
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    is_green: bool = True
    failed_before: int = 0  # in the first try of a stage that is tried twice

    def line(self) -> str:
        tests = f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
        return (f"{self.name:9} {'green' if self.is_green else 'NOT GREEN':9} {self.seconds:4.0f} s "
                f"({self.computing:4.0f} s of computing)  {tests if self.name != 'static' else ''}"
                f"{f'  SECOND TRY: {self.failed_before} failed in the first' if self.failed_before else ''}").rstrip()  # fmt: skip


def aloud(line: str) -> None:
    print(line, flush=True)


def run_stage(name: str, say=aloud) -> Stage:
    """Every command of the stage, also after one has failed."""
    stage, began = Stage(name), time.monotonic()
    give_way = ("nice", "-n", "10") if name in GIVING_WAY else ()
    for command, environment in STAGES[name]:
        code, counts, used = run([*give_way, *command], environment, say)
        stage.computing += used
        if code:
            say(f"{' '.join(Path(part).name for part in command[:4])} … ended with {code}")
        stage.is_green = stage.is_green and code == 0
        stage.passed += counts.get("passed", 0)
        stage.failed += counts.get("failed", 0) + counts.get("error", 0)
        stage.skipped += counts.get("skipped", 0)
    stage.seconds = time.monotonic() - began
    say(f"== {stage.line()}\n")
    return stage


@contextlib.contextmanager
def one_postgres(names: list[str]):
    """One server for all stages that need one: it begins once, and what one stage has prepared in it serves the other."""
    if not {"postgres", "faults"} & set(names):
        yield
        return
    with throwaway_postgres() as address:
        for _command, environment in (*STAGES["postgres"], *STAGES["faults"]):
            environment[ADDRESS] = address
        yield


def told_whole(name: str) -> Stage:
    """Run the stage; what it says comes in one piece, when it has ended."""
    lines: list[str] = []
    stage = run_stage(name, lines.append)
    print("\n".join(lines), flush=True)
    return stage


def run_lanes(names: list[str]) -> list[Stage]:
    """The stages, lane beside lane, in the order of LANES. The first lane speaks as it goes."""
    lanes = [lane for lane in ([name for name in lane if name in names] for lane in LANES) if lane]
    with ThreadPoolExecutor(len(lanes)) as pool:
        others = [pool.submit(list, map(told_whole, lane)) for lane in lanes[1:]]
        first = [run_stage(name) for name in lanes[0]]
        return first + [stage for other in others for stage in other.result()]


def tried_again(stage: Stage) -> Stage:
    """A stage of real processes and a real browser depends on what else the machine does: it is tried a second time, and
    that is said. What failed the first time stands in the output and wants a look."""
    if stage.is_green or stage.name not in TRIED_TWICE:
        return stage
    again = run_stage(stage.name)
    again.failed_before = stage.failed or 1
    again.seconds, again.computing = again.seconds + stage.seconds, again.computing + stage.computing
    return again


def main() -> int:
    names = sys.argv[1:] or list(DEFAULT)
    if unknown := [name for name in names if name not in STAGES]:
        print(f"There is no stage {', '.join(unknown)}. There are: {', '.join(STAGES)}.")
        return 2
    # the server of PostgreSQL ends with this process, however it is ended
    signal.signal(signal.SIGTERM, lambda *_heard: sys.exit(143))
    install_system_packages()
    Path(ENVIRONMENT["JALIN_HOME"]).mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with one_postgres(names):
        stages = [tried_again(stage) for stage in run_lanes(names)]
    for stage in stages:
        print(stage.line())
    broken = [stage.name for stage in stages if not stage.is_green]
    failed = sum(stage.failed for stage in stages) or len(broken)
    print(f"{(time.monotonic() - began) / 60:.1f} minutes in all"
          f"{'; not green: ' + ', '.join(broken) if broken else ''}")  # fmt: skip
    print(f"{sum(stage.passed for stage in stages)} passed, {failed} failed, "
          f"{sum(stage.skipped for stage in stages)} skipped")  # fmt: skip
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
