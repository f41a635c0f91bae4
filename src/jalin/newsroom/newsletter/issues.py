"""Issues: what waits for them, when they are made, how they are begun, stopped and ended."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.services import cancel_job, start_job
from jalin.kernel.journal import action
from jalin.newsroom.models import TONGUES, Publication

from .models import Delivery, Issue, Item, Plan, Subscriber
from .outcomes import settle_readers
from .permissions import MANAGE
from .rules import RETRIES, chosen_items
from .selectors import about_of, leaves, plan_today, waiting_items
from .services import BY

KIND = "newsletter.send"
CHUNK = 1000
UNENDED = (Issue.State.READY, Issue.State.SENDING, Issue.State.FAILED)


@action("newsletter.note_publication", verb=MANAGE)
def note_publication(*, by, act, publication: Publication) -> Item:
    """A publication waits to be sent; a second time changes nothing."""
    found = Item.objects.filter(publication=publication).first()
    return found or act.create(Item(publication=publication, noted_at=timezone.now()))


@action("newsletter.set_plan", verb=MANAGE)
def set_plan(*, by, act, **values) -> Plan:
    """Change when news leaves, or pause it."""
    found = Plan.objects.select_for_update().filter(pk=1).first() or act.create(Plan())
    act.change(found, **values)
    return found


@action("newsletter.leave_out", verb=MANAGE)
def leave_out(*, by, act, item: Item, is_left_out: bool) -> Item:
    """Do not send what waits, or do after all."""
    current = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if current.issue_id:
        raise ValidationError(_("This story is in an issue already."))
    act.change(current, is_left_out=is_left_out)
    return current


def subject_of(publications: Sequence[Publication], language: str) -> str:
    """What the mail is called: the title, and how many more there are."""
    more = len(publications) - 1
    with override(language):
        if not more:
            return publications[0].title
        told = ngettext("%(title)s, and %(count)d more", "%(title)s, and %(count)d more", more)
        return told % {"title": publications[0].title, "count": more}


@action("newsletter.make_issue", verb=MANAGE)
def make_issue(*, by, act, language: str, items: Sequence[Item]) -> Issue | None:
    """Put what waits into one mail and fix who receives it; its sending begins when this is saved. None where it was put into
    another one meanwhile, or is public no more."""
    free = Item.objects.select_for_update(of=("self",)).filter(pk__in=[item.pk for item in items], issue=None,
                                                              is_left_out=False, publication__is_open=True)  # fmt: skip
    free = list(free.select_related("publication__story"))
    if not free:
        return None
    subject = subject_of([item.publication for item in free], language)
    issue = act.create(Issue(language=language, subject=subject[:250], made_at=timezone.now()))
    for item in free:
        act.change(item, issue=issue)
    act.note(count=_address(issue, free))
    act.change(issue, job=start_job(KIND, by=BY, arguments={"issue": issue.pk}).pk)
    act.about(issue)
    return issue


def _address(issue: Issue, items: Sequence[Item]) -> int:
    """A row for each subscriber who wants at least one of the items; how many."""
    about = about_of(items)
    readers = Subscriber.objects.filter(language=issue.language, state=Subscriber.State.CONFIRMED)
    made, count = [], 0
    for reader in readers.prefetch_related("wishes").iterator(chunk_size=CHUNK):
        if chosen_items([(wish.kind, wish.object_id) for wish in reader.wishes.all()], about):
            made.append(Delivery(issue=issue, subscriber=reader))
        if len(made) == CHUNK:
            count, made = count + len(Delivery.objects.bulk_create(made)), []
    return count + len(Delivery.objects.bulk_create(made))


def make_due(now: datetime | None = None) -> int:
    """Make the issues whose time has come; how many. Nothing while the newsletter is paused."""
    plan, now, made = plan_today(), timezone.localtime(now or timezone.now()), 0
    if plan.is_paused:
        return 0
    for language, _name in TONGUES:
        due = [item for item in waiting_items(language) if not item.is_left_out and leaves(item, plan) <= now]
        groups = [[item] for item in due] if plan.rhythm == Plan.Rhythm.EACH else [due] if due else []
        made += sum(make_issue(by=BY, language=language, items=group) is not None for group in groups)
    return made


def send_now(*, by, language: str) -> Issue | None:
    """Send what waits in a language together, without waiting for its time. None where nothing waits."""
    items = [item for item in waiting_items(language) if not item.is_left_out]
    return make_issue(by=by, language=language, items=items) if items else None


@action("newsletter.begin_issue", verb=MANAGE)
def begin_issue(*, by, act, issue: Issue) -> Issue | None:
    """Its sending begins or goes on. What an earlier process had in its hands when it died may have arrived, so it is not sent
    again. None where the issue has ended."""
    current = Issue.objects.select_for_update().get(pk=issue.pk)
    if current.state not in UNENDED:
        return None
    left = Delivery.objects.filter(issue=current, state=Delivery.State.IN_HAND)
    if unsure := left.update(state=Delivery.State.UNSURE):
        act.note(unsure=unsure)
    act.change(current, state=Issue.State.SENDING, problem={}, try_at=None)
    return current


@action("newsletter.end_issue", verb=MANAGE)
def end_issue(*, by, act, issue: Issue) -> Issue:
    """Everything is handed over: readers whose mailbox does not exist, or refused three times in a row, get no more mail."""
    current = Issue.objects.select_for_update().get(pk=issue.pk)
    if current.state == Issue.State.SENDING:
        act.note(**settle_readers(current))
        act.change(current, state=Issue.State.SENT, ended_at=timezone.now())
    return current


@action("newsletter.interrupt_issue", verb=MANAGE)
def interrupt_issue(*, by, act, issue: Issue, state: str, problem: dict, try_at: datetime | None) -> None:
    """The sending stops here for now: the mail server fails, some mails are put off, or the newsletter is paused."""
    current = Issue.objects.select_for_update().get(pk=issue.pk)
    if current.state == Issue.State.SENDING:
        tries = current.tries + 1 if state == Issue.State.FAILED else current.tries
        act.change(current, state=state, problem=problem, try_at=try_at, tries=tries)


@action("newsletter.stop_issue", verb=MANAGE)
def stop_issue(*, by, act, issue: Issue) -> Issue:
    """Send no more of it, from this moment on; what was sent stays sent."""
    current = Issue.objects.select_for_update().get(pk=issue.pk)
    if current.state not in UNENDED:
        raise ValidationError(_("This issue has ended already."))
    act.change(current, state=Issue.State.STOPPED, ended_at=timezone.now())
    dropped = Delivery.objects.filter(issue=current, state=Delivery.State.WAITING)
    act.note(dropped=dropped.update(state=Delivery.State.DROPPED))
    job = Job.objects.filter(pk=current.job).first()
    if job is not None:
        cancel_job(by=BY, job=job)
    return current


@action("newsletter.go_on", verb=MANAGE)
def go_on(*, by, act, issue: Issue) -> Issue:
    """Begin the rest of an interrupted issue now."""
    current = Issue.objects.select_for_update().get(pk=issue.pk)
    if current.state != Issue.State.FAILED:
        raise ValidationError(_("This issue is not interrupted."))
    act.change(current, state=Issue.State.READY, try_at=None, tries=0, job=_start(current))
    return current


def _start(issue: Issue):
    return start_job(KIND, by=BY, arguments={"issue": issue.pk}).pk


@action("newsletter.take_up", verb=MANAGE)
def _take_up(*, by, act, issue: Issue) -> bool:
    """Give an issue whose work ended before all was sent a new job, unless it has one."""
    current = Issue.objects.select_for_update().get(pk=issue.pk)
    live = Job.objects.filter(pk=current.job, state__in=(Job.State.QUEUED, Job.State.RUNNING)).exists()
    if live or current.state not in UNENDED:
        return False
    act.change(current, job=_start(current))
    return True


def take_up_again(now: datetime | None = None) -> int:
    """Go on with what was interrupted and whose time has come; how many. An issue whose server failed RETRIES times waits for
    the office."""
    if plan_today().is_paused:
        return 0
    waiting = Issue.objects.filter(state__in=UNENDED).filter(
        Q(try_at=None) | Q(try_at__lte=now or timezone.now())
    )
    given_up = Q(state=Issue.State.FAILED, tries__gte=RETRIES)
    return sum(_take_up(by=BY, issue=issue) for issue in waiting.exclude(given_up))
