"""A real office for the browser: its own home, the demo record, gunicorn on a free port, and Debian's Chromium."""

import os
from contextlib import ExitStack

import pytest

from .browsing import PATIENCE, launch, sign_in_unseen, speak, watch
from .looking import HEIGHT, faults_at, view
from .offices import begin, copied, end, prepared_once, serving


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """Two homes, made once for all workers of this run: `record` and `bare`."""
    own = tmp_path_factory.getbasetemp()
    return prepared_once((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "prepared-offices")


@pytest.fixture(scope="session")
def _office(prepared, tmp_path_factory):
    with serving(copied(prepared / "record", tmp_path_factory.mktemp("office") / "home")) as found:
        yield found


@pytest.fixture(scope="session")
def office(_office):
    """The address of a running office with the Bandung record."""
    return _office[0]


@pytest.fixture(scope="module")
def worker(_office):
    """The background worker beside that office."""
    process = begin(_office[1], "jalin.cli", "worker")
    yield process
    end(process)


@pytest.fixture(scope="session")
def bare_office(prepared, tmp_path_factory):
    """The address of an office with nothing in it but two accounts."""
    with serving(copied(prepared / "bare", tmp_path_factory.mktemp("bare") / "home")) as (
        address,
        _environment,
    ):
        yield address


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in():
    """What the browser keeps of each sign-in, so that a role signs in once."""
    return {}


@pytest.fixture(scope="session")
def enter(chromium, signed_in):
    """enter(base=…, role="officer", …) -> a page in a browser of its own; whoever asks closes `page.context`."""

    def come_in(base: str, *, width: int = 1440, height: int = HEIGHT, dark: bool = False, role: str = "", script: bool = True,
                locale: str = "en-GB"):  # fmt: skip
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", base_url=base,
            java_script_enabled=script, reduced_motion="reduce", locale=locale, storage_state=signed_in.get((base, role)),
            accept_downloads=True,
        )  # fmt: skip
        context.set_default_timeout(PATIENCE)
        if role and (base, role) not in signed_in:
            sign_in_unseen(context, role)
            signed_in[base, role] = context.storage_state()
        page = context.new_page()
        watch(page, base)
        return page

    return come_in


@pytest.fixture
def visit(office, enter):
    """visit(width=…, role="officer", language="ja") -> a page whose faults are gathered in `page.faults`."""
    with ExitStack() as stack:

        def come_in(*, language: str = "", base: str = office, **about):
            page = enter(base, **about)
            stack.callback(page.context.close)
            if language:
                speak(page.context, language)
            return page

        yield come_in


@pytest.fixture(scope="session")
def looking(office, enter):
    """looking(role="head", language="ja") -> a page kept for looking at many addresses, one a role; it is not closed, so
    that the browser's caches serve the next test too."""
    kept = {}

    def come_in(*, role: str = "", language: str = "", base: str = office):
        if (base, role) not in kept:
            kept[base, role] = enter(base, role=role)
        if language:
            speak(kept[base, role].context, language)
        return kept[base, role]

    yield come_in
    for page in kept.values():
        page.context.close()


@pytest.fixture(scope="session")
def look():
    """look(page, path) -> the faults of one page in words, seen as it is; the window is left as it was."""

    def at(page, path: str) -> list[str]:
        size = page.viewport_size
        found = faults_at(page, path, views=(view(page),))
        page.set_viewport_size(size)
        return found

    return at
