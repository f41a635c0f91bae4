"""Issues leave once for each reader, by a real mail server; and what happens when it, or we, break."""

import time

import pytest

from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.running import run_job
from jalin.newsroom.following import tell_followers
from jalin.newsroom.models import Publication, Subject
from jalin.newsroom.newsletter import sending
from jalin.newsroom.newsletter.issues import go_on, make_due, send_now, set_plan, stop_issue, take_up_again
from jalin.newsroom.newsletter.models import Consent, Delivery, Issue, Item, Subscriber
from jalin.newsroom.newsletter.rules import SYSTEMIC
from jalin.newsroom.newsletter.services import BY, leave
from jalin.relations.models import Field

pytestmark = pytest.mark.django_db


def run(issue: Issue) -> Job:
    Job.objects.filter(pk=issue.job).update(state=Job.State.QUEUED)
    return run_job(Issue.objects.get(pk=issue.pk).job)


def states(issue: Issue) -> dict[str, int]:
    rows = Delivery.objects.filter(issue=issue).values_list("state", flat=True)
    return {state: list(rows).count(state) for state in set(rows)}


def test_a_mail_can_be_left_in_one_click_and_carries_nothing_from_elsewhere(
    mail_server, make_reader, issue_of
):
    reader = make_reader("a@reader.example")
    issue = issue_of()
    assert run(issue).state == "done"
    (to, mail), *others = mail_server.mails
    assert to == "a@reader.example" and not others
    leave_url = f"http://testserver/en/newsletter/leave/{reader.key}/"
    assert mail["List-Unsubscribe"].strip() == f"<{leave_url}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text, html = mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()
    for part in (text, html):
        assert "The mayor in Hamamatsu" in part and leave_url in part
        assert "http://testserver/en/news/the-mayor-in-hamamatsu/" in part
    assert (
        "<img" not in html
        and "<script" not in html
        and html.count("http") == html.count("http://testserver/")
    )
    assert Issue.objects.get().state == "sent"


def test_each_reader_gets_the_own_language_and_what_was_wished(
    mail_server, make_reader, issue_of, published_story
):
    water, art = (Field.objects.create(key=key, name_eng=key, position=1) for key in ("water", "art"))
    make_reader("all@reader.example")
    make_reader("water@reader.example", wishes=[("field", water.pk)])
    make_reader("art@reader.example", wishes=[("field", art.pk)])
    make_reader("id@reader.example", language="id")
    make_reader("asked@reader.example", state="asked")
    make_reader("returned@reader.example", state="returned")
    story = published_story(languages=("en",))
    Subject.objects.create(story=story, kind="field", object_id=water.pk)
    tell_followers(story.publications.get(), is_first=True)
    run(send_now(by=BY, language="en"))
    assert sorted(mail_server.recipients()) == ["all@reader.example", "water@reader.example"]


def test_running_it_again_sends_nothing_again(mail_server, make_reader, issue_of):
    for number in range(3):
        make_reader(f"{number}@reader.example")
    issue = issue_of()
    run(issue)
    run(issue)
    assert len(mail_server.mails) == 3 and take_up_again() == 0


class Killed(BaseException):
    """Stands for kill -9: nothing after it runs."""


@pytest.mark.parametrize("arrived", [True, False])
def test_a_process_that_dies_in_the_midst_sends_nothing_twice(
    mail_server, make_reader, issue_of, monkeypatch, arrived
):
    for number in range(5):
        make_reader(f"{number}@reader.example")
    issue, real, count = issue_of(), sending.Postman.hand_over, []

    def die(self, mail):
        count.append(mail)
        if len(count) == 3:
            if arrived:
                real(self, mail)
            raise Killed
        return real(self, mail)

    monkeypatch.setattr(sending.Postman, "hand_over", die)
    with pytest.raises(Killed):
        run(issue)
    assert states(issue) == {"sent": 2, "in_hand": 1, "waiting": 2}
    run(issue)
    assert states(issue) == {"sent": 4, "unsure": 1}
    assert len(mail_server.mails) == len(set(mail_server.recipients())) == (5 if arrived else 4)


def test_addresses_that_do_not_exist_get_no_more_mail_and_others_are_tried_again(
    mail_server, make_reader, issue_of
):
    for name in ("good", "gone", "full", "grey"):
        make_reader(f"{name}@reader.example")
    mail_server.answers = {
        "gone@reader.example": "550 5.1.1 nobody",
        "grey@reader.example": "451 4.7.1 later",
    }
    mail_server.after_data = {"full@reader.example": "552 5.2.2 full"}
    issue = issue_of()
    run(issue)
    assert states(issue) == {"sent": 1, "gone": 1, "refused": 1, "waiting": 1}
    assert Issue.objects.get().state == "ready" and take_up_again() == 0  # not before its time
    Delivery.objects.update(try_at=None)
    Issue.objects.update(try_at=None)
    mail_server.answers.pop("grey@reader.example")
    run(issue)
    assert states(issue) == {"sent": 2, "gone": 1, "refused": 1} and Issue.objects.get().state == "sent"
    assert [one.email for one in Subscriber.objects.filter(state="returned")] == ["gone@reader.example"]
    assert Subscriber.objects.get(refusals=1).email == "full@reader.example"
    assert Consent.objects.get().what == "returned"


def test_an_address_that_refuses_three_times_in_a_row_gets_no_more(mail_server, make_reader, issue_of):
    make_reader("full@reader.example")
    mail_server.answers = {"full@reader.example": "552 5.2.2 full"}
    for number in range(3):
        assert Subscriber.objects.get().state == "confirmed"
        run(issue_of(slug=f"story-{number}"))
    assert Subscriber.objects.get().state == "returned"


def test_a_connection_that_breaks_while_a_mail_is_taken_does_not_send_it_twice(
    mail_server, make_reader, issue_of
):
    for name in ("a", "b", "c"):
        make_reader(f"{name}@reader.example")
    mail_server.after_data = {"b@reader.example": ""}
    issue = issue_of()
    run(issue)
    assert states(issue) == {"sent": 2, "unsure": 1} and mail_server.sessions == 2
    assert sorted(mail_server.recipients()) == ["a@reader.example", "b@reader.example", "c@reader.example"]


def test_a_mail_server_that_is_away_interrupts_the_issue_and_tells_who_decides(
    make_reader, issue_of, settings, make_user, mail_server
):
    from jalin.newsroom.newsletter.due import interrupted_issues

    make_reader("a@reader.example")
    issue, port = issue_of(), settings.EMAIL_PORT
    settings.EMAIL_PORT = 1
    job = run(issue)
    assert job.state == "failed" and states(issue) == {"waiting": 1}
    chief, editor = make_user("chief_editor"), make_user("editor")
    (due,) = interrupted_issues(chief, issue.made_at.date())
    assert "does not take the newsletter now" in due.reason and not list(
        interrupted_issues(editor, issue.made_at.date())
    )
    settings.EMAIL_PORT = port
    run(go_on(by=chief, issue=issue))
    assert mail_server.recipients() == ["a@reader.example"] and not list(
        interrupted_issues(chief, issue.made_at.date())
    )


def test_a_server_that_refuses_everybody_costs_nobody_the_newsletter(mail_server, make_reader, issue_of):
    for number in range(SYSTEMIC + 5):
        make_reader(f"{number}@reader.example")
        mail_server.answers[f"{number}@reader.example"] = "550 relaying denied"
    issue = issue_of()
    assert run(issue).state == "failed"
    assert (
        states(issue) == {"waiting": SYSTEMIC + 5}
        and not Subscriber.objects.filter(state="returned").exists()
    )


def test_stopping_ends_it_at_once(mail_server, make_reader, issue_of, make_user, monkeypatch):
    for number in range(4):
        make_reader(f"{number}@reader.example")
    issue, chief, real = issue_of(), make_user("chief_editor"), sending.Postman.hand_over

    def stop_after_it(self, mail):
        stop_issue(by=chief, issue=issue)
        monkeypatch.setattr(sending.Postman, "hand_over", real)
        return real(self, mail)

    monkeypatch.setattr(sending.Postman, "hand_over", stop_after_it)
    run(issue)
    assert states(issue) == {"sent": 1, "dropped": 3} and Issue.objects.get().state == "stopped"


def test_who_leaves_between_is_not_written_to_nor_about_a_story_that_was_withdrawn(
    mail_server, make_reader, issue_of, make_user
):
    one, _other = make_reader("a@reader.example"), make_reader("b@reader.example")
    issue = issue_of()
    leave(by=make_user(), subscriber=one)
    Publication.objects.update(is_open=False)
    run(issue)
    assert mail_server.mails == [] and states(issue) == {"dropped": 2}


def test_what_is_published_waits_for_its_time_and_a_pause_holds_it_back(
    published_story, make_reader, make_user
):
    from datetime import timedelta

    from django.utils import timezone

    make_reader("a@reader.example", language="id")
    for slug in ("one", "two"):
        for publication in published_story(slug, languages=("id", "en")).publications.all():
            tell_followers(publication, is_first=True)
            tell_followers(publication, is_first=False)
    assert Item.objects.count() == 4 and make_due() == 0
    later = timezone.now() + timedelta(days=7)
    set_plan(by=make_user("chief_editor"), is_paused=True)
    assert make_due(later) == 0
    set_plan(by=BY, is_paused=False)
    assert make_due(later) == 2 and make_due(later) == 0
    assert Issue.objects.get(language="id").subject == "Wali kota di Hamamatsu, dan 1 lagi"
    assert Delivery.objects.count() == 1


@pytest.mark.one_database
def test_forty_mails_take_little_time(mail_server, make_reader, issue_of):
    for number in range(40):
        make_reader(f"{number}@reader.example")
    issue = issue_of()
    since = time.process_time()
    run(issue)
    assert len(mail_server.mails) == 40
    assert time.process_time() - since < 5  # measured 0.5 s with the server in the same process


def test_what_editors_publish_waits_for_the_newsletter_and_a_second_publishing_does_not(make_user):
    from jalin.newsroom.services import publish_text, save_text, start_story

    chief = make_user("chief_editor")
    text = start_story(by=chief).texts.get()
    for words in ("Dua kota bertemu.", "Dua kota bertemu lagi."):
        body = [{"id": "a1b2c3", "kind": "text", "text": words}]
        text = save_text(
            by=chief,
            text=text,
            title="Wali kota di Hamamatsu",
            summary="Dua kota.",
            body=body,
            seen_version=text.version,
        )
        publish_text(by=chief, text=text)
    assert Item.objects.get().publication.language == "id"
