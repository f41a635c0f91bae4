import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from jalin.relations.worldmap import MapPartner, Point, draw_map


def render(partners, language="en"):
    with translation.override(language):
        world = draw_map(Point(-6.92, 107.61, "Bandung"), partners)
        return render_to_string("relations/_worldmap.html", {"worldmap": world, "home_name": "Bandung"})


PARTNERS = [
    MapPartner(
        "hamamatsu", "Hamamatsu", "/p/hamamatsu/", 34.7, 137.7, 1.0, "active", "water & sewage", "Active"
    ),
    MapPartner("namur", "<Namur>", "/p/namur/", 50.5, 4.9, 0.1, "idle"),
]


def test_each_partner_is_a_link_on_the_map_and_in_the_list():
    page = render(PARTNERS)
    assert page.count('href="/p/hamamatsu/"') == 3  # wide, near, list
    assert 'role="img"' in page and page.count("<title") == 6 and page.count("<desc") == 2
    assert "water &amp; sewage" in page and "&lt;Namur&gt;" in page and "<Namur>" not in page


@pytest.mark.parametrize("language", ["en", "id", "ja"])
def test_coordinates_keep_their_decimal_point_in_every_language(language):
    page = render(PARTNERS, language)
    assert not re.search(r'(?:x|y|cx|cy|r|viewBox)="[^"]*,', page)


def test_there_is_no_inline_style_or_script():
    page = render(PARTNERS)
    assert "style=" not in page and "<script" not in page and "onclick" not in page


def test_without_partners_the_map_says_so():
    page = render([])
    assert "No partner is recorded yet." in page and "<ol" not in page


def test_the_land_is_drawn_once_and_used_twice():
    page = render(PARTNERS)
    assert page.count('d="M') >= 3 and page.count("<use ") == 2
    land_id = re.search(r'<path id="([^"]+)"', page)[1]
    assert page.count(f'href="#{land_id}"') == 2
