"""The parts, each through a template as a page would use it."""

import re
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from jalin.kernel.dates import PartialDate
from jalin.kernel.text import Reading

SIGNED_IN = {settings.SESSION_COOKIE_NAME: "a-session"}


def draw(source: str, language: str = "en", path: str | None = None, cookies=None, **values) -> str:
    """The template as it comes out, in one language, on the page at `path`."""
    if path is not None:
        values["request"] = RequestFactory().get(path)
        values["request"].COOKIES.update(cookies or {})
    with translation.override(language):
        return Template("{% load ui %}" + source).render(Context(values)).strip()


def test_text_in_the_readers_language_is_not_marked():
    assert draw("{% reading v %}", "ja", v={"ind": "Bandung", "jpn": "バンドン市"}) == "バンドン市"


@pytest.mark.parametrize("value", [{"id": "Dinas Kesehatan"}, Reading("Dinas Kesehatan", "id", "ja")])
def test_text_in_another_language_is_marked_with_its_name(value):
    drawn = draw("{% reading v %}", "ja", v=value)
    assert '<span lang="id">Dinas Kesehatan</span>' in drawn
    assert "Bahasa Indonesia" in drawn and "まだ翻訳されていません" in drawn


def test_what_a_part_is_given_is_escaped():
    nasty = "<script>alert(1)</script>"
    source = """{% reading v %}{% state_tag v %}{% page_head v lead=v %}{% link_button v "/" %}
    {% figure v v %}{% notice title=v %}x{% endnotice %}{% empty_state v %}{% source_mark s 1 %}{% diff c %}
    {% woven_timeline t v v %}"""
    item = {"side": "both", "title": nasty, "gap": nasty, "kind": nasty, "text": nasty}
    change = {"label": nasty, "before": nasty, "after": ""}
    drawn = draw(source, v=nasty, s={"title": nasty, "url": nasty}, c=[change], t=[item])
    assert "<script" not in drawn and "&lt;script&gt;" in drawn


def test_state_is_icon_word_and_tone_together():
    drawn = draw("{% state_tag 'late' 'bad' %}")
    assert "state-bad" in drawn and "#alert-octagon" in drawn and "<span>late</span>" in drawn
    assert "state-neutral" in draw("{% state_tag 'late' 'shocking-pink' %}")


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", "23 November 2026"), ("ja", "2026年11月23日（月）"), ("en", "23 November 2026")],
)
def test_a_date_is_written_as_people_write_it(language, words):
    drawn = draw("{% partial_date d %}", language, d=PartialDate.of_day(date(2026, 11, 23)))
    assert drawn == f'<time datetime="2026-11-23">{words}</time>'


def test_a_date_never_says_more_than_is_known():
    columns = "{% partial_date start end precision %}"
    assert (
        draw(columns, start=date(2002, 1, 1), end=date(2002, 12, 31), precision="year")
        == '<time datetime="2002">2002</time>'
    )
    assert "date not known" in draw(columns, start=None, end=None, precision="unknown")
    interval = draw(columns, start=date(2018, 11, 2), end=date(2018, 11, 6), precision="interval")
    assert interval == "<span>2–6 November 2018</span>"


def test_a_relative_day_stands_only_beside_the_date():
    drawn = draw("{% day d relative=True %}", d=datetime(2020, 1, 2, 3, 4, tzinfo=UTC))
    assert re.match(r'<time datetime="2020-01-02T03:04\+00:00">2 January 2020 \d\d:04</time> <span', drawn)
    assert "days ago" in drawn


def test_numbers_are_grouped_as_the_language_does():
    assert [re.sub("<.*?>", "", draw("{% number 26114 %}", code)) for code in ("id", "ja", "en")] == [
        "26.114",
        "26,114",
        "26,114",
    ]


def test_marks_of_sources_never_share_an_id():
    sources = [{"title": "A"}, {"title": "B"}]
    claims = [{"text": "since 2002", "sources": sources[:1]}]
    drawn = draw(
        "{% source_marks s %}{% source_mark s.0 1 %}{% disagreement c %}", path="/en/", s=sources, c=claims
    )
    ids = re.findall(r'id="([^"]+)"', drawn)
    assert len(ids) == 4 == len(set(ids))
    assert re.findall(r'popovertarget="([^"]+)"', drawn) == ids


def test_the_same_source_has_one_number_throughout_a_timeline():
    press, city = {"title": "Press"}, {"title": "City", "url": "https://city.example/"}
    items = [
        {"side": "both", "title": "one", "sources": [press]},
        {"side": "home", "title": "two", "sources": [city, press]},
        {"side": "none", "title": "three", "claims": [{"text": "since 2002", "sources": [city]}]},
    ]
    drawn = draw("{% woven_timeline items 'Bandung' 'Hamamatsu' %}", path="/en/", items=items)
    assert re.findall(r'class="source-mark"[^>]*>(\d+)<', drawn) == ["1", "2", "1", "2"]


def test_a_timeline_says_in_words_who_went_where():
    items = [{"side": "partner", "title": "visit"}, {"side": "sideways", "title": "odd"}]
    drawn = draw("{% woven_timeline items home 'Hamamatsu' %}", items=items, home={"en": "Bandung"})
    assert "Hamamatsu → Bandung" in drawn and "weave-none" in drawn


def test_a_stage_says_its_state_to_those_who_do_not_see_it():
    drawn = draw(
        "{% stage_track s %}", s=[{"label": "Report", "state": "late"}, {"label": "End", "state": "?"}]
    )
    assert "(late)" in drawn and "(to come)" in drawn and drawn.count('aria-current="step"') == 1


def test_pages_keep_what_else_the_address_says():
    page = Paginator(range(100), 10).page(5)
    drawn = draw("{% pager page %}", path="/en/partners/?status=idle&page=5", page=page)
    assert (
        'href="?status=idle&amp;page=4" rel="prev"' in drawn and '<span aria-current="page">5</span>' in drawn
    )
    assert "41 to 50 of 100" in drawn
    assert draw("{% pager page %}", path="/", page=Paginator([], 10).page(1)) == ""


def test_the_language_switch_leads_to_the_same_page():
    drawn = draw("{% language_switch %}", path="/en/partners/hamamatsu/?x=1")
    assert 'href="/ja/partners/hamamatsu/?x=1"' in drawn and "<form" not in drawn
    assert re.search(r'lang="en" aria-current="true"', drawn)


def test_where_the_address_names_no_language_the_switch_is_a_form():
    drawn = draw("{% language_switch %}", path="/desk/?view=mine", cookies=SIGNED_IN)
    assert drawn.count('action="/language/"') == 3 and 'name="next" value="/desk/?view=mine"' in drawn
    assert "csrfmiddlewaretoken" in drawn
    assert "csrfmiddlewaretoken" not in draw("{% language_switch %}", path="/account/login/")


def test_a_switch_that_is_filled_in_takes_an_address_for_what_it_is():
    for odd in ("/desk/?a={token}&b={next}", '/desk/?a="><b>{0}', "/en/?a={token}{next}"):
        drawn = draw("{% language_switch %}{% theme_switch %}", path=odd, cookies=SIGNED_IN)
        tokens = re.findall(r'csrfmiddlewaretoken" value="(\w{64})"', drawn)
        assert tokens and len(tokens) == drawn.count("csrfmiddlewaretoken") and "<b>" not in drawn
        assert all(f"?a={token}" not in drawn for token in tokens) and 'name="next" value="/' in drawn


@pytest.mark.parametrize(
    ("cookie", "attribute"), [("dark", ' data-bs-theme="dark"'), ("", ""), ('"><script>', "")]
)
def test_the_server_says_the_chosen_theme(cookie, attribute):
    drawn = draw("<html{% theme_attribute %}>", path="/en/", cookies={"jalin_theme": cookie})
    assert drawn == f"<html{attribute}>"


def test_a_drawer_shows_its_content_and_the_way_out():
    drawn = draw(
        "{% drawer id='reply' title='Reply' open=True close_url='/desk/' %}<b>text</b>{% enddrawer %}"
    )
    assert '<dialog class="drawer" id="reply"' in drawn and " open" in drawn
    assert "<b>text</b>" in drawn and 'href="/desk/"' in drawn


def test_a_running_job_asks_for_itself_and_can_be_stopped():
    job = {
        "id": 7,
        "title": "Import",
        "state": "queued",
        "done": 5,
        "total": 10,
        "poll_url": "/p",
        "cancel_url": "/c",
    }
    drawn = draw("{% job_progress job %}", path="/desk/", job=job)
    assert (
        'hx-get="/p"' in drawn
        and 'action="/c"' in drawn
        and 'value="50"' in drawn
        and "waiting for its turn" in drawn
    )
    ended = draw(
        "{% job_progress job %}", path="/desk/", job={**job, "state": "failed", "message": "No columns."}
    )
    assert "hx-get" not in ended and "/c" not in ended and "No columns." in ended


def test_a_difference_marks_only_the_words_that_changed():
    change = {"label": "Note", "before": "oldest sister city", "after": "oldest partner city"}
    drawn = draw("{% diff c %}", c=[change, {"label": "Name", "before": "", "after": "浜松市"}])
    assert "oldest <del>sister</del> city" in drawn and "oldest <ins>partner</ins> city" in drawn
    assert '<span class="soft">empty</span>' in drawn


def test_japanese_differences_are_marked_by_character():
    drawn = draw("{% diff c %}", c=[{"label": "x", "before": "浜松市役所", "after": "浜松市議会"}])
    assert "浜松市<del>役所</del>" in drawn and "浜松市<ins>議会</ins>" in drawn


def test_parts_work_on_a_page_that_has_no_request():
    source = "{% theme_switch %}{% language_switch %}"
    source += "{% alternate_links %}{% post_button 'Do' '/x' %}{% source_mark s 1 %}"
    assert "csrfmiddlewaretoken" not in draw(source, s={"title": "A"})
