"""Every page, looked at by machine: axe-core, the content security policy, foreign requests, sideways scrolling."""

import pytest

pytestmark = pytest.mark.browser

PUBLIC = ["", "partners/", "partners/hamamatsu/", "partners/braunschweig/", "partners/wroclaw/", "partners/jsca/",
          "partners/?status=idle", "partners/?q=zzzz", "search/?q=浜松", "about/", "accessibility/", "nothing-here/"]  # fmt: skip
DESK = ["", "relations/", "partners/", "relations/hamamatsu/", "relations/hamamatsu/events/new/", "partners/hamamatsu/", "partners/new/", "users/", "units/", "journal/", "imports/",
        "styleguide/", "search/?q=air", "office/", "users/new/", "users/roles/"]  # fmt: skip
VIEWS = [(1440, False), (390, True)]


def look(page, path: str, violations) -> dict:
    answer = page.goto(path)
    page.wait_for_load_state("networkidle")
    found = {}
    wanted = 404 if "nothing-here" in path else 200
    if answer.status != wanted:
        found["status"] = answer.status
    # the browser itself reports a missing page as an error on the console
    faults = [fault for fault in page.faults if not (wanted == 404 and "404" in fault)]
    if faults:
        found["faults"] = faults
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found["sideways"] = page.evaluate("document.documentElement.scrollWidth")
    if hit := violations(page):
        found["axe"] = hit
    page.faults.clear()
    return found


@pytest.mark.parametrize("language", ["id", "ja", "en"])
@pytest.mark.parametrize(("width", "dark"), VIEWS)
def test_public_pages_have_no_fault(visit, violations, language, width, dark):
    page = visit(width=width, dark=dark)
    found = {path: look(page, f"/{language}/{path}", violations) for path in PUBLIC}
    assert {path: what for path, what in found.items() if what} == {}


@pytest.mark.parametrize("language", ["id", "ja", "en"])
@pytest.mark.parametrize(("width", "dark"), VIEWS)
def test_desk_pages_have_no_fault(visit, violations, language, width, dark):
    page = visit(width=width, dark=dark, role="head")
    page.context.request.post("/language/", form={"language": language})
    found = {path: look(page, f"/desk/{path}", violations) for path in DESK}
    assert {path: what for path, what in found.items() if what} == {}


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_sign_in_has_no_fault(visit, violations, language):
    page = visit(width=390)
    assert look(page, "/account/login/", violations) == {}


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_the_first_public_page_is_light(office, visit, language):
    """Under 100 KB on the line before pictures, fonts of Japanese apart (they come as the page's characters ask)."""
    page = visit()
    sizes = {}

    def add(answer):
        sent = answer.request.sizes()
        sizes[answer.url.removeprefix(office)] = sent["responseBodySize"] + sent["responseHeadersSize"]

    page.on("requestfinished", lambda request: add(request.response()))
    page.goto(f"/{language}/")
    page.wait_for_load_state("networkidle")
    weighed = {url: size for url, size in sizes.items() if "noto-sans-jp" not in url}
    assert sum(weighed.values()) < 100_000, "\n".join(f"{size} {url}" for url, size in weighed.items())


def test_public_pages_work_without_javascript(visit):
    page = visit(script=False)
    page.goto("/en/partners/")
    page.get_by_role("link", name="Hamamatsu").first.click()
    assert page.get_by_role("heading", level=1).inner_text()
    assert page.locator("text=Memorandum").count() > 0
