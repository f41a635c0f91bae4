"""A real office for the browser: its own home, the demo record, gunicorn on a free port, and Debian's Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AXE = next(ROOT.glob("src/jalin/kernel/ui/tests/vendor/axe-core/axe*.js")).read_text(encoding="utf-8")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]  # fmt: skip
PATIENCE = 40_000  # milliseconds: a machine that does much else at the same time is slow, not broken
PASSWORD = "kertas-hangat-indigo-7"  # noqa: S105  (of the accounts made here, in an office that lives for one test run)
# A head of office of whom no second factor is asked, and an officer who has to set one up.
ACCOUNTS = f"""
from jalin.people.services import create_user
for role, demo in (("head", True), ("officer", False)):
    create_user(by="system:test", email=f"{{role}}@office.example", name=f"Nyai {{role.title()}}", language="en",
                password="{PASSWORD}", is_demo=demo, role=role)
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def begin(environment: dict, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-m", *arguments], env=environment, cwd=ROOT)


def end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def running(home: Path, *, demo: bool, accounts: str = ACCOUNTS):
    """An office of its own -> (address, environment of its processes). `accounts`: a script that makes more of them."""
    port = free_port()
    environment = {**os.environ, "JALIN_HOME": str(home), "JALIN_SECRET_KEY": "j" * 60, "JALIN_DEMO": "1",
                   "DJANGO_SETTINGS_MODULE": "jalin.config.settings", "PYTHONPATH": str(ROOT / "src")}  # fmt: skip
    environment.pop("DATABASE_URL", None)
    jalin = [sys.executable, "-m", "jalin.cli"]
    commands = [("manage", "migrate", "-v", "0"), ("manage", "collectstatic", "--noinput", "-v", "0")]
    for command in (
        *commands,
        *([("demo",)] if demo else []),
        *([("manage", "shell", "-v", "0", "-c", accounts)] if accounts else []),
    ):
        subprocess.run([*jalin, *command], env=environment, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    server = begin(environment, "gunicorn", "jalin.config.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
                   "--threads", "4", "--log-level", "warning")  # fmt: skip
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}", environment
    finally:
        end(server)


def wait_for(address: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  (our own address)
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def _office(tmp_path_factory):
    with running(tmp_path_factory.mktemp("office"), demo=True) as found:
        yield found


@pytest.fixture(scope="session")
def office(_office):
    """The address of a running office with the Bandung record."""
    return _office[0]


@pytest.fixture(scope="session")
def worker(_office):
    """The background worker beside that office."""
    process = begin(_office[1], "jalin.cli", "worker")
    yield process
    end(process)


@pytest.fixture(scope="session")
def bare_office(tmp_path_factory):
    """The address of an office with nothing in it but two accounts."""
    with running(tmp_path_factory.mktemp("bare"), demo=False) as (address, _environment):
        yield address


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in():
    """What the browser keeps of each sign-in, so that a role signs in once."""
    return {}


@pytest.fixture
def visit(office, chromium, signed_in):
    """visit(width=…, role="officer", language="ja") -> a page whose faults are gathered in `page.faults`."""
    with ExitStack() as stack:

        def enter(*, width: int = 1440, height: int = 900, dark: bool = False, role: str = "", language: str = "",
                  script: bool = True, base: str = office, locale: str = "en-GB"):  # fmt: skip
            context = chromium.new_context(
                viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", base_url=base,
                java_script_enabled=script, reduced_motion="reduce", locale=locale, storage_state=signed_in.get((base, role)),
                accept_downloads=True,
            )  # fmt: skip
            context.set_default_timeout(PATIENCE)
            stack.callback(context.close)
            page = context.new_page()
            watch(page, base)
            if role and (base, role) not in signed_in:
                sign_in(page, role)
                signed_in[base, role] = context.storage_state()
            if language:
                speak(page, language)
            page.faults.clear()
            return page

        yield enter


def watch(page, base: str) -> None:
    """Gather in `page.faults` what the console calls an error, and every address outside the office."""
    page.faults = []
    page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "request",
        lambda sent: None if sent.url.startswith((base, "data:", "blob:")) else page.faults.append(sent.url),
    )


def sign_in(page, role: str, password: str = "") -> None:
    """As a demo account by its role, or as an address with its password."""
    from jalin.demo.accounts import PASSWORD as DEMO_PASSWORD

    page.goto("/account/login/")
    page.fill("input[name=login]", role if "@" in role else f"{role}@demo.example")
    page.fill(
        "input[name=password]", password or (PASSWORD if role.endswith("@office.example") else DEMO_PASSWORD)
    )
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda address: "/login/" not in address)


def speak(page, language: str) -> None:
    """Choose a language as the page's own switch does."""
    page.request.get("/account/login/")
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
    answer = page.request.post(
        "/language/", form={"language": language, "next": "/healthz", "csrfmiddlewaretoken": token}
    )
    assert answer.ok, answer.status


@pytest.fixture(scope="session")
def violations():
    """violations(page) -> what axe-core finds, as short lines."""

    def look(page) -> list[str]:
        page.evaluate(AXE)
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [f"{fault['id']}: {node['target']} {node.get('failureSummary', '')[:160]}"
                for fault in found["violations"] for node in fault["nodes"][:3]]  # fmt: skip

    return look


WIDTHS = (1440, 1024, 390, 320)  # 320 is what a window of 1280 has at 400 %


@pytest.fixture(scope="session")
def look(violations):
    """look(page, path, status=200) -> the faults of one page in words; empty when there is none."""

    def at(page, path: str, status: int = 200) -> list[str]:
        page.faults.clear()
        answer = page.goto(path)
        found = [f"answers {answer.status}"] if answer.status != status else []
        found += sideways(page)
        # the browser itself reports a page that is refused or missing as an error on the console
        found += [fault for fault in page.faults if status == 200 or str(status) not in fault]
        return found + violations(page)  # last: axe-core sets a style of its own, which the policy refuses

    return at


SETTLED = """async () => {
  for (let frame = 0; frame < 20; frame += 1) {
    await new Promise(requestAnimationFrame);
    const boxes = [document.documentElement, ...document.querySelectorAll(".table-frame:not(:has(.keep-columns))")];
    const wide = boxes.find((box) => box.scrollWidth > box.clientWidth + 1);
    if (!wide) return 0;
    if (frame === 19) return wide.scrollWidth;
  }
  return 0;
}"""


def sideways(page) -> list[str]:
    """The widths at which the page stays wider than its window."""
    size, found = page.viewport_size, []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": size["height"]})
        if wide := page.evaluate(SETTLED):
            found.append(f"page or table {wide} pixels wide in a window of {width}")
    page.set_viewport_size(size)
    return found
