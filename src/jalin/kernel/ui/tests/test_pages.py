"""The frames, the error pages and the styleguide."""

import inspect
import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from jalin.kernel.ui import samples
from jalin.kernel.ui.views import styleguide

LANGUAGES = ("id", "ja", "en")
PARTS = (
    "page-head", "state-due", "other-language", "source-note", "disagreement", "weave-both",
    "weave-gap", "track-late", "figure", "filter-bar", "saved-views", "dense", "pager",
    "error-summary", "field-error", "drop", "tongues", "job", "journal-entry", "changes",
    "notice-bad", "empty", "skeleton", "drawer", "dialog", "keys", "facts",
)  # fmt: skip
CODES = ("400", "403", "404", "500", "503")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_an_error_page_needs_neither_request_nor_database(code, language):
    with translation.override(language):
        page = render_to_string(f"{code}.html")
    assert f'<html lang="{language}">' in page and page.count("<h1>") == 1
    assert "button-primary" in page


def test_error_pages_differ_by_language():
    pages = set()
    for language in LANGUAGES:
        with translation.override(language):
            pages.add(re.search("<h1>(.*)</h1>", render_to_string("ui/404.html"))[1])
    assert len(pages) == 3


def test_a_forbidden_page_gives_the_reason_it_was_given():
    page = render_to_string("ui/403.html", {"sentence": "Only the head may <end> this."})
    assert "Only the head may &lt;end&gt; this." in page


def test_a_form_that_became_too_old_says_what_to_do():
    assert "reload the page and send the form again" in render_to_string(
        "403_csrf.html", {"is_stale_form": True}
    )


@pytest.mark.parametrize("frame", ["ui/public.html", "ui/desk.html", "ui/plain.html"])
def test_a_frame_asks_only_its_own_host_and_carries_no_inline_code(frame):
    page = render_to_string(frame, {"office": {"city": {"en": "Bandung"}}, "navigation": []})
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]+', page) == []
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=\"", page)


@pytest.mark.parametrize("frame", ["ui/public.html", "ui/desk.html", "ui/plain.html"])
def test_an_office_without_a_name_is_still_called_something(frame):
    brand = re.search(r'<a class="brand"(.*?)</a>', render_to_string(frame, {"office": None}), re.DOTALL)[1]
    assert "<span>Jalin<span" in brand


def test_japanese_has_its_typeface_with_and_without_scripts():
    sheet = '<noscript><link rel="stylesheet" href="/static/ui/fonts/noto-sans-jp/faces.css"></noscript>'
    with translation.override("ja"):
        page = render_to_string("ui/public.html")
    assert sheet in page and 'data-faces="/static/ui/fonts/noto-sans-jp/faces.css"' in page
    with translation.override("id"):
        page = render_to_string("ui/public.html")
    assert sheet not in page and "ui/js/fonts.js" in page


def test_a_public_page_loads_htmx_only_when_it_asks():
    assert "htmx" not in render_to_string("ui/public.html")
    desk = render_to_string("ui/desk.html")
    assert '"includeIndicatorStyles": false' in desk and '"allowEval": false' in desk


def test_the_navigation_says_where_one_is_and_what_waits():
    item = {
        "label": "Relations",
        "url": "/desk/relations/",
        "icon": "home",
        "active": True,
        "badge": 3,
        "key": "g r",
    }
    page = render_to_string("ui/desk.html", {"navigation": [{**item, "badge_words": "are due"}]})
    assert '<a href="/desk/relations/" aria-current="page" data-key="g r">' in page
    assert '3<span class="for-ears"> are due</span>' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_styleguide_shows_every_part(language, settings):
    request = RequestFactory().get("/desk/styleguide/?drawer=sample")
    request.user = type("Visitor", (), {"is_authenticated": False})()
    request.jalin_frame = {"navigation": [], "office": {"city": samples.HOME}}
    with translation.override(language):
        page = inspect.unwrap(styleguide)(request).content.decode()
    assert [part for part in PARTS if not re.search(rf'class="[^"]*\b{part}\b', page)] == []
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted({one for one in ids if ids.count(one) > 1}) == []


def test_visitors_are_sent_to_sign_in(client, db):
    answer = client.get("/desk/styleguide/")
    assert answer.status_code == 302 and "/account/login/" in answer.url
