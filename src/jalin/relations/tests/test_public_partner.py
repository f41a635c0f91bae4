"""The page of one partner: names, sentence, status, track, woven timeline, sources."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from jalin.relations.models import Event, Partner, Relation
from jalin.relations.services import add_event, create_partner, publish_partner, state_date

pytestmark = pytest.mark.one_database

LANGUAGES = ("id", "ja", "en")
BY = "system:test"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 11, 24, 3, tzinfo=UTC), tick=False):
        yield


def html_of(client, slug, language="en", query=""):
    response = client.get(f"/{language}/partners/{slug}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def heading(html: str) -> str:
    return re.search(r"<h1.*?</h1>", html, re.DOTALL).group()


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "en",
            (
                "City of Bandung",
                'lang="id">Kota Bandung',
                'lang="ja">バンドン市',
                "Hamamatsu",
                'lang="ja">浜松市',
            ),
        ),
        ("id", ("Kota Bandung", 'lang="ja">バンドン市', "Hamamatsu", 'lang="ja">浜松市')),
        ("ja", ("バンドン市", 'lang="id">Kota Bandung', "浜松市", 'lang="en">Hamamatsu')),
    ],
)
def test_both_cities_are_named_in_both_scripts(client, bandung, language, parts):
    html = html_of(client, "hamamatsu", language)
    assert f'<html lang="{language}"' in html
    assert all(part in heading(html) for part in parts)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Hamamatsu (Japan) is a sister city of Bandung."),
        ("id", "Hamamatsu (Jepang) adalah kota kembar Kota Bandung."),
        ("ja", "浜松市（日本）はバンドン市の姉妹都市です。"),
    ],
)
def test_one_sentence_says_what_the_relation_is(client, bandung, language, sentence):
    html = html_of(client, "hamamatsu", language)
    assert sentence in html
    assert sentence in re.search(r'<meta name="description" content="(.*?)">', html).group(1)


def test_the_silent_agreement_is_shown_with_its_days(client, bandung):
    text = words(html_of(client, "hamamatsu"))
    assert "An agreement is on record, but no contact since 11 August 2025: 470 days of silence." in text
    assert "470 days without a contact on record, until today" in text


def test_sources_that_disagree_are_both_shown_with_their_marks(client, bandung):
    html = html_of(client, "hamamatsu")
    text = words(html)
    assert "One source dates the cooperation from 2002" in text and "Sources differ" in text
    start = html.index('class="pair-more"')
    lead = html[start : html.index("</p>", start)]
    # the title of the source stands behind the date that it vouches for
    assert (
        lead.index(">2002")
        < lead.index("pelitaonline.co.id/pererat-kerjasama-sejumlah-bidang-oded-kunjungi-hamamatsu-jepang")
        < lead.index(">2014")
        < lead.index("mediaindonesia.com")
    )


@pytest.mark.parametrize(
    ("slug", "dates"),
    [("braunschweig", ("2 June 1960", "24 May 1960")), ("suwon", ("25 August 1997", "27 August 1997"))],
)
def test_two_days_for_one_signing_are_both_kept(client, bandung, slug, dates):
    disagreement = re.search(r'<div class="disagreement">.*?</div>', html_of(client, slug), re.DOTALL).group()
    assert all(day in disagreement for day in dates)


def test_a_year_nobody_knows_is_said_to_be_unknown(client, bandung):
    text = words(html_of(client, "yingkou"))
    assert "When it began is not known." in text
    assert "nobody can say how long it has been silent" in text
    assert "Active" not in text


def test_a_lapsed_relation_says_since_when_and_what_came_after(client, bandung):
    text = words(html_of(client, "petaling-jaya"))
    assert "was a sister city of Bandung until 2020." in text
    assert (
        "The agreement lapsed in 2020 without renewal. The last contact on record was on 17 February 2023, 1,376 days ago."
        in text
    )


def test_a_source_has_one_number_wherever_it_is_marked(client, bandung):
    html = html_of(client, "hamamatsu")
    listed = dict(re.findall(r'<li value="(\d+)">(?:<a [^>]*>)?([^<]+)', html))
    marked = re.findall(r'aria-label="Source (\d+): ([^"]+)"', html)
    assert marked and {number for number, _title in marked} == set(listed)
    assert all(listed[number] == title for number, title in marked)


def test_our_journeys_theirs_and_agreements_stand_on_their_threads(client, bandung):
    shown = client.get("/en/partners/hamamatsu/").context["items"]
    sides = {str(item["title"])[:20]: item["side"] for item in shown}
    assert sides["The mayor visits Ham"] == "home"
    assert sides["Council delegation: "] == "partner"
    assert sides["First memorandum of "] == "both"
    assert sides["Mayor's request reac"] == "none"


def test_the_track_says_what_is_not_on_record_instead_of_calling_it_done(client, bandung):
    track = {step["label"]: step for step in client.get("/en/partners/braunschweig/").context["stages"]}
    assert (
        track["Letter of intent"]["state"] == "skipped"
        and track["Letter of intent"]["note"] == "not on record"
    )
    assert track["Agreement"]["state"] == "now"
    daegu = {step["label"]: step["state"] for step in client.get("/en/partners/daegu/").context["stages"]}
    assert daegu == {
        "Exploration": "done",
        "Letter of intent": "done",
        "Council consents": "now",
        "Agreement": "next",
    }


def test_fields_have_their_unit_with_its_former_name(client, bandung):
    text = words(html_of(client, "hamamatsu"))
    assert "Environment Environment Office (DLH) until 2022: DLHK" in text
    assert "Arts and culture (music) no unit named" in text


def test_key_facts_tell_country_distance_and_term(client, bandung):
    assert "5,610 km from Bandung" in words(html_of(client, "hamamatsu"))
    assert "until 24 April 2028" in words(html_of(client, "melbourne"))
    assert "5.610 km dari Kota Bandung" in words(html_of(client, "hamamatsu", "id"))
    assert "バンドン市から5,610 km" in words(html_of(client, "hamamatsu", "ja"))
    assert "km from" not in words(html_of(client, "jsca"))


def test_a_text_that_is_not_translated_is_shown_in_the_language_it_has_and_marked(client, bandung):
    relation = Relation.objects.get(partner__slug="hamamatsu")
    add_event(by=BY, relation=relation, kind="note_taken", source="a letter", starts_on=date(2026, 1, 5), precision="day",
              summary_ind="Hanya dalam bahasa Indonesia", audience="public")  # fmt: skip
    html = html_of(client, "hamamatsu", "ja")
    assert '<span lang="id">Hanya dalam bahasa Indonesia</span><span class="other-language" lang="id"' in html


def test_what_a_record_holds_is_escaped_everywhere(client, bandung):
    evil = "</script><script>alert(1)</script>\"'&"
    partner = create_partner(by=BY, slug="evil", name_eng=evil, name_own=evil, own_language="de", is_public=True,
                             relation={"kind": "sister", "is_public": True})  # fmt: skip
    add_event(
        by=BY, relation=partner.relation, kind="mou_signed", source=evil, summary_eng=evil, audience="public"
    )
    html = html_of(client, "evil")
    assert "<script>alert" not in html and html.count("</script>") == html.count("<script")
    data = json.loads(
        re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL).group(1)
    )
    assert data["about"][0]["name"] == evil


def test_machines_read_who_works_with_whom(client, bandung):
    html = html_of(client, "hamamatsu", "ja")
    data = json.loads(
        re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL).group(1)
    )
    partner, home = data["about"]
    assert (partner["@type"], partner["name"], partner["containedInPlace"]["name"]) == (
        "City",
        "浜松市",
        "日本",
    )
    assert (
        "Hamamatsu" in partner["alternateName"] and "https://sws.geonames.org/1863289/" in partner["sameAs"]
    )
    assert home["name"] == "バンドン市" and home["geo"]["latitude"] == pytest.approx(-6.92222)


def test_the_address_in_every_language_is_told_and_one_is_canonical(client, bandung):
    html = html_of(client, "hamamatsu", "ja", "?page=1&x=y")
    assert '<link rel="canonical" href="http://testserver/ja/partners/hamamatsu/">' in html
    for code in (*LANGUAGES, "x-default"):
        language = "en" if code == "x-default" else code
        assert (
            f'<link rel="alternate" hreflang="{code}" href="http://testserver/{language}/partners/hamamatsu/">'
            in html
        )
    assert html.count('rel="alternate" hreflang') == 4
    assert '<meta property="og:locale" content="ja_JP">' in html


@pytest.mark.parametrize("signed_in", [False, True])
def test_a_partner_that_is_not_published_is_not_there(client, bandung, make_user, sign_in, signed_in):
    if signed_in:
        sign_in(client, make_user("officer"))
    publish_partner(by=BY, partner=Partner.objects.get(slug="namur"), is_public=False)
    for language in LANGUAGES:
        assert client.get(f"/{language}/partners/namur/").status_code == 404
        assert client.get(f"/{language}/partners/atlantis/").status_code == 404


def test_a_published_partner_whose_relation_is_not_published_shows_only_itself(client, bandung):
    Relation.objects.filter(partner__slug="namur").update(is_public=False)
    text = words(html_of(client, "namur"))
    assert "The record holds no relation with this partner yet." in text and "Memorandum" not in text


def test_a_withdrawn_event_is_gone(client, bandung):
    Event.objects.filter(relation__partner__slug="namur").update(
        withdrawn_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert "Nothing has been published on this timeline yet." in words(html_of(client, "namur"))


def test_an_invented_row_is_shown_as_such(client, bandung):
    Event.objects.filter(relation__partner__slug="namur").update(is_invented=True)
    assert "invented example" in words(html_of(client, "namur"))
    assert "contoh rekaan" in words(html_of(client, "namur", "id"))


def test_a_long_timeline_comes_in_pages_and_every_event_is_on_one(client, bandung):
    relation = Relation.objects.get(partner__slug="wroclaw")
    for number in range(70):
        day = date(2010, 1, 1) + timedelta(days=number)
        add_event(by=BY, relation=relation, kind="letter", source="register", starts_on=day, precision="day",
                  summary_eng=f"Letter {number:02}", audience="public")  # fmt: skip
    first, second = html_of(client, "wroclaw"), html_of(client, "wroclaw", query="?page=2")
    assert 'href="?page=2#timeline"' in first and 'href="?page=1#timeline"' in second
    seen = re.findall(r"Letter \d\d", first) + re.findall(r"Letter \d\d", second)
    assert seen == [f"Letter {number:02}" for number in reversed(range(70))]
    assert client.get("/en/partners/wroclaw/?page=3").status_code == 404
    assert client.get("/en/partners/wroclaw/?page=zzz").status_code == 200


def test_the_gap_between_two_pages_is_told_on_the_second(client, bandung):
    relation = Relation.objects.get(partner__slug="wroclaw")
    days = [date(2000, 1, 1), *(date(2010, 1, 1) + timedelta(days=number) for number in range(60))]
    for day in days:
        add_event(
            by=BY,
            relation=relation,
            kind="letter",
            source="register",
            starts_on=day,
            precision="day",
            audience="public",
        )
    items = client.get("/en/partners/wroclaw/?page=2").context["items"]
    assert items[0]["gap"] == "10 years with nothing on record"


def test_a_date_that_a_second_source_only_narrows_is_no_disagreement(client, bandung):
    event = Event.objects.get(relation__partner__slug="liuzhou")
    state_date(
        by=BY,
        event=event,
        source="city archive",
        starts_on=date(2005, 6, 1),
        ends_on=date(2005, 6, 30),
        precision="month",
    )
    assert "Sources differ" not in words(html_of(client, "liuzhou"))
