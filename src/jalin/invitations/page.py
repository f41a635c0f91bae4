"""The page of one invitation."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalin.kernel.access import can
from jalin.kernel.text.fields import columns_of
from jalin.people.selectors import home_office
from jalin.relations.models import Field

from . import lifecycle
from .cards import clock_of
from .cautions import cautions_on
from .duplicates import comparing
from .lists import holder_of
from .models import Addition, Invitation, Likeness
from .permissions import ANSWER, ERASE, PUBLISH, RECORD
from .placing import likely_partners, relation_of, verdict_on
from .sections import sections_of
from .selectors import sender_of
from .words import (
    cooperation_told,
    from_where,
    in_its_language,
    rupiah,
    span_words,
    state_words,
    title_of,
    waited_words,
)

REASONS = {
    comparing.SAME_SENDER: gettext_lazy("sent from the same address"),
    comparing.SAME_PARTNER: gettext_lazy("the same partner"),
    comparing.SAME_PLACE: gettext_lazy("the same place"),
    comparing.SAME_COUNTRY: gettext_lazy("the same country"),
    comparing.SAME_DAYS: gettext_lazy("the same days"),
    comparing.DAYS_OVERLAP: gettext_lazy("days that overlap"),
    comparing.DAYS_NEAR: gettext_lazy("days near each other"),
    comparing.OTHER_DAYS: gettext_lazy("other days"),
    comparing.SAME_SENSE: gettext_lazy("texts of the same sense"),
    comparing.SAME_WORDS: gettext_lazy("nearly the same words"),
    comparing.SAME_FIELDS: gettext_lazy("the same fields"),
}


def facts_of(invitation: Invitation) -> list[dict]:
    """What it says, as pairs of label and value."""
    costs = " · ".join(part for part in (
        invitation.get_costs_display() if invitation.costs else "",
        _("the inviter bears %(amount)s") % {"amount": rupiah(invitation.cost_inviter)} if invitation.cost_inviter is not None else "",
        _("the city bears %(amount)s") % {"amount": rupiah(invitation.cost_city)} if invitation.cost_city is not None else "",
    ) if part)  # fmt: skip
    rows = (
        (_("Who invites"), in_its_language(invitation.inviter_name, invitation.language)), (_("From where"), from_where(invitation)),
        (_("Kind of visit"), invitation.get_kind_display()), (_("When"), span_words(invitation.starts_on, invitation.ends_on)),
        (_("Place"), in_its_language(invitation.place, invitation.language)), (_("How many people"), str(invitation.head_count or "")),
        (_("Asks for"), _("the mayor in person") if invitation.wants_leader else ""), (_("Costs"), costs),
        (_("Fields"), ", ".join(str(one.name) for one in invitation.fields.all())),
    )  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows if value]


def cooperation_of(invitation: Invitation, relation) -> dict:
    """What the rule of existing cooperation says now, and whether it was put on that path."""
    verdict = verdict_on(invitation, relation)
    keys = {key for reason in verdict.reasons for key in reason.fields}
    names = {one.key: str(one.name) for one in Field.objects.filter(key__in=keys)} if keys else {}
    return {
        "must": invitation.must_accept, "holds": verdict.must_accept, "in_force": verdict.is_in_force,
        "told": cooperation_told([one.as_record() for one in verdict.reasons], names),
        "since": invitation.cooperation.get("on", ""), "relation": relation,
    }  # fmt: skip


FILE = ("pk", "name", "size", "erased_at")
ALIKE = (
    "reference",
    "title",
    *columns_of("heading"),
    "city",
    "country",
    "inviter_name",
    "starts_on",
    "ends_on",
    "state",
    "outcome",
)


def likenesses_of(invitation: Invitation) -> list[dict]:
    """The others that may be the same, with reasons in words. One statement."""
    pairs = Likeness.objects.filter(Q(one=invitation) | Q(other=invitation), verdict=Likeness.Verdict.OPEN)
    both, found = (f"{side}__{name}" for side in ("one", "other") for name in ALIKE), []
    for pair in pairs.select_related("one", "other").only("score", "reasons", *both):
        other = pair.other if pair.one_id == invitation.pk else pair.one
        if other.state != lifecycle.MERGED:
            found.append({"other": other, "title": title_of(other), "where": from_where(other), "score": pair.score,
                          "days": span_words(other.starts_on, other.ends_on), "state": state_words(other.state, other.outcome),
                          "reasons": [REASONS[key] for key in pair.reasons if key in REASONS]})  # fmt: skip
    return found


@dataclass
class Came:
    """What came with an invitation. `merged`: those merged into it ({"pk", "reference", "title"}), the last received first.
    `files`: of all of them, under the key of their addition or under the negative key of the invitation they came with.
    `left_out`: files of its e-mail that were not kept ({"name", "why"})."""

    merged: dict[int, dict] = field(default_factory=dict)
    files: dict[int, dict[int, dict]] = field(default_factory=dict)
    left_out: list[dict] = field(default_factory=list)


def came_with(invitation: Invitation) -> Came:
    """One statement; a file comes once for each e-mail that led to the same invitation."""
    rows, came = Invitation.objects.filter(Q(pk=invitation.pk) | Q(merged_into=invitation.pk)), Came()
    file = [f"attachments__document__{name}" for name in FILE]
    found = rows.order_by("-received_on", "-pk", "attachments__pk", "mails__pk").values_list(
        "pk", "reference", "title", "mails__left_out", "attachments__addition", *file
    )
    for key, reference, title, left_out, addition, *columns in found:
        if key != invitation.pk:
            came.merged[key] = {"pk": key, "reference": reference, "title": title}
        else:
            came.left_out = came.left_out or left_out or []
        if columns[0] is not None:
            files = came.files.setdefault(addition or -key, {})
            files[columns[0]] = dict(zip(FILE, columns, strict=True))
    return came


def papers_of(invitation: Invitation, came: Came) -> list[dict]:
    """Files and additions of it and of those merged into it, oldest first; one statement."""
    names = {key: one["reference"] for key, one in came.merged.items()}
    files = {key: list(found.values()) for key, found in came.files.items()}
    keys = [invitation.pk, *names]
    found = [
        {"from": names.get(key, ""), "files": files[-key], "when": None, "text": "", "who": ""}
        for key in keys
        if -key in files
    ]
    for row in (
        Addition.objects.filter(invitation__in=keys)
        .select_related("written_by")
        .only("invitation_id", "is_by_sender", "text", "written_at", "written_by__name")
    ):
        who = (
            _("the sender")
            if row.is_by_sender
            else (row.written_by.name if row.written_by else _("the office"))
        )
        found.append({"from": names.get(row.invitation_id, ""), "files": files.get(row.pk, []), "when": row.written_at,
                      "text": row.text, "who": who})  # fmt: skip
    return found


ACTS = (  # what an officer may do, in this order: name of the address, label, icon, act of the lifecycle
    ("invitation_hand", gettext_lazy("Hand to a unit"), "sitemap", "hand_to_unit"),
    ("invitation_take_back", gettext_lazy("Take it back"), "arrow-back-up", "take_back"),
    ("invitation_decide", gettext_lazy("Lay it before the decision"), "scale", "lay_before_round"),
    ("invitation_answer", gettext_lazy("Record the answer"), "mail-opened", "answer"),
    ("invitation_withdrawn", gettext_lazy("They took it back"), "x", "withdraw"),
    ("invitation_reopen", gettext_lazy("Take the answer back"), "refresh", "reopen"),
)
POSTED = frozenset(
    {"invitation_take_back", "invitation_decide"}
)  # done at once; the others ask something first
NEXT = {  # the act that usually follows is drawn as the one to press
    lifecycle.NEW: "hand_to_unit", lifecycle.ASSESSED: "lay_before_round", lifecycle.TO_DECIDE: "answer",
}  # fmt: skip
IDS = {
    "invitation_hand": "hand",
    "invitation_answer": "answer",
    "invitation_withdrawn": "withdrawn",
    "invitation_reopen": "reopen",
}


def acts_on(invitation: Invitation, may_record: bool, may_answer: bool) -> list[dict]:
    """The acts that fit its state and the person's rights. One that is answered again is not laid before a round twice."""
    found = []
    for name, label, sign, act in ACTS:
        allowed = may_answer if act in {"answer", "reopen"} else may_record
        stays = act == "lay_before_round" and invitation.state == lifecycle.TO_DECIDE
        if allowed and not stays and lifecycle.may(act, invitation.state):
            found.append({"label": label, "icon": sign, "url": reverse(f"desk:{name}", args=[invitation.pk]), "posts": name in POSTED,
                          "opens": IDS.get(name, ""), "tone": "primary" if NEXT.get(invitation.state) == act else "quiet"})  # fmt: skip
    return found


def invitation_page(request, invitation: Invitation) -> dict:
    """The context of `invitations/invitation.html`."""
    user, today = request.user, timezone.localdate()
    request.office = home_office()  # the frame of the page and what others bring to it take it from here
    may_record, relation = can(user, RECORD), relation_of(invitation)
    came = came_with(invitation)
    since = invitation.held_since or invitation.state_since
    return {
        "invitation": invitation, "title": title_of(invitation), "state": state_words(invitation.state, invitation.outcome),
        "facts": facts_of(invitation), "clock": clock_of(invitation, today), "holder": holder_of(invitation), "since": since,
        "waited": waited_words((today - since).days), "relation": relation, "may_record": may_record,
        "is_open": invitation.state in lifecycle.OPEN, "is_answered": invitation.state == lifecycle.ANSWERED,
        "is_new": invitation.state == lifecycle.NEW, "is_merged": invitation.state == lifecycle.MERGED,
        "likely": likely_partners(invitation) if may_record and relation is None and invitation.partner_id is None else [],
        "cooperation": cooperation_of(invitation, relation), "alike": likenesses_of(invitation) if may_record else [], "merged": list(came.merged.values()),
        "papers": papers_of(invitation, came), "sender": sender_of(user, invitation), "left_out": came.left_out,
        "acts": acts_on(invitation, may_record, can(user, ANSWER)), "may_publish": can(user, PUBLISH), "may_erase": can(user, ERASE),
        "cautions": [{"word": one.word, "sentence": one.tell(), "url": one.url, "link": one.link} for one in cautions_on([invitation], today, request.office).get(invitation.pk, [])],
        "sections": sections_of(request, invitation),
        "trail": [(_("Invitations"), reverse("desk:invitation_board")), (title_of(invitation), "")],
    }  # fmt: skip
