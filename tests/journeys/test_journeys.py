"""What people come for, done in a real browser from the first page to the last."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def add_event(page, slug: str, *, date: str, source: str, summary: str, column: str = "ind") -> None:
    """Fill the form of an event in the drawer beside the dossier, and send it."""
    page.goto(f"/desk/relations/{slug}/")
    page.locator("#timeline a[data-opens]").first.click()
    drawer = page.locator("dialog[open]")
    drawer.locator("select[name=kind]").select_option("visit")
    drawer.locator("input[name=date]").fill(date)
    drawer.locator("input[name=source]").fill(source)
    field = drawer.locator(f"textarea[name=summary_{column}]")
    if not field.is_visible():
        drawer.get_by_role(
            "tab", name={"ind": "Bahasa Indonesia", "jpn": "日本語", "eng": "English"}[column]
        ).click()
    field.fill(summary)
    drawer.locator("form [type=submit]").first.click()


def test_a_stranger_from_hamamatsu_finds_their_city_and_what_happened(visit):
    page = visit(width=390, locale="ja-JP")
    page.goto("/")
    assert page.url.endswith("/ja/")
    page.get_by_role("link", name=re.compile("浜松")).first.click()
    expect(page).to_have_url(re.compile("/ja/partners/hamamatsu/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("浜松")
    expect(page.locator(".pair-more")).to_contain_text("2002年")
    page.locator(".pair-more .source-mark").nth(1).click()
    expect(page.locator(".pair-more .source-note:popover-open a")).to_have_attribute(
        "href", re.compile("^https://")
    )
    page.keyboard.press("Escape")
    expect(page.locator(".source-list a").first).to_have_attribute("href", re.compile("^https://"))
    happened = page.locator("#timeline .weave-item")
    assert happened.count() > 5
    expect(page.locator("#timeline")).to_contain_text("2025年8月11日")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.faults == []


@pytest.mark.parametrize(("language", "written"), [("id", "4–6 Juni 2026"), ("ja", "2026年6月4日")])
def test_an_officer_enters_a_visit_and_finds_it_on_the_timeline_and_in_the_journal(visit, language, written):
    page = visit(role="officer", language=language)
    told = f"Kunjungan pegawai ({language})"
    add_event(page, "melbourne", date="4 s.d. 6 Juni 2026", source=f"Surat 12/{language}", summary=told)
    expect(page.locator("dialog[open]")).to_have_count(0)
    entry = page.locator(".weave-item", has_text=told)
    expect(entry.locator(".weave-date")).to_contain_text(written)
    expect(page.locator(".dossier-sources")).to_contain_text(f"Surat 12/{language}")
    head = visit(role="head", language=language)
    head.goto("/desk/journal/")
    newest = head.locator("ol.journal > li").first
    expect(newest).to_contain_text("Petugas Kerja Sama")
    newest.locator("summary").press("Enter")
    expect(newest).to_contain_text(told)
    assert page.faults == head.faults == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_date_that_cannot_be_read_keeps_everything_typed_and_says_so_beside_the_field(visit, language):
    page = visit(role="officer", language=language)
    add_event(page, "namur", date="32 Juni 2026", source="Surat 13", summary="Rapat daring")
    drawer = page.locator("dialog[open]")
    date = drawer.locator("input[name=date]")
    expect(date).to_have_attribute("aria-invalid", "true")
    expect(date).to_have_value("32 Juni 2026")
    expect(drawer.locator("input[name=source]")).to_have_value("Surat 13")
    expect(drawer.locator("textarea[name=summary_ind]")).to_have_value("Rapat daring")
    expect(drawer.locator("select[name=kind]")).to_have_value("visit")
    expect(
        drawer.locator(".field-wrong", has=page.locator("input[name=date]")).locator(".field-error")
    ).to_be_visible()
    expect(drawer.locator(".field-wrong")).to_have_count(1)
    # the dossier behind the form keeps its own sources, with their addresses
    assert page.locator(".dossier-sources a").count() == page.locator(".dossier-sources li").count() < 5


def test_a_head_makes_an_account_with_a_role_and_ends_the_role(visit):
    page = visit(role="head", language="en")
    page.goto("/desk/users/")
    page.get_by_role("link", name="Make an account").click()
    page.locator("input[name=name]").fill("Neng Asri")
    page.locator("input[name=email]").fill("asri@office.example")
    page.locator("select[name=role]").select_option("auditor")
    if page.locator("input[name=invite]").is_checked():
        page.locator("input[name=invite]").uncheck()
    page.locator("dialog[open] form [type=submit], main form [type=submit]").first.click()
    page.goto("/desk/users/")
    page.get_by_role("link", name="Neng Asri").click()
    roles = page.locator("section", has=page.get_by_role("heading", name="Roles"))
    expect(roles.locator("tbody tr")).to_have_count(1)
    roles.get_by_role("link", name="End").click()
    page.locator("dialog[open] form [type=submit]").first.click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("The role Auditor ends")
    expect(roles.locator("tbody a", has_text="End")).to_have_count(0)
    expect(page.locator("ol.journal").last).to_contain_text("Kepala Bagian (demo) ended a role")
    assert page.faults == []


def test_forms_and_lists_work_without_javascript(visit):
    page = visit(script=False, role="officer", language="en")
    page.goto("/desk/relations/hangzhou/")
    page.get_by_role("link", name="Add an event").first.click()
    page.select_option("select[name=kind]", "visit")
    page.fill("input[name=date]", "12 Nopember 2025")
    page.fill("input[name=source]", "Letter 14")
    page.fill("textarea[name=summary_eng]", "A delegation came")
    page.get_by_role("button", name="Save the event").click()
    if page.locator("input[name=date]").count():  # a reading not seen before is asked for once
        expect(page.locator("main")).to_contain_text("12 November 2025")
        page.get_by_role("button", name="Save the event").click()
    expect(page.locator(".weave-item", has_text="A delegation came")).to_contain_text("12 November 2025")
    page.goto("/desk/relations/")
    page.select_option("select[name=country]", "KR")
    page.locator("form.filter-bar [type=submit]").click()
    expect(page).to_have_url(re.compile("country=KR"))
    expect(page.locator("table tbody tr")).to_have_count(3)


def test_the_public_list_filters_without_javascript(visit):
    page = visit(script=False)
    page.goto("/en/partners/")
    page.get_by_role("link", name="Hamamatsu").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hamamatsu")
    expect(page.locator("#timeline")).to_contain_text("Memorandum")
    page.goto("/id/partners/")
    page.select_option("select[name=country]", "JP")
    page.locator("form.filter-bar [type=submit]").click()
    expect(page.locator("table tbody tr")).to_have_count(3)
