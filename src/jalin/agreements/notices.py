"""Mail about deadlines: each person is told once of each point on the way, in one mail a day and in their language.

A notice is claimed in the database before its mail is handed over, so two workers never tell the same thing. What surely did
not leave is told the next time; a mail of which nobody knows whether it arrived (the connection broke, the program died while it
was handed over) is not sent again: `Notice.sent_at` stays empty, `jalin doctor` counts it, and the desk says the same."""

import logging
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import ngettext, override

from jalin.kernel.mail.addressing import site_address
from jalin.kernel.mail.answers import Answer
from jalin.kernel.mail.postman import Postman, ServerFailed
from jalin.people.calendars import calendar_of
from jalin.people.models import User
from jalin.people.selectors import home_office

from .deadline_words import about, country_of, due_sentence
from .engine.procedure import ClockRule, said
from .models import Deadline, Notice
from .permissions import RECORD
from .selectors import deadline_rows, rule_of, still_owed
from .words import language

log = logging.getLogger("jalin.mail")
# a server that stood still over the holidays still tells; what is older the desk says
LOOK_BACK = timedelta(days=14)
FARTHEST = timedelta(days=400)
CHUNK = 5000


@dataclass(frozen=True)
class Reached:
    """A point of a deadline whose day has come."""

    deadline: Deadline
    point: int
    on: date

    @property
    def told(self) -> tuple:
        """What a notice of it is known by."""
        return self.deadline.pk, self.point, self.deadline.due_on


def points_of(deadline: Deadline, rule: ClockRule, country: str) -> Iterator[tuple[int, date]]:
    """(point, day) of each warning of the rule, and of the due day itself. A day of a clock that counts working days is found from
    its end, which a pause has moved."""
    calendar = calendar_of(country)
    for point in sorted({*rule.warnings, 0}):
        if point > 0 and rule.unit == "working_day":
            yield point, calendar.add_working_days(deadline.due_on, point - rule.length)
        elif point > 0:
            yield point, deadline.starts_on + timedelta(days=point)
        else:
            yield point, deadline.due_on + timedelta(days=point)


def reached_points(deadlines, today: date) -> list[Reached]:
    """What has to be told on `today`: of each deadline the last point that was reached within the look-back."""
    found = []
    for deadline in deadlines:
        rule = rule_of(deadline)
        if rule is None:
            continue
        days = [
            (day, point)
            for point, day in points_of(deadline, rule, country_of(deadline))
            if today - LOOK_BACK < day <= today
        ]
        if days:
            day, point = max(days)
            found.append(Reached(deadline, point, day))
    return found


def open_deadlines(today: date):
    """Every deadline of which somebody might have to be told; whose it is, `untold` asks."""
    rows = still_owed(Deadline.objects.all()).filter(
        due_on__lte=today + FARTHEST, due_on__gt=today - LOOK_BACK
    )
    return rows.select_related("case__relation__partner").order_by("due_on", "pk").iterator(chunk_size=CHUNK)


def untold(user, reached: list[Reached]) -> list[Reached]:
    """Those of them that this person records and was not told of."""
    mine, told = set(), set()
    for start in range(0, len(reached), CHUNK):
        keys = [one.deadline.pk for one in reached[start : start + CHUNK]]
        mine |= set(deadline_rows(user, RECORD).filter(pk__in=keys).values_list("pk", flat=True))
        notices = Notice.objects.filter(user=user, deadline__in=keys)
        told |= set(notices.values_list("deadline", "point", "due_on"))
    return [one for one in reached if one.deadline.pk in mine and one.told not in told]


def claim(user, reached: list[Reached], today: date) -> tuple[list[int], EmailMultiAlternatives | None]:
    """Claim what this person has to be told now: the keys of the notices and the mail that tells them. Two workers never claim the
    same one, and where the mail cannot be written nothing is claimed."""
    try:
        with transaction.atomic():
            found = untold(user, reached)
            if not found:
                return [], None
            notices = Notice.objects.bulk_create(
                Notice(deadline=one.deadline, user=user, point=one.point, due_on=one.deadline.due_on)
                for one in found
            )
            with override(user.language):
                return [notice.pk for notice in notices], letter(user, found, today)
    except IntegrityError:
        return [], None  # another worker came first: it tells them


def tell(user, reached: list[Reached], today: date, postman: Postman) -> int:
    """Claim what is to be told to `user`, send one mail of it, and note that it left. Returns how many points."""
    keys, mail = claim(user, reached, today)
    if mail is None:
        return 0
    notices = Notice.objects.filter(pk__in=keys)
    try:
        answer, code = postman.hand_over(mail)
    except ServerFailed:
        notices.delete()
        raise
    if answer is Answer.SENT:
        notices.update(sent_at=timezone.now())
        return len(keys)
    log.warning("the notices of user %s: %s (%s)", user.pk, answer, code)
    if answer is not Answer.UNSURE:
        notices.delete()
    return 0


def letter(user, reached: list[Reached], today: date) -> EmailMultiAlternatives:
    """The mail in the active language."""
    by_case = defaultdict(list)
    for one in reached:
        by_case[about(one.deadline)].append(line_of(one, today))
    office, site = home_office(), site_address()
    cases = [(told.words, lines, site + told.path) for told, lines in by_case.items()]
    context = {"name": user.name, "office": str(office.name) if office else "Jalin", "cases": cases}
    subject = ngettext("%(count)s deadline needs a look", "%(count)s deadlines need a look", len(reached)) % {
        "count": len(reached)
    }
    body = render_to_string("agreements/email/deadlines.txt", context)
    # RFC 3834: no program answers that somebody is on leave
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMultiAlternatives(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email], headers=headers)


def line_of(one: Reached, today: date) -> str:
    """When it is due, and from that day on what the law makes of silence."""
    rule = rule_of(one.deadline)
    lapse = said(rule.on_lapse, language()) if one.deadline.due_on <= today else ""
    return f"{due_sentence(one.deadline, rule, today)} {lapse}".strip()


def tell_everybody(today: date, progress=None) -> int:
    """One mail at most for each person who records cases; returns how many points were told. Raises ServerFailed where the mail
    server takes nothing: nobody counts as told then, and the next run tells."""
    reached = reached_points(open_deadlines(today), today)
    users = [
        user
        for user in User.objects.filter(is_active=True).order_by("pk")
        if reached and untold(user, reached)
    ]
    sent = 0
    if progress:
        progress.set(total=len(users))
    if users:
        with Postman() as postman:
            for user in users:
                sent += tell(user, reached, today, postman)
                if progress:
                    progress.advance(1)
    return sent


def unsure_notices():
    """Notices of the last weeks of which nobody knows whether their mail arrived."""
    now = timezone.now()
    return Notice.objects.filter(
        sent_at__isnull=True, claimed_at__gt=now - timedelta(days=30), claimed_at__lt=now - timedelta(hours=1)
    )
