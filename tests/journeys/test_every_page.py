"""Every page, looked at by machine: axe-core, the content security policy, foreign requests, sideways scrolling.

The pages that people come for are seen in every combination of language, width and theme. Every other page is seen once, the
three languages and four views taken in turn: a fault of a frame or a part shows on its neighbours.
"""

import pytest

from .looking import LANGUAGES, faults_everywhere, faults_in_turn

pytestmark = pytest.mark.browser

FIRST_PUBLIC = ["", "partners/", "partners/hamamatsu/"]
FIRST_DESK = ["/desk/", "/desk/relations/", "/desk/relations/hamamatsu/", "/desk/relations/hamamatsu/events/new/",
              "/desk/cases/1/"]  # fmt: skip
PUBLIC = ["partners/braunschweig/", "partners/wroclaw/", "partners/jsca/", "partners/?status=idle", "partners/?q=zzzz",
          "search/?q=浜松", "search/?q=kerjasama", "search/?q=zzzz", "news/", "news/?year=1999",
          "news/rombongan-teknis-hamamatsu-dinantikan-di-bandung/", "about/", "invitations/new/", "visits/", "accessibility/"]  # fmt: skip
DESK = ["?month=2025-08", "search/?q=air", "search/?q=zzzz", "styleguide/", "relations/?status=idle&sort=-silence",
        "relations/?text=zzzz", "relations/jsca/", "partners/", "partners/hamamatsu/", "partners/hamamatsu/contacts/",
        "visits/1/", "visits/2/now/"]  # fmt: skip
ACTS = ["relations/hamamatsu/edit/", "relations/hamamatsu/fields/new/", "partners/~new/", "partners/hamamatsu/edit/",
        "partners/hamamatsu/place/", "partners/hamamatsu/contacts/new/"]  # fmt: skip
PEOPLE = ["users/", "users/new/", "users/roles/", "users/1/", "users/1/edit/", "users/1/roles/give/", "units/", "units/new/",
          "units/1/", "units/1/rename/", "office/", "office/edit/", "journal/", "journal/entry/1/", "journal/person/1/",
          "journal/relations.relation/1/", "journal/relations.partner/1/"]  # fmt: skip
EVENTS = ["events/1/", "events/1/edit/", "events/1/withdraw/", "events/1/sources/new/"]
PROCESS = ["cases/", "cases/3/", "cases/1/what-if/", "procedures/", "procedures/id-permendagri-25-2020/", "calendar/",
           "cases/report/", "cases/1/acts/new/", "cases/2/parts/history/", "cases/2/parts/deadlines/", "cases/2/parts/papers/",
           "invitations/1/", "meetings/1/", "translations/1/"]  # fmt: skip
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
DOOR = [
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/1-none/",
    "password/reset/key/done/",
    "inactive/",
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_public_pages_have_no_fault_in_any_view(looking, language):
    page = looking(language=language)
    paths = [f"/{language}/{path}" for path in FIRST_PUBLIC]
    assert faults_everywhere(page, [*paths, "/account/login/"]) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_pages_of_the_desk_have_no_fault_in_any_view(looking, language):
    assert faults_everywhere(looking(role="officer", language=language), FIRST_DESK) == ""


def test_public_pages_have_no_fault(looking):
    assert faults_in_turn(looking, [f"/{{language}}/{path}" for path in PUBLIC]) == ""
    assert faults_in_turn(looking, ["/{language}/nothing-here/"], status=404) == ""


@pytest.mark.parametrize(
    ("role", "paths"),
    [("head", DESK), ("head", ACTS), ("head", PEOPLE), ("officer", EVENTS), ("officer", PROCESS)],
    ids=["record", "acts", "people", "events", "process"],
)
def test_pages_of_the_desk_have_no_fault(looking, role, paths):
    assert faults_in_turn(looking, [f"/desk/{path}" for path in paths], role=role) == ""


def test_pages_of_the_editor_have_no_fault(looking):
    paths = ["/cms/", "/cms/events/", "/cms/partners/", "/cms/stories/", "/cms/stories/new/"]
    assert faults_in_turn(looking, paths, role="editor") == ""


def test_sign_in_and_the_own_account_have_no_fault(looking):
    assert faults_in_turn(looking, [f"/account/{path}" for path in DOOR]) == ""
    assert faults_in_turn(looking, [f"/account/{path}" for path in OWN], role="moderator") == ""


@pytest.mark.parametrize("role", ["unit", "editor", "leader", "auditor", "partner"])
def test_the_desk_of_each_role_has_no_fault(looking, role):
    lists = [] if role == "partner" else ["/desk/relations/"]
    assert faults_in_turn(looking, ["/desk/", "/desk/relations/hamamatsu/", *lists], role=role) == ""


def test_what_a_role_may_not_open_says_so(looking):
    assert faults_in_turn(looking, ["/desk/users/", "/desk/journal/"], 403, role="partner") == ""
    refused = ["/desk/users/new/", "/desk/relations/hamamatsu/events/new/"]
    assert faults_in_turn(looking, refused, 403, role="auditor") == ""


def test_an_office_without_a_record_has_no_fault(looking, bare_office):
    public = [f"/{{language}}/{path}" for path in ("", "partners/", "search/?q=a", "about/")]
    desk = ["", "relations/", "partners/", "units/", "office/", "journal/", "search/?q=a", "cases/"]
    paths = [*public, *(f"/desk/{path}" for path in desk), "/cms/"]
    assert faults_in_turn(looking, paths, base=bare_office, role="head@office.example") == ""


@pytest.mark.parametrize(("language", "path"), [("id", ""), ("ja", ""), ("en", ""), ("id", "news/")])
def test_the_first_public_page_is_light(office, visit, language, path):
    """Under 100 KB on the line before pictures, fonts of Japanese apart (they come as the page's characters ask)."""
    page = visit()
    sizes = {}

    def add(answer):
        sent = answer.request.sizes()
        sizes[answer.url.removeprefix(office)] = sent["responseBodySize"] + sent["responseHeadersSize"]

    page.on("requestfinished", lambda request: add(request.response()))
    page.goto(f"/{language}/{path}")
    page.wait_for_load_state("networkidle")
    weighed = {url: size for url, size in sizes.items() if "noto-sans-jp" not in url}
    assert sum(weighed.values()) < 100_000, "\n".join(f"{size} {url}" for url, size in weighed.items())
    japanese = {url: size for url, size in sizes.items() if url not in weighed}
    assert sum(japanese.values()) < 150_000, "\n".join(f"{size} {url}" for url, size in japanese.items())
