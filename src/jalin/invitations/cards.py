"""One card of the board, and the clock of the answer that is owed. Drawn here and not by a template: a board has forty cards."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jalin.kernel.dates import PartialDate
from jalin.relations.sentences import days_in_words, words_of

from . import lifecycle
from .cautions import Caution
from .lists import holder_of, mark, state_mark
from .models import Invitation
from .words import from_where, language, span_words, title_shown, waited_words

HEAD = '<li class="board-card{}" data-card><h3><a href="{}" data-row-link>{}</a></h3><p class="board-where">{}</p>'
DAYS = ENDED = '<p class="soft small">{}</p>'
CLOCK, HOLDER = '<p class="small">{}</p>', '<p class="soft small">{} · {}</p>'


@dataclass(frozen=True)
class Clock:
    """How an answer stands: the sentence, its tone and icon."""

    told: str
    tone: str
    icon: str

    def drawn(self):
        return mark(self.told, self.tone, self.icon)


def clock_of(invitation: Invitation, today: date) -> Clock | None:
    """By when an answer is owed. The office's promise or the inviter's wish, no deadline of a law."""
    due = invitation.answer_due_on
    if due is None or invitation.state not in lifecycle.OPEN:
        return None
    return _clock((due - today).days, language())


@lru_cache(maxsize=512)
def _clock(left: int, _language: str) -> Clock:
    if left < 0:
        return Clock(_("answer late by %(days)s") % {"days": days_in_words(-left)}, "bad", "alarm")
    if left == 0:
        return Clock(_("answer owed today"), "due", "clock")
    told = ngettext("%(count)s day left to answer", "%(count)s days left to answer", left) % {"count": left}
    return Clock(told, "due" if left <= 7 else "neutral", "clock")


def marks_of(invitation: Invitation, cautions: list[Caution]) -> list:
    """What is to be seen at once, as HTML: warnings, existing cooperation, maybe twice, the answer, invented."""
    shown = [
        *(mark(one.word, "bad", "alert-triangle") for one in cautions),
        invitation.must_accept and mark(_("existing cooperation"), "good", "heart-handshake"),
        invitation.is_alike and mark(_("maybe twice"), "due", "copy"),
        invitation.outcome and state_mark(invitation),
        invitation.is_invented and mark(_("invented"), "neutral", "info-circle"),
    ]  # fmt: skip
    return [one for one in shown if one]


def card_of(invitation: Invitation, today: date, cautions: list[Caution], url: str):
    """The card as HTML, its parts put in place by one call."""
    clock = clock_of(invitation, today)
    pattern = HEAD
    words = [
        " board-late" if clock and clock.tone == "bad" else "",
        url,
        title_shown(invitation),
        from_where(invitation),
    ]
    if days := span_words(invitation.starts_on, invitation.ends_on):
        pattern += DAYS
        words.append(days)
    if marks := marks_of(invitation, cautions):
        pattern += f'<p class="board-marks">{"{}" * len(marks)}</p>'
        words += marks
    if clock:
        pattern += CLOCK
        words.append(clock.drawn())
    if holder := holder_of(invitation):
        since = invitation.held_since or invitation.state_since
        pattern += HOLDER
        words += (holder, waited_words((today - since).days))
    elif invitation.answered_on:
        pattern += ENDED
        words.append(words_of(PartialDate.of_day(invitation.answered_on)))
    return format_html(pattern + "</li>", *words)
