"""What the parts do under the hand: drawers and the address, keys, the theme, kept text. On the styleguide."""

import re

import pytest

from .browsing import sign_in

pytestmark = pytest.mark.browser

MODAL = "() => Boolean(document.querySelector('dialog:modal'))"
NO_MODAL = "() => !document.querySelector('dialog:modal')"


@pytest.fixture
def guide(visit):
    page = visit(role="head", language="en")
    page.goto("/desk/styleguide/")
    return page


def test_a_drawer_is_in_the_address_and_back_closes_it(guide):
    guide.locator(".page-head [data-opens=sample]").click()
    guide.wait_for_function(MODAL)
    assert guide.url.endswith("?drawer=sample")
    guide.go_back()
    guide.wait_for_function(NO_MODAL)
    assert "drawer" not in guide.url
    guide.go_forward()
    guide.wait_for_function(MODAL)


def test_a_link_to_an_open_drawer_opens_it_and_closing_clears_the_address(guide):
    guide.goto("/desk/styleguide/?drawer=sample")
    guide.wait_for_function(MODAL)
    assert guide.url.endswith("?drawer=sample")
    assert guide.evaluate("document.activeElement.name") == "text"
    guide.keyboard.press("Escape")
    guide.wait_for_function("() => !location.search.includes('drawer')")
    assert not guide.evaluate(MODAL)


def test_a_drawer_can_be_used_without_scripts(visit):
    page = visit(role="head", language="en", script=False)
    page.goto("/desk/styleguide/?drawer=sample")
    assert page.locator("#sample").is_visible()
    page.locator("#sample [data-closes]").click()
    assert not page.locator("#sample").is_visible()


def test_keys_search_walk_the_rows_and_show_themselves(guide):
    guide.keyboard.press("/")
    assert guide.evaluate("document.activeElement.name") == "q"
    guide.keyboard.press("Escape")
    for row in ("Hamamatsu", "Braunschweig"):
        guide.keyboard.press("j")
        assert guide.evaluate("document.activeElement.textContent") == row
    guide.keyboard.press("k")
    assert guide.evaluate("document.activeElement.textContent") == "Hamamatsu"
    guide.keyboard.press("?")
    assert guide.locator("#keys").is_visible()
    guide.keyboard.press("Escape")
    guide.keyboard.press("g")
    guide.keyboard.press("d")
    guide.wait_for_url(re.compile(r"/desk/$"))


def test_a_chosen_theme_holds_on_the_next_page_from_its_first_byte(guide):
    guide.locator(".desk-menu summary").click()
    with guide.expect_response("**/theme/"):
        guide.locator(".desk-menu button[value=dark]").click()
    assert guide.evaluate("document.documentElement.dataset.bsTheme") == "dark"
    assert 'data-bs-theme="dark"' in guide.context.request.get("/desk/").text()


def test_what_was_typed_outlives_a_reload_and_not_a_sign_out(visit):
    guide = visit(language="en")
    sign_in(guide, "moderator")  # a session of its own: it ends here
    guide.goto("/desk/styleguide/")
    guide.locator("#id_note").fill("meet the water utility")
    guide.locator("[data-kept]:not(:empty)").wait_for()
    guide.reload()
    assert guide.locator("#id_note").input_value() == "meet the water utility"
    guide.locator(".desk-menu summary").click()
    guide.locator("form[data-leaves] button").click()
    guide.wait_for_url(lambda address: "/desk/" not in address)
    assert guide.evaluate("Object.keys(localStorage).filter(key => key.startsWith('jalin:'))") == []


def test_a_source_opens_beside_its_mark_and_escape_closes_it(guide):
    mark = guide.locator("#words .source-mark").first
    mark.click()
    note = guide.locator(f"#{mark.get_attribute('popovertarget')}")
    assert note.is_visible() and note.inner_text()
    guide.keyboard.press("Escape")
    assert not note.is_visible()


def test_three_languages_of_a_text_are_tabs_that_the_arrows_walk(guide):
    tabs = guide.locator("#forms [role=tab]")
    assert tabs.count() == 3
    chosen = guide.locator("#forms [role=tab][aria-selected=true]")
    first = chosen.inner_text()
    chosen.focus()
    guide.keyboard.press("ArrowRight")
    assert chosen.inner_text() != first
    assert guide.locator("#forms [role=tabpanel]:visible").count() == 1
