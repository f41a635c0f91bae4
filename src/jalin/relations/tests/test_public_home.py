"""The home page: the map, what happens now, figures that are true."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine

from jalin.relations.models import Relation
from jalin.relations.services import add_event, create_partner, publish_partner

LANGUAGES = ("id", "ja", "en")
BY = "system:test"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 11, 24, 3, tzinfo=UTC), tick=False):
        yield


def page(client, path="/en/"):
    response = client.get(path)
    assert response.status_code == 200
    return response


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_names_the_city_and_shows_the_map_with_its_list(client, bandung, language):
    html = page(client, f"/{language}/").content.decode()
    assert f'<html lang="{language}"' in html
    assert {"id": "Kota Bandung", "ja": "バンドン市", "en": "Bandung"}[language] in re.search(
        r"<h1>(.*?)</h1>", html
    ).group(1)
    assert "<svg" in html and html.count(f'href="/{language}/partners/hamamatsu/"') >= 2
    assert html.count("<h1") == 1


def test_each_figure_counts_exactly_the_rows_it_leads_to(client, bandung):
    figures = page(client).context["figures"]
    assert len(figures) == 3
    for figure in figures:
        rows = client.get(figure["url"])
        assert rows.status_code == 200
        assert str(rows.context["count"]) == figure["number"], figure["label"]


def test_the_figures_follow_the_record(client, bandung):
    before = [int(figure["number"]) for figure in page(client).context["figures"]]
    silent = Relation.objects.get(partner__slug="hamamatsu")
    add_event(by=BY, relation=silent, kind="visit", source="a letter", starts_on=date(2026, 11, 1), precision="day",
              direction="incoming", summary_eng="A visit", audience="public")  # fmt: skip
    publish_partner(by=BY, partner=Relation.objects.get(partner__slug="wroclaw").partner, is_public=False)
    after = [int(figure["number"]) for figure in page(client).context["figures"]]
    assert after == [before[0] - 1, before[1], before[2] - 1]


def test_the_latest_events_come_first_and_lead_to_their_place_on_the_timeline(client, bandung):
    latest = page(client).context["latest"]
    assert [line["date"].start for line in latest] == sorted(
        (line["date"].start for line in latest), reverse=True
    )
    assert str(latest[0]["partner"]) == "Hamamatsu" and latest[0]["date"].start == date(2025, 8, 11)
    address, _hash, anchor = latest[0]["url"].partition("#")
    assert f'id="{anchor}"' in client.get(address).content.decode()


def test_a_planned_event_is_coming_up_and_not_yet_told_as_latest(client, bandung):
    relation = Relation.objects.get(partner__slug="kawasaki")
    add_event(by=BY, relation=relation, kind="visit", source="a letter", starts_on=date(2027, 1, 20), precision="day",
              direction="outgoing", summary_eng="Planned journey", audience="public")  # fmt: skip
    shown = page(client).context
    assert [str(line["title"]) for line in shown["upcoming"]] == ["Planned journey"]
    assert "Planned journey" not in [str(line["title"]) for line in shown["latest"]]


def test_events_that_are_not_public_stay_inside_also_for_an_officer_who_is_signed_in(
    client, bandung, make_user, sign_in
):
    relation = Relation.objects.get(partner__slug="hamamatsu")
    for audience in ("staff", "shared"):
        add_event(by=BY, relation=relation, kind="meeting", source="a note", starts_on=date(2026, 11, 2), precision="day",
                  summary_eng=f"only {audience}", audience=audience)  # fmt: skip
    sign_in(client, make_user("officer"))
    for path in ("/en/", "/en/partners/", "/en/partners/hamamatsu/"):
        assert "only staff" not in (html := page(client, path).content.decode()) and "only shared" not in html


def test_a_partner_without_a_place_is_in_the_list_beside_the_map(client, bandung):
    create_partner(by=BY, name_eng="Nowhere Institute", kind="institution", is_public=True,
                   relation={"kind": "institution", "is_public": True})  # fmt: skip
    html = page(client).content.decode()
    assert html.count('href="/en/partners/nowhere-institute/"') == 1
