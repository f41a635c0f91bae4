"""Moderators read, decide on many at once, take it back, and answer in the name of the office."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from time_machine import travel

from jalin.kernel.access import NotAllowed
from jalin.kernel.due import dues_of
from jalin.kernel.jobs.running import run_job
from jalin.kernel.jobs.services import start_job
from jalin.newsroom.replies.models import Decision, ListedWord, Reply, Tally, Word
from jalin.newsroom.replies.moderation import answer, decide, list_words, undo
from jalin.newsroom.replies.services import report_reply

pytestmark = pytest.mark.django_db
QUEUE = "/cms/replies/"


@pytest.fixture
def moderator(client, make_user, sign_in):
    user = make_user("moderator")
    sign_in(client, user)
    return user


def state(*replies):
    return [Reply.objects.get(pk=reply.pk).state for reply in replies]


def test_many_are_released_at_once_and_it_can_be_taken_back(client, moderator, wrote):
    replies = [wrote(f"Reply number {number}") for number in range(3)]
    page = client.post(
        f"{QUEUE}decide/", {"reply": [reply.pk for reply in replies], "kind": "release"}, follow=True
    ).content.decode()
    assert "3 replies are public now." in page and state(*replies) == ["published"] * 3
    assert Tally.objects.get().top == 3 and Word.objects.get(mark=0).good == 3
    undone = client.post(
        re.search(r'action="(/cms/replies/undo/\d+/)"', page)[1], follow=True
    ).content.decode()
    assert "3 replies stand as before" in undone and state(*replies) == ["pending"] * 3
    assert (
        Tally.objects.get().top == 0
        and Word.objects.get(mark=0).good == 0
        and Reply.objects.filter(is_waiting=True).count() == 3
    )


def test_a_later_decision_is_not_undone_with_an_earlier_one(moderator, wrote):
    one, two = wrote("One"), wrote("Two")
    first = decide(by=moderator, replies=[one, two], kind="release")
    decide(by=moderator, replies=[two], kind="hold", because="insult")
    assert undo(by=moderator, decision=first) == 1 and state(one, two) == ["pending", "held"]
    assert undo(by=moderator, decision=Decision.objects.get(pk=first.pk)) == 0


def test_who_is_held_back_is_told_why_in_their_language_after_ten_minutes(moderator, wrote):
    reply = wrote("Kasar", language="id")
    with pytest.raises(ValidationError):
        decide(by=moderator, replies=[reply], kind="hold")
    decide(by=moderator, replies=[reply], kind="hold", because="insult")

    def tell():
        run_job(str(start_job("replies.tell_held", by="system:clock", on_commit=False).pk))
        return len(mail.outbox)

    assert tell() == 0  # it can still be taken back
    with travel(timezone.now() + timedelta(minutes=11), tick=False):
        assert tell() == tell() == 1
    assert (
        mail.outbox[0].to == ["ani@warga.example"]
        and "menghina" in mail.outbox[0].body
        and "/id/news/replies/mine/" in mail.outbox[0].body
    )


def test_what_looks_like_spam_goes_to_its_shelf_and_comes_back_from_there(client, moderator, wrote):
    list_words(by=moderator, words=["Slot GACOR", "", "slot gacor", "判子"])
    assert list(ListedWord.objects.values_list("word", flat=True)) == ["slot gacor", "判子"]
    spam, real = (
        wrote("Slot gacór http://a.example http://b.example www.c.example"),
        wrote("Air sungai bersih"),
    )
    assert state(spam, real) == ["spam", "pending"]
    shelf = client.get(f"{QUEUE}?shelf=spam").content.decode()
    assert (
        "Words of the office&#x27;s list: slot gacor." in shelf
        and "3 links." in shelf
        and "Air sungai" not in shelf
    )
    decide(by=moderator, replies=[spam], kind="release")
    assert state(spam) == ["published"]


def test_the_filter_learns_from_decisions(moderator, wrote):
    for number in range(8):
        decide(
            by=moderator,
            replies=[wrote(f"pinjaman cepat cair tanpa jaminan {number} http://p{number}.example")],
            kind="spam",
        )
        decide(
            by=moderator,
            replies=[wrote(f"semoga kerja sama kota membawa air bersih {number}")],
            kind="release",
        )
    assert state(wrote("pinjaman cepat cair http://baru.example"), wrote("kerja sama kota membawa air")) == [
        "spam",
        "pending",
    ]


def test_reports_come_first_on_their_own_shelf_and_are_closed_by_a_decision(client, moderator, wrote):
    reply = wrote("Rude")
    decide(by=moderator, replies=[reply], kind="release")
    report_reply(by="system:test", reply=reply, because="insult", note="line two")
    shelf = client.get(f"{QUEUE}?shelf=reported").content.decode()
    assert "Reported by 1 reader" in shelf
    assert "line two" in client.get(f"{QUEUE}{reply.pk}/").content.decode()
    decision = decide(by=moderator, replies=[reply], kind="release")
    reply.refresh_from_db()
    assert (reply.reported, reply.is_waiting, reply.reports.filter(closed_at=None).count()) == (0, False, 0)
    undo(by=moderator, decision=decision)
    reply.refresh_from_db()
    assert (reply.reported, reply.is_waiting, reply.reports.filter(closed_at=None).count()) == (1, True, 1)


def test_the_office_answers_with_its_own_name(client, make_user, moderator, wrote):
    reply = wrote("A question")
    with pytest.raises(ValidationError):
        answer(by=moderator, reply=reply, text="Too early")
    decide(by=moderator, replies=[reply], kind="release")
    assert client.post(f"{QUEUE}{reply.pk}/answer/", {"text": "We thank you."}).status_code == 302
    page = client.get("/en/news/the-mayor-in-hamamatsu/").content.decode()
    assert "Cooperation Division" in page and "We thank you." in page and moderator.name not in page
    assert client.get(f"{QUEUE}{reply.pk}/answer/").status_code == 200
    with pytest.raises(NotAllowed):
        answer(by=make_user("officer"), reply=reply, text="Not mine to say")


def test_what_waits_stands_on_the_desk_and_in_the_navigation(client, moderator, make_user, wrote):
    wrote("One"), wrote("Two")
    (due,) = [item for item in dues_of(moderator, timezone.localdate()) if item.kind == "replies"]
    assert due.standing == "due" and "2 replies wait" in due.reason
    page = client.get("/desk/").content.decode()
    assert re.search(r'class="badge">2<span class="for-ears"> to read', page) and "Read them" in page
    late = dues_of(moderator, timezone.localdate() + timedelta(days=5))
    assert "late" in {item.standing for item in late if item.kind == "replies"}
    assert not [
        item for item in dues_of(make_user("officer"), timezone.localdate()) if item.kind == "replies"
    ]


def test_editors_see_and_answer_and_do_not_decide(client, make_user, sign_in, wrote):
    reply = wrote("A question")
    sign_in(client, make_user("editor"))
    assert 'value="release"' not in client.get(QUEUE).content.decode()
    assert client.post(f"{QUEUE}decide/", {"reply": [reply.pk], "kind": "release"}).status_code == 403
    sign_in(client, make_user("officer"))
    assert client.get(QUEUE).status_code == 403


def test_the_queue_keeps_its_filters_and_says_what_is_wrong(client, moderator, wrote):
    reply = wrote("River water")
    wrote("Something else")
    page = client.get(f"{QUEUE}?text=river&language=en").content.decode()
    assert "River water" in page and "Something else" not in page
    answered = client.post(
        f"{QUEUE}decide/", {"reply": [reply.pk], "kind": "hold", "query": "text=river&x=1"}, follow=True
    )
    assert (
        "Choose why it is held back" in answered.content.decode()
        and answered.redirect_chain[0][0] == f"{QUEUE}?text=river"
    )
    assert (
        "Choose at least one reply."
        in client.post(f"{QUEUE}decide/", {"kind": "spam"}, follow=True).content.decode()
    )
    assert (
        "Choose what should happen"
        in client.post(f"{QUEUE}decide/", {"kind": "burn"}, follow=True).content.decode()
    )
    assert "Nothing on this shelf says that." in client.get(f"{QUEUE}?text=nowhere").content.decode()


def test_the_queue_asks_as_often_for_thirty_replies_as_for_three(client, moderator, story):
    def grow(count):
        Reply.objects.bulk_create(
            Reply(story=story, language="en", name="N", text="T", state="pending", is_waiting=True)
            for _ in range(count)
        )

    def asked(address):
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    grow(3)
    few = asked(QUEUE)
    grow(57)
    assert few == asked(QUEUE) <= 12 and asked(f"{QUEUE}{Reply.objects.first().pk}/") <= 10
    assert "Next page" in client.get(QUEUE).content.decode()
