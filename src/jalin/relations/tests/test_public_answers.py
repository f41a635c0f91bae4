"""What public pages answer with: kept copies, headers, few statements, pages of the office itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jalin.people.models import Office
from jalin.relations.models import (
    Event,
    Field,
    Involvement,
    Partner,
    PartnerAlias,
    Relation,
    Source,
    Statement,
)
from jalin.relations.services import edit_partner

LANGUAGES = ("id", "ja", "en")
PATHS = ("/", "/partners/", "/partners/hamamatsu/", "/about/", "/accessibility/")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_has_its_head_in_its_language(client, bandung, path, language):
    html = client.get(f"/{language}{path}").content.decode()
    assert f'<html lang="{language}"' in html and html.count("<h1") == 1
    assert f'<link rel="canonical" href="http://testserver/{language}{path}">' in html
    assert '<meta name="description" content="' in html and '<meta name="description" content="">' not in html
    assert 'property="og:title"' in html and " style=" not in html


@pytest.mark.parametrize("path", PATHS)
def test_a_visitor_who_comes_back_is_told_that_nothing_changed(client, bandung, path):
    first = client.get(f"/en{path}")
    again = client.get(f"/en{path}", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304 and not again.content
    assert (
        "private" in first["Cache-Control"]
        and "no-cache" in first["Cache-Control"]
        and "Cookie" in first["Vary"]
    )


def test_a_kept_copy_is_not_used_after_a_change_another_day_or_in_another_theme(client, bandung):
    import time_machine

    with time_machine.travel("2026-11-24T03:00:00Z", tick=False):
        tag = client.get("/en/partners/namur/")["ETag"]
        assert (
            client.get(
                "/en/partners/namur/", HTTP_IF_NONE_MATCH=tag, HTTP_COOKIE="jalin_theme=dark"
            ).status_code
            == 200
        )
    with time_machine.travel("2026-11-25T03:00:00Z", tick=False):
        later = client.get("/en/partners/namur/", HTTP_IF_NONE_MATCH=tag)
        assert later.status_code == 200
        edit_partner(
            by="system:test", partner=Partner.objects.get(slug="namur"), name_eng="Namur on the Meuse"
        )
        changed = client.get("/en/partners/namur/", HTTP_IF_NONE_MATCH=later["ETag"])
        assert changed.status_code == 200 and b"on the Meuse" in changed.content


def test_the_pages_of_people_who_are_signed_in_are_kept_nowhere(client, bandung, make_user, sign_in):
    sign_in(client, make_user("officer"))
    answer = client.get("/en/")
    assert answer["Cache-Control"] == "no-store" and "ETag" not in answer


@pytest.mark.parametrize("path", PATHS)
def test_public_pages_only_answer_to_reading(client, bandung, path):
    assert client.post(f"/en{path}").status_code == 405
    assert client.head(f"/en{path}").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_about_page_tells_who_what_and_by_which_rule(client, bandung, language):
    html = client.get(f"/{language}/about/").content.decode()
    assert "365" in html and "GeoNames" in html and "CC BY 4.0" in html and "Natural Earth" in html
    Office.objects.update(email="ksd@bandung.example", data_protection_contact="dpo@bandung.example")
    edit_partner(by="system:test", partner=Partner.objects.get(slug="namur"), name_eng="Namur 2")
    html = client.get(f"/{language}/about/").content.decode()
    assert 'href="mailto:ksd@bandung.example"' in html and "dpo@bandung.example" in html
    assert 'href="mailto:ksd@bandung.example"' in client.get(f"/{language}/accessibility/").content.decode()


def grow(count: int) -> Relation:
    """`count` published partners with a relation, two events with two statements each, two fields, an alias; all events of
    the first one as well."""
    fields = list(Field.objects.all()[:2])
    sources = Source.objects.bulk_create([Source(key=f"source {count} {number}") for number in range(3)])
    partners = Partner.objects.bulk_create([
        Partner(slug=f"p{count}-{number}", name_eng=f"Place {number:03}", name_own=f"地 {number}", own_language="ja", country="JP",
                latitude=30 + number / 10, longitude=130, is_public=True, sort_name=f"place {number:03}")
        for number in range(count)
    ])  # fmt: skip
    PartnerAlias.objects.bulk_create(
        [PartnerAlias(partner=row, text=row.name_eng, folded=row.sort_name) for row in partners]
    )
    relations = Relation.objects.bulk_create([
        Relation(partner=row, kind="sister", is_public=True, public_facts_has_agreement=True, public_facts_last_contact_on=f"20{10 + number % 15}-03-01")
        for number, row in enumerate(partners)
    ])  # fmt: skip
    Involvement.objects.bulk_create(
        [Involvement(relation=row, field=field) for row in relations for field in fields]
    )
    events = Event.objects.bulk_create([
        Event(relation=row, kind=kind, summary_eng="Something", starts_on=day, ends_on=day, precision="day", audience="public")
        for place, row in enumerate([*relations, *[relations[0]] * count])
        for kind, day in (("mou_signed", f"20{10 + place % 15}-01-01"), ("visit", f"20{10 + place % 15}-03-01"))
    ])  # fmt: skip
    Statement.objects.bulk_create([
        Statement(event=row, source=source, starts_on=row.starts_on, ends_on=row.ends_on, precision="day")
        for row in events for source in sources[:2]
    ])  # fmt: skip
    return relations[0]


def statements_for(client, path: str) -> int:
    client.get(path)  # what is kept while the record stands is kept from here on
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


@pytest.mark.parametrize(
    ("path", "most"),
    [("/en/", 12), ("/ja/partners/", 12), ("/ja/partners/?q=place&field=waste&country=JP", 12)],
)
@pytest.mark.one_database
def test_pages_over_many_rows_need_few_statements_and_never_more_with_more_rows(client, bandung, path, most):
    grow(10)
    few = statements_for(client, path)
    grow(100)
    assert statements_for(client, path) == few <= most


@pytest.mark.one_database
def test_a_partner_s_page_needs_few_statements_and_never_more_with_more_events(client, bandung):
    small, large = grow(10), grow(100)
    few = statements_for(client, f"/id/partners/{small.partner.slug}/")
    assert statements_for(client, f"/id/partners/{large.partner.slug}/") == few <= 10
    assert statements_for(client, "/en/partners/hamamatsu/") <= 10
