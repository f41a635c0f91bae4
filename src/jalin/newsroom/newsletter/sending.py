"""Sends one issue. Each mail is claimed in a transaction of its own before it is handed over and marked after it: a process that is
killed in between leaves one mail of which nobody knows whether it arrived. It is counted as such and not sent again; every other
mail is sent exactly once."""

from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_noop

from jalin.kernel.jobs import JobProblem
from jalin.kernel.mail.answers import Answer
from jalin.kernel.mail.postman import Postman, ServerFailed
from jalin.kernel.personal.fields import UNREADABLE

from .issues import begin_issue, end_issue, interrupt_issue, stop_issue
from .letters import IssueLetters
from .models import Delivery, Issue, Subscriber
from .rules import RETRIES, SYSTEMIC, is_systemic, wait_after
from .selectors import plan_today
from .services import BY

BATCH = 50  # mails in one connection
State = Delivery.State
NO_SERVER = gettext_noop("The mail server does not take the newsletter now. What is left is sent later.")
REFUSES_US = gettext_noop(
    "The mail server refused %(count)s mails one after the other. Look at its settings, then send the rest."
)
STEP = gettext_noop("Sending the newsletter")


@dataclass
class Run:
    """One sending of one issue. `last`: the answers to the last mails, and whose they were."""

    issue: Issue
    progress: object
    letters: IssueLetters
    last: deque = field(default_factory=lambda: deque(maxlen=SYSTEMIC))


def send_issue(job, progress) -> dict:
    """The work of the job "newsletter.send"."""
    issue = Issue.objects.filter(pk=job.arguments["issue"]).first()
    issue = begin_issue(by=BY, issue=issue) if issue else None
    if issue is None:
        return {}
    rows = Delivery.objects.filter(issue=issue)
    progress.set(total=rows.count(), done=rows.exclude(state=State.WAITING).count(), step=STEP)
    run = Run(issue, progress, IssueLetters(issue))
    try:
        while batch := _next_batch(issue):
            if progress.cancelled():
                stop_issue(by=BY, issue=issue)
                break
            if plan_today().is_paused:
                break
            with Postman() as postman:
                for key in batch:
                    _send_one(run, postman, key)
    except ServerFailed as failure:
        _fail(issue, JobProblem("mail", NO_SERVER), failure)
    return _close(issue)


def _waiting(issue: Issue):
    now = timezone.now()
    return Delivery.objects.filter(issue=issue, state=State.WAITING).filter(
        Q(try_at=None) | Q(try_at__lte=now)
    )


def _next_batch(issue: Issue) -> list[int]:
    return list(_waiting(issue).order_by("pk").values_list("pk", flat=True)[:BATCH])


def _send_one(run: Run, postman: Postman, key: int) -> None:
    with run.progress.batch():  # only while this process holds the job
        if not Delivery.objects.filter(pk=key, state=State.WAITING).update(state=State.IN_HAND):
            return  # stopped meanwhile
    reader = _reader_of(key, run.issue)
    mail = run.letters.mail_for(reader, key) if reader else None
    if mail is None:
        _mark(key, State.DROPPED)
    else:
        try:
            answer, code = postman.hand_over(mail)
        except ServerFailed:
            _mark(key, State.WAITING)
            raise
        _note(key, answer, code)
        run.last.append((answer, key))
        if is_systemic([one for one, _key in run.last]):
            _take_back(run)
    run.progress.advance()


def _reader_of(key: int, issue: Issue) -> Subscriber | None:
    """Who still wants it, in this language, and whose address can be read."""
    found = Subscriber.objects.filter(
        deliveries=key, state=Subscriber.State.CONFIRMED, language=issue.language
    )
    reader = found.prefetch_related("wishes").first()
    return reader if reader is not None and reader.email != UNREADABLE else None


def _mark(key: int, state: str, **values) -> None:
    """Also of one that was thought unsure: who sent it knows better."""
    Delivery.objects.filter(pk=key, state__in=(State.IN_HAND, State.UNSURE)).update(state=state, **values)


def _note(key: int, answer: Answer, code: int) -> None:
    if answer is not Answer.LATER:
        _mark(key, State(answer.value), code=code)
        return
    tries = Delivery.objects.values_list("tries", flat=True).get(pk=key) + 1
    if tries >= RETRIES:
        _mark(key, State.REFUSED, code=code, tries=tries)
    else:
        _mark(key, State.WAITING, code=code, tries=tries, try_at=timezone.now() + wait_after(tries))


def _take_back(run: Run) -> None:
    """The server refuses us: nobody's address is to blame, so these mails wait again."""
    keys = [key for _answer, key in run.last]
    Delivery.objects.filter(pk__in=keys).update(state=State.WAITING, try_at=None, code=F("code"))
    problem = JobProblem("newsletter.refused", REFUSES_US, count=len(keys))
    _fail(run.issue, problem, None)


def _fail(issue: Issue, problem: JobProblem, cause) -> None:
    """Say why it stopped and when it goes on by itself; raises the problem, so that the job says it too."""
    at = timezone.now() + wait_after(issue.tries + 1)
    interrupt_issue(by=BY, issue=issue, state=Issue.State.FAILED, problem=problem.as_dict(), try_at=at)
    raise problem from cause


def _close(issue: Issue) -> dict:
    """End it when nothing waits; else leave it to be taken up again."""
    left = Delivery.objects.filter(issue=issue, state=State.WAITING)
    if not left.exists():
        ended = end_issue(by=BY, issue=issue)
        return {"sent": Delivery.objects.filter(issue=ended, state=State.SENT).count()}
    next_try = left.order_by("try_at").values_list("try_at", flat=True).first()  # nulls first or none
    at = next_try or timezone.now() + timedelta(minutes=1)
    interrupt_issue(by=BY, issue=issue, state=Issue.State.READY, problem={}, try_at=at)
    return {"left": left.count()}
