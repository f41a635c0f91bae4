"""What readers do: ask, confirm, change, leave; and what ends by itself."""

import json
import secrets
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from jalin.kernel.clocks.calendar_months import add_months
from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.services import start_job
from jalin.kernel.journal import action
from jalin.kernel.personal import box
from jalin.kernel.rulebook.selectors import rule_on

from .models import Consent, Subscriber, Wish
from .permissions import MANAGE, SUBSCRIBE
from .selectors import CONFIRM_WITHIN, PROOF_MONTHS, mark_of_address, mark_of_key

BY = "system:newsletter"
MOST_WISHES = 60
State, What, Way = Subscriber.State, Consent.What, Consent.Way


def _log(act, subscriber: Subscriber, what: str, way: str, text_version: str = "") -> Consent:
    """One line of the log. Later lines carry the wording that was agreed to at first."""
    if not text_version:
        said = Consent.objects.filter(mark=subscriber.mark).values_list("text_version", flat=True).first()
        text_version = said or "–"
    return act.create(Consent(mark=subscriber.mark, what=what, way=way, text_version=text_version,
                              language=subscriber.language, at=timezone.now()))  # fmt: skip


def _put_wishes(act, subscriber: Subscriber, wishes) -> bool:
    """Make these (kind, key) the subscriber's wishes; whether anything changed."""
    wanted = set(list(wishes)[:MOST_WISHES])
    kept = {(wish.kind, wish.object_id): wish for wish in subscriber.wishes.all()}
    for pair in kept.keys() - wanted:
        act.remove(kept[pair])
    for kind, key in sorted(wanted - kept.keys()):
        act.create(Wish(subscriber=subscriber, kind=kind, object_id=key))
    return wanted != kept.keys()


@action("newsletter.ask", verb=SUBSCRIBE)
def _ask(*, by, act, email: str, language: str, wishes, text_version: str) -> Subscriber:
    mark, now = mark_of_address(email), timezone.now()
    found = Subscriber.objects.select_for_update().filter(mark=mark).first()
    if found is not None and found.state == State.CONFIRMED:
        return found  # whoever only knows the address changes nothing
    if found is None:
        key = secrets.token_urlsafe(32)
        found = act.create(Subscriber(email=email.strip(), mark=mark, language=language, key=key, key_mark=mark_of_key(key),
                                      asked_at=now))  # fmt: skip
    else:
        act.change(found, email=email.strip(), language=language, state=State.ASKED, asked_at=now, refusals=0)
    _put_wishes(act, found, wishes)
    _log(act, found, What.ASKED, Way.FORM, text_version)
    act.about(found)
    return found


def ask_for_news(*, by, email: str, language: str, wishes=(), text_version: str) -> Subscriber:
    """Keep that somebody asks for news until the address is confirmed. One that is confirmed already stays as it is; asking twice
    at the same instant is asking once."""
    asked = {
        "email": email,
        "language": language,
        "wishes": tuple(wishes),
        "text_version": text_version,
    }
    try:
        return _ask(by=by, **asked)
    except (IntegrityError, ValidationError):  # the other one was first by a moment
        return _ask(by=by, **asked)


def take_request(*, email: str, language: str, wishes=(), text_version: str, site: str) -> None:
    """Hand what a form said to a worker, sealed with the office's key. Nothing is looked up before the page answers, so that not even
    its time tells whether the address is known. `site`: scheme and host that links begin with."""
    asked = {"email": email, "language": language, "wishes": list(wishes), "text_version": text_version}
    sealed = box().encrypt(json.dumps(asked).encode()).decode()
    start_job("newsletter.letter", by=BY, arguments={"asked": sealed, "site": site})


def reader_who_asked(job: Job) -> Subscriber | None:
    """The subscriber of a request, entered now; the request is not kept beyond it. None for one that left since a first try."""
    sealed = job.arguments.get("asked")
    if sealed is None:
        return Subscriber.objects.filter(pk=job.arguments["subscriber"]).first()
    asked = json.loads(box().decrypt(sealed.encode()))
    wishes = [tuple(pair) for pair in asked.pop("wishes")]
    reader = ask_for_news(by=AnonymousUser(), wishes=wishes, **asked)
    job.arguments = {"subscriber": reader.pk, "site": job.arguments["site"]}
    Job.objects.filter(pk=job.pk).update(arguments=job.arguments)
    return reader


@action("newsletter.confirm", verb=SUBSCRIBE)
def confirm(*, by, act, subscriber: Subscriber) -> Subscriber:
    """The address belongs to who asked. Twice is once."""
    current = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if current.state == State.ASKED:
        act.change(current, state=State.CONFIRMED, confirmed_at=timezone.now())
        _log(act, current, What.CONFIRMED, Way.LINK)
    return current


@action("newsletter.change", verb=SUBSCRIBE)
def change(*, by, act, subscriber: Subscriber, language: str, wishes) -> Subscriber:
    """The reader wants another language or other things."""
    current = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    changed = act.change(current, language=language)
    if _put_wishes(act, current, wishes) or changed:
        _log(act, current, What.CHANGED, Way.LINK)
        act.about(current)
    return current


def _end(act, subscriber: Subscriber, what: str, way: str, keep_until: date) -> None:
    """Delete the address; its log is kept until that day, when only its mark is emptied."""
    _log(act, subscriber, what, way)
    for line in Consent.objects.filter(mark=subscriber.mark, keep_until=None):
        act.change(line, keep_until=keep_until)
    act.remove(subscriber)


def proof_until(today: date) -> date:
    return add_months(today, int(rule_on(PROOF_MONTHS, today)))


@action("newsletter.leave", verb=SUBSCRIBE)
def leave(*, by, act, subscriber: Subscriber, way: str = Way.LINK) -> None:
    """The reader wants no more: the address is deleted at once, the proof of consent in time."""
    _end(act, subscriber, What.LEFT, way, proof_until(timezone.localdate()))


@action("newsletter.erase_address", verb=MANAGE)
def erase_address(*, by, act, email: str) -> int:
    """Delete an address and empty its log at once, as its owner asks the office. Returns how many rows named it."""
    mark, count = mark_of_address(email), 0
    found = Subscriber.objects.filter(mark=mark).first()
    if found is not None:
        _end(act, found, What.ERASED, Way.OFFICE, timezone.localdate())
        count += 1
    for line in Consent.objects.filter(mark=mark) if mark else ():
        act.change(line, mark="", keep_until=timezone.localdate())
        count += 1
    return count


@action("newsletter.note_returned", verb=MANAGE)
def note_returned(*, by, act, subscriber: Subscriber, way: str = Way.PROGRAM) -> None:
    """Mail to this address came back: nothing is sent to it until its owner asks again."""
    current = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if current.state != State.RETURNED:
        act.change(current, state=State.RETURNED)
        _log(act, current, What.RETURNED, way)


def note_address_returned(*, by, email: str) -> bool:
    """As `note_returned`, for a notice that the office got by mail; whether the address was one of ours."""
    found = Subscriber.objects.filter(mark=mark_of_address(email)).first()
    if found is not None:
        note_returned(by=by, subscriber=found, way=Way.OFFICE)
    return found is not None


@action("newsletter.expire", verb=MANAGE)
def _expire(*, by, act, subscriber: Subscriber) -> bool:
    current = Subscriber.objects.select_for_update().filter(pk=subscriber.pk, state=State.ASKED).first()
    if current is not None:
        _end(act, current, What.EXPIRED, Way.PROGRAM, timezone.localdate())
    return current is not None


@action("newsletter.empty_proofs", verb=MANAGE)
def empty_proofs(*, by, act, today: date) -> int:
    """Empty the marks of what was kept long enough; the lines stay and name nobody."""
    emptied = Consent.objects.filter(keep_until__lte=today).exclude(mark="").update(mark="")
    if emptied:
        act.note(count=emptied)
    return emptied


def forget_what_is_over(today: date | None = None) -> dict[str, int]:
    """Delete addresses that nobody confirmed, and empty proofs whose time is over; safe to run twice."""
    before = timezone.now() - CONFIRM_WITHIN - timedelta(days=1)
    asked = list(Subscriber.objects.filter(state=State.ASKED, asked_at__lt=before))
    expired = sum(_expire(by=BY, subscriber=one) for one in asked)
    return {"expired": expired, "emptied": empty_proofs(by=BY, today=today or timezone.localdate())}
