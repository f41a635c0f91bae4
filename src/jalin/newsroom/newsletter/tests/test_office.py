"""What the office sees and does; no address among it."""

import pytest
from django.urls import reverse

from jalin.newsroom.following import tell_followers
from jalin.newsroom.newsletter.models import Issue, Item, Plan

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
]  # pages and files: the same whichever the database
HOME = "/cms/newsletter/"


@pytest.fixture
def waiting(published_story, make_reader):
    """A story that waits in three languages, and two readers."""
    make_reader("siti@reader.example", language="id")
    make_reader("hanako@reader.example", language="ja")
    story = published_story()
    for publication in story.publications.all():
        tell_followers(publication, is_first=True)
    return story


def test_editors_see_and_the_chief_editor_decides(client, sign_in, make_user, waiting):
    sign_in(client, make_user("editor"))
    page = client.get(HOME).content.decode()
    assert "The mayor in Hamamatsu" in page and "reader.example" not in page
    assert client.post(f"{HOME}next/en/send/").status_code == 403 and not Issue.objects.exists()
    sign_in(client, make_user("chief_editor"))
    answer = client.post(f"{HOME}next/id/send/", follow=True).content.decode()
    assert "Wali kota di Hamamatsu" in answer and "0 of 1 sent" in answer


def test_the_preview_shows_the_mail_in_its_language(client, sign_in, make_user, waiting):
    sign_in(client, make_user("editor"))
    page = client.get(f"{HOME}next/ja/").content.decode()
    assert (
        "市長が浜松市を訪問" in page and "お申し込み" in page and "style=" not in page.split("mail-frame")[1]
    )
    assert client.get(f"{HOME}next/fr/").status_code == 404


def test_the_plan_is_changed_and_paused(client, sign_in, make_user, waiting):
    sign_in(client, make_user("head"))
    client.post(f"{HOME}plan/", {"rhythm": "each", "weekday": 1, "hour": 8, "wait_minutes": 45})
    client.post(f"{HOME}pause/", {"pause": "yes"})
    plan = Plan.objects.get()
    assert (plan.rhythm, plan.wait_minutes, plan.is_paused) == ("each", 45, True)
    assert "paused" in client.get(HOME).content.decode()
    assert (
        client.post(f"{HOME}plan/", {"rhythm": "x", "weekday": 9, "hour": 8, "wait_minutes": -1}).status_code
        == 422
    )


def test_a_story_is_left_out_and_one_that_was_sent_cannot_be(client, sign_in, make_user, waiting):
    sign_in(client, make_user("chief_editor"))
    item = Item.objects.get(publication__language="id")
    url = reverse("newsletter:item", args=[item.pk])
    client.post(url, {"out": "yes"})
    assert Item.objects.get(pk=item.pk).is_left_out
    client.post(f"{HOME}next/id/send/")
    assert not Issue.objects.exists()
    client.post(url, {"out": "no"})
    client.post(f"{HOME}next/id/send/")
    assert "in an issue already" in client.post(url, {"out": "yes"}, follow=True).content.decode()


def test_one_address_is_looked_up_and_marked_without_standing_in_an_address(
    client, sign_in, make_user, waiting
):
    sign_in(client, make_user("chief_editor"))
    page = client.post(f"{HOME}address/", {"email": "nobody@reader.example", "act": "look"}).content.decode()
    assert "Nothing names this address" in page
    client.post(f"{HOME}address/", {"email": "siti@reader.example", "act": "returned"})
    page = client.post(f"{HOME}address/", {"email": "siti@reader.example", "act": "look"}).content.decode()
    assert "mail came back" in page
    assert client.post(f"{HOME}address/", {"email": "x", "act": "erase"}).status_code == 422


def test_the_page_asks_as_much_for_a_hundred_issues_as_for_ten(
    client, sign_in, make_user, waiting, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    sign_in(client, make_user("chief_editor"))
    client.get(HOME)
    counts = []
    for _time in range(2):
        Issue.objects.bulk_create(
            Issue(language="en", subject=f"{n}", made_at=timezone.now()) for n in range(10)
        )
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(HOME).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
