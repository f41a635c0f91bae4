"""A real office for the browser: its own home, the demo record, gunicorn on a free port, and Debian's Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AXE = next(ROOT.glob("src/jalin/kernel/ui/tests/vendor/axe-core/axe*.js"))
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """The address of a running office with the Bandung record."""
    home = tmp_path_factory.mktemp("office")
    port = free_port()
    environment = {**os.environ, "JALIN_HOME": str(home), "JALIN_SECRET_KEY": "j" * 60, "JALIN_DEMO": "1",
                   "DJANGO_SETTINGS_MODULE": "jalin.config.settings"}  # fmt: skip
    environment.pop("DATABASE_URL", None)
    for command in (["migrate", "-v", "0"], ["collectstatic", "--noinput", "-v", "0"]):
        subprocess.run([sys.executable, "-m", "jalin.cli", "manage", *command], env=environment, check=True)
    subprocess.run(
        [sys.executable, "-m", "jalin.cli", "demo"], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "jalin.config.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
         "--threads", "4", "--log-level", "warning"], env=environment)  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str) -> None:
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
def chromium():
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(office, chromium):
    """visit(width=1440, dark=False, role=None, language=None, script=True) -> a page whose faults are gathered in `faults`."""
    contexts = []

    def begin(*, width: int = 1440, dark: bool = False, role: str | None = None, script: bool = True):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", base_url=office,
            java_script_enabled=script, reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on(
            "request",
            lambda sent: None if sent.url.startswith((office, "data:")) else page.faults.append(sent.url),
        )
        if role:
            sign_in(page, role)
        return page

    yield begin
    for context in contexts:
        context.close()


def sign_in(page, role: str) -> None:
    from jalin.demo.accounts import PASSWORD

    page.goto("/account/login/")
    page.fill("input[name=login]", f"{role}@demo.example")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/desk/**")


@pytest.fixture
def violations():
    """violations(page) -> what axe-core finds, as short lines."""

    def look(page) -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [f"{fault['id']}: {node['target']} {node.get('failureSummary', '')[:160]}"
                for fault in found["violations"] for node in fault["nodes"][:3]]  # fmt: skip

    return look
