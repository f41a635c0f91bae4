"""Everything is reached without a pointer, and one always sees where one is."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

OUTLINE = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""


@pytest.mark.parametrize(("role", "path"), [("", "/ja/partners/hamamatsu/"), ("officer", "/desk/relations/")])
def test_the_skip_link_comes_first_and_leads_to_the_content(visit, role, path):
    page = visit(role=role, language="id" if role else "")
    page.goto(path)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_class("skip")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_each_stop_of_the_tab_key_is_seen(visit):
    page = visit(role="officer", language="en")
    for path in ("/desk/relations/", "/en/partners/"):
        page.goto(path)
        for _step in range(25):
            page.keyboard.press("Tab")
            assert page.evaluate(OUTLINE), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_keys_search_walk_a_list_and_go_home(visit):
    page = visit(role="officer", language="id")
    page.goto("/desk/relations/")
    page.keyboard.press("/")
    expect(page.locator("[data-search]").first).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("tbody tr").nth(1)).to_have_class(re.compile(r"\bat\b"))
    second = page.locator("tbody tr").nth(1).locator("[data-row-link]").get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(second)))
    page.keyboard.press("g")
    page.keyboard.press("d")
    expect(page).to_have_url(re.compile("/desk/$"))
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()


def test_escape_closes_a_drawer_and_the_focus_comes_back(visit):
    page = visit(role="officer", language="ja")
    page.goto("/desk/relations/hamamatsu/")
    link = page.locator("#timeline a[data-opens]").first
    link.focus()
    page.keyboard.press("Enter")
    drawer = page.locator("dialog[open]")
    expect(drawer.locator(":focus")).to_have_count(1)
    expect(page).to_have_url(re.compile("/events/new/$"))
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(page).to_have_url(re.compile("/hamamatsu/$"))
    expect(link).to_be_focused()
    page.go_forward()
    expect(page.locator("dialog[open]")).to_have_count(1)


def test_at_four_hundred_percent_the_form_is_used_without_scrolling_sideways(visit):
    page = visit(width=320, height=256, role="officer", language="id")
    page.goto("/desk/relations/hamamatsu/events/new/")
    page.locator("input[name=date]").fill("4 s.d. 6 Juni 2026")
    expect(page.locator(".reading-words")).to_contain_text("2026")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator("dialog[open]").evaluate("box => box.scrollWidth <= box.clientWidth")
    page.get_by_role("button", name=re.compile("Simpan")).first.scroll_into_view_if_needed()
    expect(page.get_by_role("button", name=re.compile("Simpan")).first).to_be_in_viewport()
