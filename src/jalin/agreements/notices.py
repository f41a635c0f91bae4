"""Mail about deadlines: each person is told once of each point on the way, in one mail a day and in their language."""

import logging
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import ngettext, override

from jalin.kernel.dates import PartialDate
from jalin.people.calendars import calendar_of
from jalin.people.models import User
from jalin.people.selectors import home_office
from jalin.relations.sentences import words_of

from .deadline_words import about, article_told, country_of, period_word
from .engine.procedure import ClockRule, said
from .models import Deadline, Notice
from .permissions import RECORD
from .selectors import deadline_rows, rule_of

log = logging.getLogger("jalin.mail")
LOOK_BACK = timedelta(days=7)  # a worker that stood still for a week still tells; what is older the desk says
FARTHEST = timedelta(days=400)


@dataclass(frozen=True)
class Reached:
    """A point of a deadline whose day has come."""

    deadline: Deadline
    point: int
    on: date


def points_of(deadline: Deadline, rule: ClockRule, country: str) -> Iterator[tuple[int, date]]:
    """(point, day) of each warning of the rule, and of the due day itself."""
    calendar = calendar_of(country)
    for point in sorted({*rule.warnings, 0}):
        if point > 0 and rule.unit == "working_day":
            yield point, calendar.add_working_days(deadline.starts_on, point)
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


def open_deadlines(user, today: date):
    rows = deadline_rows(user, RECORD).filter(ended_on__isnull=True, due_on__lte=today + FARTHEST)
    rows = rows.filter(due_on__gt=today - LOOK_BACK).exclude(case__kept_state="closed")
    return rows.select_related("case__relation__partner").order_by("due_on", "pk")


def claim(user, today: date) -> list[tuple[Notice, Reached]]:
    """The notices that nobody has claimed yet, claimed now. Two workers at once never claim the same one."""
    claimed = []
    for one in reached_points(open_deadlines(user, today), today):
        notice, is_new = Notice.objects.get_or_create(
            deadline=one.deadline, user=user, point=one.point, due_on=one.deadline.due_on
        )
        if is_new:
            claimed.append((notice, one))
    return claimed


def tell(user, today: date) -> int:
    """Claim what is to be told to `user`, send one mail of it, and note that it left. Returns how many points."""
    with transaction.atomic():
        claimed = claim(user, today)
    if not claimed:
        return 0
    with override(user.language):
        mail = letter(user, [one for _notice, one in claimed], today)
    mail.send()
    Notice.objects.filter(pk__in=[notice.pk for notice, _one in claimed]).update(sent_at=timezone.now())
    return len(claimed)


def letter(user, reached: list[Reached], today: date) -> EmailMultiAlternatives:
    """The mail in the active language."""
    by_case = defaultdict(list)
    for one in reached:
        by_case[about(one.deadline)].append(line_of(one, user.language, today))
    office = home_office()
    context = {
        "user": user, "office": str(office.name) if office else "Jalin", "today": today,
        "cases": [{"title": told.words, "lines": lines, "path": told.path} for told, lines in by_case.items()],
    }  # fmt: skip
    subject = ngettext("%(count)s deadline needs a look", "%(count)s deadlines need a look", len(reached)) % {
        "count": len(reached)
    }
    body = render_to_string("agreements/email/deadlines.txt", context)
    return EmailMultiAlternatives(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email])


def line_of(one: Reached, lang: str, today: date) -> dict:
    rule = rule_of(one.deadline)
    left = (one.deadline.due_on - today).days
    name = said(rule.name, lang) + period_word(one.deadline)
    return {"name": name, "article": article_told(rule), "due": words_of(PartialDate.of_day(one.deadline.due_on)), "left": left, "is_over": left < 0,
            "lapse": said(rule.on_lapse, lang) if left <= 0 else ""}  # fmt: skip


def tell_everybody(today: date, progress=None) -> int:
    """One mail at most for each person who records cases. A mail server that refuses one person does not keep back the
    others: it is written in the log, and the desk says the same."""
    sent = 0
    for user in User.objects.filter(is_active=True).order_by("pk"):
        try:
            sent += tell(user, today)
        except OSError as error:
            log.warning("the notices of user %s did not leave (%s)", user.pk, error)
        if progress:
            progress.advance(1)
    return sent
