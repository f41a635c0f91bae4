"""The editors' page: texts to translate, and what is public."""

import html
from datetime import date

import pytest
from django.urls import reverse

from jalin.kernel.journal.selectors import entries_of
from jalin.relations.models import Event, Partner
from jalin.relations.services import put_field, translate_text


@pytest.fixture
def visit(record, happened):
    relation = record("Suwon", country="KR", name_ind="Suwon", name_jpn="水原")
    return happened(relation, "visit", date(2026, 3, 1), summary_eng="They came")


def seen(page: str) -> str:
    return html.unescape(page.split('-seen" value="')[1].split('"')[0])


def sent(visit, page: str, **texts) -> dict:
    prefix = f"events-{visit.pk}"
    return {f"{prefix}-seen": seen(page), f"{prefix}-summary_eng": "They came",
            **{f"{prefix}-summary_{column}": text for column, text in texts.items()}}  # fmt: skip


def test_texts_that_lack_a_language_are_listed_what_citizens_read_on_the_first_shelf(visit, happened, enter):
    happened(visit.relation, "letter", date(2026, 8, 1), summary_eng="Quiet letter", audience="staff")
    happened(visit.relation, "letter", date(2026, 9, 1), summary_eng="a", summary_ind="b", summary_jpn="c")
    client = enter("editor")
    first = client.get(reverse("cms")).content.decode()
    assert first.count('class="text-row"') == 1
    assert "They came" in first
    assert "Events of the office" in first
    inner = client.get(reverse("cms_shelf", args=["inner-events"])).content.decode()
    assert inner.count('class="text-row"') == 1
    assert "Quiet letter" in inner


def test_a_text_is_translated_where_it_stands(visit, enter):
    client = enter("editor")
    page = client.get(reverse("cms")).content.decode()
    address = reverse("cms_translate", args=["events", visit.pk])
    values = sent(visit, page, ind="Mereka datang", jpn="来訪")
    answer = client.post(address, values, headers={"HX-Request": "true"})
    assert "The texts are saved." in answer.content.decode()
    assert "<html" not in answer.content.decode()
    visit.refresh_from_db()
    assert (visit.summary_ind, visit.summary_jpn, visit.summary_eng) == ("Mereka datang", "来訪", "They came")
    entry = entries_of(visit).first()
    assert (entry.action, entry.actor) == ("relations.translate_text", f"user:{client.user.pk}")
    assert "nothing is missing here" in client.get(reverse("cms")).content.decode()


def test_it_works_without_scripts(visit, enter):
    client = enter("editor")
    page = client.get(reverse("cms")).content.decode()
    answer = client.post(
        reverse("cms_translate", args=["events", visit.pk]), sent(visit, page, ind="Mereka datang")
    )
    assert answer.url == reverse("cms_shelf", args=["events"])
    visit.refresh_from_db()
    assert visit.summary_ind == "Mereka datang"


def test_a_text_somebody_else_translated_meanwhile_is_told_and_nothing_is_lost(visit, enter):
    client = enter("editor")
    page = client.get(reverse("cms")).content.decode()
    translate_text(by="system:test", thing=Event.objects.get(), name="summary", id="Mereka tiba")
    answer = client.post(
        reverse("cms_translate", args=["events", visit.pk]), sent(visit, page, ind="Mereka datang")
    )
    assert "Somebody changed this to “Mereka tiba”" in answer.content.decode()
    assert "Mereka datang" in answer.content.decode()
    assert Event.objects.get().summary_ind == "Mereka tiba"


def test_fields_and_names_have_shelves_of_their_own(visit, enter):
    put_field(by="system:test", key="health", name_eng="Health")
    client = enter("editor")
    assert "Health" in client.get(reverse("cms_shelf", args=["fields"])).content.decode()
    Partner.objects.update(name_jpn="")
    page = client.get(reverse("cms_shelf", args=["partners"])).content.decode()
    assert "Suwon" in page
    assert client.get("/cms/nonsense/").status_code == 404


def test_an_event_is_published_and_taken_back(visit, enter):
    client = enter("editor")
    address = reverse("cms_publish", args=["events", visit.pk])
    client.post(address, {"public": "no"})
    assert Event.objects.get().audience == "shared"
    client.post(address, {"public": "yes"})
    assert Event.objects.get().audience == "public"


def test_a_partner_is_published(visit, enter):
    Partner.objects.update(is_public=False)
    client = enter("editor")
    page = client.get(reverse("cms_shelf", args=["unpublished-partners"])).content.decode()
    assert "Suwon" in page
    client.post(
        reverse("cms_publish", args=["unpublished-partners", visit.relation.partner_id]), {"public": "yes"}
    )
    assert Partner.objects.get().is_public


@pytest.mark.parametrize(("role", "status"), [("editor", 200), ("officer", 200), ("head", 200), ("leader", 403), ("auditor", 403),
                                              ("unit", 403), ("moderator", 403), ("partner", 403)])  # fmt: skip
def test_only_who_translates_opens_it(visit, enter, role, status):
    client = enter(role)
    assert client.get(reverse("cms")).status_code == status
    assert client.post(reverse("cms_translate", args=["events", visit.pk])).status_code == status


def test_when_nothing_is_missing_it_says_so(enter):
    assert "nothing is missing here" in enter("editor").get(reverse("cms")).content.decode()


def test_a_long_shelf_has_pages(visit, happened, enter):
    for number in range(25):
        happened(visit.relation, "letter", date(2026, 2, 1 + number), summary_eng=f"Letter {number:02}")
    client = enter("editor")
    first, second = (client.get(reverse("cms") + f"?page={page}").content.decode() for page in (1, 2))
    assert first.count('class="text-row"') == 20
    assert second.count('class="text-row"') == 6
    assert 'href="?page=2"' in first


@pytest.mark.one_database
def test_the_number_of_statements_does_not_grow_with_the_texts(visit, happened, enter, statements):
    client, counts = enter("editor"), []
    for size in (4, 40):
        for number in range(size):
            happened(visit.relation, "letter", date(2026, 2, 1), summary_eng=f"Letter {number}")
        client.get(reverse("cms"))
        counts.append(statements(lambda: client.get(reverse("cms"))))
    assert counts[0] == counts[1] <= 8
