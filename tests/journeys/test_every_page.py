"""Every page, looked at by machine: axe-core, the content security policy, foreign requests, sideways scrolling.

Each page is loaded once a language, each language under another window and theme, and its width is measured at 1440, 390
and 320 pixels. What differs by role or state has its own list.
"""

import pytest

pytestmark = pytest.mark.browser

PUBLIC = ["", "partners/", "partners/hamamatsu/", "partners/braunschweig/", "partners/wroclaw/", "partners/jsca/",
          "partners/?status=idle", "partners/?q=zzzz", "search/?q=浜松", "search/?q=zzzz", "about/", "accessibility/"]  # fmt: skip
DESK = ["", "?month=2025-08", "search/?q=air", "search/?q=zzzz", "styleguide/"]
RECORD = ["relations/", "relations/?status=idle&sort=-silence", "relations/?text=zzzz", "relations/hamamatsu/",
          "relations/jsca/", "partners/", "partners/hamamatsu/", "partners/hamamatsu/contacts/", "visits/1/", "visits/2/now/"]  # fmt: skip
ACTS = ["relations/hamamatsu/edit/", "relations/hamamatsu/fields/new/", "relations/hamamatsu/events/new/", "partners/~new/",
        "partners/hamamatsu/edit/", "partners/hamamatsu/place/", "partners/hamamatsu/contacts/new/"]  # fmt: skip
PEOPLE = ["users/", "users/new/", "users/roles/", "users/1/", "users/1/edit/", "users/1/roles/give/", "units/", "units/new/",
          "units/1/", "units/1/rename/", "office/", "office/edit/", "journal/", "journal/person/1/",
          "journal/relations.relation/1/", "journal/relations.partner/1/"]  # fmt: skip
OWN = [
    "",
    "2fa/",
    "2fa/totp/activate/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "sessions/",
    "password/change/",
    "logout/",
]
DOOR = ["login/", "password/reset/", "password/reset/done/", "password/reset/key/1-none/", "password/reset/key/done/",
        "inactive/"]  # fmt: skip
VIEWS = [("id", 1440, False), ("ja", 390, True), ("en", 1440, True)]
by_view = pytest.mark.parametrize(("language", "width", "dark"), VIEWS)


def faults_of(look, page, paths, status: int = 200) -> str:
    """One line for each fault, or nothing."""
    return "\n".join(f"{path}: {fault}" for path in paths for fault in look(page, path, status))


@by_view
def test_public_pages_have_no_fault(visit, look, language, width, dark):
    page = visit(width=width, dark=dark)
    assert faults_of(look, page, [f"/{language}/{path}" for path in PUBLIC]) == ""
    assert faults_of(look, page, [f"/{language}/nothing-here/"], status=404) == ""


@by_view
@pytest.mark.parametrize("paths", [DESK + RECORD, ACTS, PEOPLE], ids=["record", "acts", "people"])
def test_pages_of_the_desk_have_no_fault(visit, look, language, width, dark, paths):
    page = visit(width=width, dark=dark, role="head", language=language)
    assert faults_of(look, page, [f"/desk/{path}" for path in paths]) == ""


@by_view
def test_pages_of_single_events_and_contacts_have_no_fault(visit, look, language, width, dark):
    page = visit(width=width, dark=dark, role="officer", language=language)
    paths = [f"/desk/events/{tail}" for tail in ("1/", "1/edit/", "1/withdraw/", "1/sources/new/")]
    assert faults_of(look, page, [*paths, "/cms/", "/cms/events/", "/cms/partners/"]) == ""


@by_view
def test_sign_in_and_the_own_account_have_no_fault(visit, look, language, width, dark):
    page = visit(width=width, dark=dark, language=language)
    assert faults_of(look, page, [f"/account/{path}" for path in DOOR]) == ""
    page = visit(width=width, dark=dark, role="moderator", language=language)
    assert faults_of(look, page, [f"/account/{path}" for path in OWN]) == ""


@pytest.mark.parametrize(
    ("role", "language", "width"),
    [("officer", "id", 390), ("unit", "id", 1440), ("editor", "en", 390), ("leader", "id", 390), ("auditor", "en", 1440),
     ("partner", "ja", 390)],
)  # fmt: skip
def test_the_desk_of_each_role_has_no_fault(visit, look, role, language, width):
    page = visit(width=width, role=role, language=language)
    lists = [] if role == "partner" else ["/desk/relations/"]
    assert faults_of(look, page, ["/desk/", "/desk/relations/hamamatsu/", *lists]) == ""


def test_what_a_role_may_not_open_says_so(visit, look):
    page = visit(width=390, role="partner", language="ja")
    assert faults_of(look, page, ["/desk/users/", "/desk/journal/"], status=403) == ""
    page = visit(role="auditor", language="en", dark=True)
    assert (
        faults_of(look, page, ["/desk/users/new/", "/desk/relations/hamamatsu/events/new/"], status=403) == ""
    )


@by_view
def test_an_office_without_a_record_has_no_fault(visit, look, bare_office, language, width, dark):
    page = visit(width=width, dark=dark, base=bare_office, role="head@office.example", language=language)
    public = [f"/{language}/{path}" for path in ("", "partners/", "search/?q=a", "about/")]
    desk = [
        f"/desk/{path}"
        for path in ("", "relations/", "partners/", "units/", "office/", "journal/", "search/?q=a")
    ]
    assert faults_of(look, page, [*public, *desk, "/cms/"]) == ""


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
    japanese = {url: size for url, size in sizes.items() if url not in weighed}
    assert sum(japanese.values()) < 150_000, "\n".join(f"{size} {url}" for url, size in japanese.items())
