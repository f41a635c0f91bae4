"""What moderators do: decide, undo, answer, keep the list of words; and what the program tidies by itself."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.journal import action

from . import lifecycle
from .cleaning import clean_text
from .models import LONGEST_TEXT, Decided, Decision, ListedWord, Reply, Report
from .permissions import ANSWER, MODERATE
from .reasons import HELD
from .services import count_published, too_long
from .spam import memory

KEPT = ("state", "is_waiting", "reason", "learned", "reported")  # what undoing a decision puts back
TEACHES = {lifecycle.RELEASE: "good", lifecycle.MARK_SPAM: "spam", lifecycle.HOLD: ""}
MOST = 200  # replies in one decision


@action("replies.decide", verb=MODERATE)
def decide(*, by, act, replies, kind: str, because: str = "") -> Decision:
    """Release, hold back (`because`: a key of reasons.HELD, which the writer is told) or mark as spam; one decision for all of them,
    which `undo` takes back. The spam filter learns from what is released and what is marked."""
    if kind == lifecycle.HOLD and because not in HELD:
        raise ValidationError(_("Choose why it is held back: the writer is told."))
    keys = [reply.pk for reply in replies][:MOST]
    found = list(
        Reply.objects.select_for_update().filter(pk__in=keys, state__in=lifecycle.READABLE).order_by("pk")
    )
    if not found:
        raise ValidationError(_("Choose at least one reply."))
    user = by if hasattr(by, "pk") else None
    decision = act.create(
        Decision(
            kind=kind, reason=because if kind == lifecycle.HOLD else "", count=len(found), decided_by=user
        )
    )
    open_reports: dict[int, list[int]] = {}
    for pk, reply in Report.objects.filter(reply__in=keys, closed_at=None).values_list("pk", "reply"):
        open_reports.setdefault(reply, []).append(pk)
    now = timezone.now()
    Decided.objects.bulk_create(
        Decided(
            decision=decision,
            reply=reply,
            before={name: getattr(reply, name) for name in KEPT},
            reports=open_reports.get(reply.pk, []),
        )
        for reply in found
    )
    Report.objects.filter(reply__in=keys, closed_at=None).update(closed_at=now)
    for reply in found:
        _move(act, reply, state=lifecycle.state_after(kind, reply.state), is_waiting=False, reported=0, reason=decision.reason,
              learned=TEACHES[kind], decided_at=now)  # fmt: skip
    return decision


def _move(act, reply: Reply, **values) -> None:
    """Set what a decision or its undoing sets; the tally and the filter follow."""
    was, taught = reply.state, reply.learned
    if values["state"] == lifecycle.PUBLISHED and reply.published_at is None:
        values["published_at"] = timezone.now()
    act.change(reply, **values)
    count = (reply.state == lifecycle.PUBLISHED) - (was == lifecycle.PUBLISHED)
    if count:
        count_published(reply, count)
    if taught != reply.learned and not reply.is_office:
        for kind, way in ((taught, -1), (reply.learned, 1)):
            if kind:
                memory.learn(reply.name, reply.text, reply.website, kind, way)


@action("replies.undo", verb=MODERATE)
def undo(*, by, act, decision: Decision) -> int:
    """Take a decision back: each reply stands as before, unless it was decided on again meanwhile. Returns how many."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if decision.undone_at:
        return 0
    undone = 0
    for item in decision.replies.select_related("reply").order_by("reply"):
        reply = Reply.objects.select_for_update().get(pk=item.reply_id)
        latest = (
            reply.decisions.filter(decision__undone_at=None)
            .order_by("-decision")
            .values_list("decision", flat=True)
            .first()
        )
        if reply.state != lifecycle.RESULT[decision.kind] or latest != decision.pk:
            continue
        Report.objects.filter(pk__in=item.reports).update(closed_at=None)
        _move(act, reply, **item.before)
        undone += 1
    act.change(decision, undone_at=timezone.now())
    return undone


@action("replies.answer", verb=ANSWER)
def answer(*, by, act, reply: Reply, text: str) -> Reply:
    """The office's own answer below a published reply, in the language of the page; public at once."""
    top = Reply.objects.select_for_update().get(pk=reply.parent_id or reply.pk)
    if top.state != lifecycle.PUBLISHED:
        raise ValidationError(_("Release the reply first: an answer stands below it."))
    if len(text) > LONGEST_TEXT:
        raise ValidationError({"text": too_long(_("The answer"), len(text), LONGEST_TEXT)})
    text, now = clean_text(text), timezone.now()
    if not text:
        raise ValidationError({"text": _("Write an answer.")})
    made = act.create(Reply(
        story_id=top.story_id, language=top.language, parent=top, is_office=True, text=text, state=lifecycle.PUBLISHED, published_at=now,
        confirmed_at=now, decided_at=now, written_by=by if hasattr(by, "pk") else None,
    ))  # fmt: skip
    count_published(made, 1)
    return made


@action("replies.list_words", verb=MODERATE)
def list_words(*, by, act, words: list[str]) -> None:
    """Set the office's list; words are folded, empty and equal ones are one."""
    wanted = {folded[:60] for word in words if (folded := memory.fold_listed(word))}
    there = {row.word: row for row in ListedWord.objects.all()}
    for word in sorted(wanted - there.keys()):
        act.create(ListedWord(word=word))
    for word in sorted(there.keys() - wanted):
        act.remove(there[word])


@transaction.atomic
def close_told(reply: Reply) -> bool:
    """Note that the writer was told why the reply is held back; False where that is not (or no longer) so."""
    now = timezone.now()
    return bool(Reply.objects.filter(pk=reply.pk, state=lifecycle.HELD, told_at=None).update(told_at=now))
