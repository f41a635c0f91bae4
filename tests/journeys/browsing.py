"""The browser of the journeys: Debian's Chromium, how a person comes in, and what its console says."""

import shutil

from scripts.test import BROWSERS

from .offices import PASSWORD

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]  # fmt: skip
PATIENCE = 40_000  # milliseconds: a machine that does much else at the same time is slow, not broken


def launch(playwright):
    found = next(filter(None, map(shutil.which, BROWSERS)))
    return playwright.chromium.launch(executable_path=found, args=FLAGS)


def watch(page, base: str) -> None:
    """Gather in `page.faults` what the console calls an error, and every address outside the office."""
    page.faults = []
    page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "request",
        lambda sent: None if sent.url.startswith((base, "data:", "blob:")) else page.faults.append(sent.url),
    )


def entry_of(role: str) -> tuple[str, str]:
    """Address and password of a demo account by its role, or of an account by its address."""
    from jalin.demo.accounts import PASSWORD as DEMO_PASSWORD

    address = role if "@" in role else f"{role}@demo.example"
    return address, PASSWORD if address.endswith("@office.example") else DEMO_PASSWORD


def sign_in(page, role: str) -> None:
    """As a person does: the page of sign-in, filled in."""
    address, password = entry_of(role)
    page.goto("/account/login/")
    page.fill("input[name=login]", address)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda address: "/login/" not in address)


def sign_in_unseen(context, role: str) -> None:
    """The same form sent without drawing a page, for tests that begin behind it."""
    address, password = entry_of(role)
    answer = send(context, "/account/login/", {"login": address, "password": password})
    assert answer.status == 302, f"{role} is not let in: {answer.status}"


def speak(context, language: str) -> None:
    """Choose a language as the page's own switch does."""
    answer = send(context, "/language/", {"language": language, "next": "/healthz"})
    assert answer.status == 302, answer.status


def send(context, path: str, fields: dict):
    """Post a form with the token of this browser."""
    tokens = [cookie["value"] for cookie in context.cookies() if cookie["name"] == "csrftoken"]
    if not tokens:
        context.request.get("/account/login/")
        tokens = [cookie["value"] for cookie in context.cookies() if cookie["name"] == "csrftoken"]
    return context.request.post(path, form={**fields, "csrfmiddlewaretoken": tokens[0]}, max_redirects=0)
