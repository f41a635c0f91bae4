"""A reader writes, confirms, sees what is kept and has it erased; the address stands nowhere."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from time_machine import travel

from jalin.kernel.journal.models import Body
from jalin.newsroom.replies.models import Reply, Report, Tally, Writer
from jalin.newsroom.replies.moderation import decide
from jalin.newsroom.replies.office_settings import WEBSITE
from jalin.newsroom.replies.services import confirm_reply, erase_by_writer, leave_reply, report_reply
from jalin.newsroom.replies.tidying import tidy
from jalin.relations.public.caching import Kept

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
]  # pages and files: the same whichever the database
STORY = "/en/news/the-mayor-in-hamamatsu/"
SECRET = "ani@warga.example"


def everything_kept() -> str:
    """All rows of replies and all that the journal says, as the database holds them."""
    with connection.cursor() as cursor:
        tables = [
            table
            for table in connection.introspection.table_names()
            if table.startswith(("replies_", "journal_", "jobs_"))
        ]
        return " ".join(str(cursor.execute(f'SELECT * FROM "{table}"').fetchall()) for table in tables)  # noqa: S608


def test_a_reply_is_sent_confirmed_by_a_click_and_waits(client, story, sent_form, mails):
    answer = sent_form(client)
    assert answer.status_code == 302 and "One step is left" in client.get(answer.url).content.decode()
    (mail,) = mails()
    assert mail.to == [SECRET] and mail.subject == "Please confirm your reply"
    link = re.search(r"http://testserver(/en/news/replies/mine/\S+)", mail.body)[1]
    assert (
        client.get(link).status_code == 200 and Reply.objects.get().state == "unconfirmed"
    )  # looking confirms nothing
    page = client.post(f"{link}confirm/", follow=True)
    reply = Reply.objects.get()
    assert (reply.state, reply.is_waiting) == (
        "pending",
        True,
    ) and "Waits to be read" in page.content.decode()
    assert SECRET not in everything_kept() + page.content.decode() and "A good day" not in str(
        list(Body.objects.values_list("text"))
    )
    assert reply.text not in client.get(STORY).content.decode()
    assert "no-store" in page.headers["Cache-Control"] and "noindex" in page.headers["X-Robots-Tag"]


def test_what_is_wrong_stands_beside_its_field_and_the_text_is_kept(client, story, sent_form):
    page = sent_form(client, name="", email="ani@", text="Kept text").content.decode()
    assert (
        "Give a name. It stands above your reply." in page
        and "This is not an e-mail address." in page
        and "Kept text" in page
    )
    assert (
        'href="#reply_name"' in page
        and "Your e-mail address will not be published. Required fields are marked *." in page
    )
    long = sent_form(client, text="x" * 100_000)
    assert (
        "The reply has 100,000 characters; 5,000 are possible." in long.content.decode()
        and long.status_code == 422
    )
    assert not Reply.objects.exists()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"seconds": 1}, "That was very quick."),
        ({"seconds": 90_000}, "open for very long"),
        ({"subject": "x"}, "A field that people do not see"),
    ],
)
def test_programs_are_asked_again_and_nothing_is_lost(client, story, sent_form, values, sentence):
    page = sent_form(client, text="Kept text", **values).content.decode()
    assert sentence in page and "Kept text" in page and not Reply.objects.exists()


def test_a_form_sent_twice_is_one_reply(client, story, sent_form):
    with travel(timezone.now() - timedelta(seconds=10), tick=False):
        stamp = re.search(r'name="stamp" value="([^"]+)"', client.get(f"{STORY}reply/").content.decode())[1]
    for _ in range(2):
        assert (
            client.post(
                f"{STORY}reply/", {"name": "Ani", "email": SECRET, "text": "Once", "stamp": stamp}
            ).status_code
            == 302
        )
    assert Reply.objects.count() == Writer.objects.count() == 1
    second = client.post(
        f"{STORY}reply/", {"name": "Ani", "email": SECRET, "text": "Something else", "stamp": stamp}
    )
    assert (
        second.status_code == 422
        and "Is this a second one?" in second.content.decode()
        and "Something else" in second.content.decode()
    )


def test_too_many_from_one_place_are_told_when_to_come_again(client, story, sent_form, monkeypatch):
    monkeypatch.setattr("jalin.newsroom.replies.public.views.may_keep", lambda request, origin: False)
    answer = sent_form(client, text="Kept text")
    assert (
        answer.status_code == 429 and answer.headers["Retry-After"] and "Kept text" in answer.content.decode()
    )


def test_a_website_is_asked_only_where_the_office_allows_it(client, story, sent_form):
    from jalin.people.services import set_rule

    assert "reply_website" not in client.get(f"{STORY}reply/").content.decode()
    set_rule(by="system:test", key=WEBSITE, value=1, valid_from=timezone.localdate(), source="Head of office")
    assert (
        "It looks like https://example.org."
        in sent_form(client, website="javascript:alert(1)").content.decode()
    )
    sent_form(client, website="warga.example/ani")
    assert Reply.objects.get().website == "https://warga.example/ani"


def test_closed_stories_say_so(client, story, sent_form, wrote):
    story.replies = "closed"
    story.save()
    assert "Replies to this story are closed." in client.get(STORY).content.decode()
    assert client.post(f"{STORY}reply/", {"name": "Ani"}).status_code == 410


def test_hostile_replies_are_shown_as_text_in_a_box_of_their_own_direction(client, wrote):
    from jalin.newsroom.replies.moderation import decide

    reply = wrote("<img src=x onerror=alert(1)>\u202eabc", name="<b>Ani</b>\u202e")
    decide(by="system:test", replies=[reply], kind="release")
    page = client.get(STORY).content.decode()
    assert "&lt;img src=x onerror=alert(1)&gt;abc" in page and "<bdi>&lt;b&gt;Ani&lt;/b&gt;</bdi>" in page
    assert "\u202e" not in page and 'dir="auto"' in page and "1 reply" in page


def test_below_stories_read_afterwards_a_reply_is_public_at_once_unless_it_imitates(client, story, wrote):
    story.replies = "after"
    story.save()
    plain, office = wrote("At once."), wrote("We announce.", name="Реmkоt Bаndung")
    assert (plain.state, plain.is_waiting, office.state) == ("published", True, "pending")
    assert office.noticed[0] == ["name", "imitates"]
    page = client.get(STORY).content.decode()
    assert "At once." in page and "We announce." not in page


def test_the_writer_sees_all_replies_of_the_address_and_has_them_erased(client, wrote):
    from jalin.newsroom.replies.moderation import decide

    one, two, other = (
        wrote("One of mine"),
        wrote("Two of mine"),
        wrote("Not mine", email="budi@warga.example"),
    )
    decide(by="system:test", replies=[one, other], kind="release")
    mine = f"/en/news/replies/mine/{one.writer.key}/"
    page = client.get(mine).content.decode()
    assert "One of mine" in page and "Two of mine" in page and "Not mine" not in page and SECRET not in page
    assert client.post(f"{mine}erase/", {}).status_code == 422
    client.post(f"{mine}erase/", {"what": "name", "every": "on"})
    one.refresh_from_db(), two.refresh_from_db(), other.refresh_from_db()
    assert (one.name, one.text, one.state) == ("", "One of mine", "published")
    assert (two.text, two.state, other.name) == ("", "erased", "Ani")
    writer = Writer.objects.get(reply=one)
    assert (writer.email, writer.email_mark, writer.key, writer.network_mark) == (
        "",
        "",
        "",
        "",
    ) and writer.shredded_at
    assert "Name erased at the writer&#x27;s wish" in client.get(STORY).content.decode()
    client.post(f"{mine}erase/", {"what": "all"})
    assert (
        "We keep nothing of you any more" in client.get(mine).content.decode()
        and Tally.objects.get().top == 1
    )
    assert "One of mine" not in client.get(STORY).content.decode()


def test_what_was_kept_long_enough_goes_and_the_reply_can_still_be_erased(client, wrote):
    from jalin.newsroom.replies.moderation import decide

    public, forgotten, spam = wrote("Stays"), wrote("Never confirmed", confirmed=False), wrote("Spam")
    decide(by="system:test", replies=[public], kind="release")
    decide(by="system:test", replies=[spam], kind="spam")
    key = public.writer.key
    with travel(timezone.now() + timedelta(days=31), tick=False):
        assert tidy() | {"echoes": 0} == {
            "unconfirmed": 1,
            "spam": 1,
            "shredded": 0,
            "origins": 0,
            "echoes": 0,
        }
    with travel(timezone.now() + timedelta(days=181), tick=False):
        assert tidy()["shredded"] == 1
    assert (
        not Reply.objects.filter(pk__in=[forgotten.pk, spam.pk]).exists() and Writer.objects.get().email == ""
    )
    assert "Stays" in client.get(f"/en/news/replies/mine/{key}/").content.decode()


def test_a_reported_reply_stays_public_and_comes_back_to_the_moderators(client, wrote):
    from jalin.newsroom.replies.moderation import decide

    reply = wrote("Rude words")
    decide(by="system:test", replies=[reply], kind="release")
    address = f"/en/news/replies/{reply.pk}/report/"
    assert client.post(address, {}).status_code == 422
    for _ in range(2):  # from one place it counts once
        assert (
            "A moderator looks at this reply again."
            in client.post(address, {"reason": "insult"}).content.decode()
        )
    reply.refresh_from_db()
    assert (reply.state, reply.is_waiting, reply.reported, Report.objects.count()) == (
        "published",
        True,
        1,
        1,
    )
    assert client.get(f"/en/news/replies/{wrote('Unread').pk}/report/").status_code == 404


def test_answers_stand_one_level_below(client, story, wrote, sent_form):
    from jalin.newsroom.replies.moderation import decide

    top = wrote("A question")
    decide(by="system:test", replies=[top], kind="release")
    sent_form(client, to=top.pk, text="An answer")
    answer = Reply.objects.get(text="An answer")
    assert answer.parent == top
    decide(by="system:test", replies=[confirm_reply(by="system:test", reply=answer)], kind="release")
    below = leave_reply(
        by="system:test",
        story=story,
        language="en",
        name="C",
        email="c@warga.example",
        text="Deeper",
        parent=answer,
    )
    assert below.parent == top
    assert (
        sent_form(client, to=wrote("Unread").pk, text="To nobody").status_code == 302
    )  # what is not public is not answered
    assert Reply.objects.get(text="To nobody").parent is None
    assert re.search(r'reply-answers">.*An answer', client.get(STORY).content.decode(), re.S)


def test_a_story_asks_as_often_for_three_replies_as_for_ninety(client, story):
    now = timezone.now()

    def grow(count):
        tops = Reply.objects.bulk_create(
            Reply(story=story, language="en", name="N", text="T", state="published", published_at=now)
            for _ in range(count)
        )
        Reply.objects.bulk_create(
            Reply(
                story=story,
                language="en",
                parent=top,
                is_office=True,
                text="A",
                state="published",
                published_at=now,
            )
            for top in tops
        )
        Tally.objects.update_or_create(
            story=story,
            language="en",
            defaults={
                "top": Reply.objects.filter(parent=None).count(),
                "answers": Reply.objects.exclude(parent=None).count(),
            },
        )

    def asked(address=STORY):
        Kept.forget_all()
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return [query["sql"] for query in caught if "replies_" in query["sql"]]

    grow(3)
    few = asked()
    grow(87)
    assert len(few) == len(asked()) == 1
    with CaptureQueriesContext(connection) as again:
        client.get(STORY)
    assert not [query for query in again if "replies_" in query["sql"]]  # as long as nothing happened
    page = client.get(f"{STORY}?replies=2").content.decode()
    assert "180 replies" in page and page.count('class="reply" id') == 40 and "Earlier replies" in page


def test_what_is_kept_of_a_page_follows_every_reply_and_nothing_else(client, story, wrote):
    """Drawn pages are kept by what the journal says, so it makes no difference which process wrote."""

    def page() -> tuple[str, str]:
        with CaptureQueriesContext(connection) as asked:
            shown = client.get(STORY).content.decode()
        tables = ("newsroom_publication", "replies_reply")
        return shown, " ".join(
            one for one in tables if any(f'FROM "{one}"' in query["sql"] for query in asked)
        )

    wrote("Comes first", confirmed=False)
    page()
    waits = wrote("Braces {form} and {0} stay as they are", confirmed=False)
    assert page()[1] == ""  # nobody sees it yet: nothing is drawn anew
    waits = confirm_reply(by="system:test", reply=waits)
    assert "Braces" not in page()[0]
    decide(by="system:test", replies=[waits], kind="release")
    shown, asked = page()
    assert "Braces {form} and {0} stay" in shown and asked == "replies_reply"  # the story itself is as it was
    assert page()[1] == ""
    erase_by_writer(by="system:test", replies=[waits], with_text=False)
    assert "Name erased at the writer" in page()[0]
    erase_by_writer(by="system:test", replies=[waits], with_text=True)
    assert "Braces" not in page()[0]


def test_the_pages_speak_three_languages(client, story, sent_form, mails):
    assert (
        "Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *."
        in client.get("/id/news/the-mayor-in-hamamatsu/").content.decode()
    )
    sent_form(client, "/ja/news/the-mayor-in-hamamatsu/reply/", text="よい一日でした。")
    (mail,) = mails()
    assert "返信" in mail.subject and "/ja/news/replies/mine/" in mail.body and json.dumps(mail.subject)


def test_a_report_of_what_is_not_public_is_refused(wrote):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        report_reply(by="system:test", reply=wrote("Unread"), because="insult")
