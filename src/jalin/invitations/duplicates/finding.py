"""Which invitations on record may be the same as one that came. Runs in a worker: the encoder costs a second to load."""

from datetime import timedelta

from django.db.models import Q

from jalin.invitations import lifecycle
from jalin.invitations.models import Invitation, Likeness
from jalin.invitations.permissions import RECORD
from jalin.kernel.journal import action
from jalin.kernel.places.gazetteer import Gazetteer
from jalin.relations.folding import fold

from .comparing import OFFERED_FROM, Alike, Sketch, compare

MOST_CANDIDATES, MOST_NOTED = 80, 5
LOOK_BACK = timedelta(days=240)  # an invitation to next year's festival may come twice half a year apart
BY = "system:duplicates"


def candidates_for(invitation: Invitation):
    """Those that came within the look-back or are about nearly the same days, near enough to be worth comparing: from the
    same country, address or partner, or without a country."""
    around = Q(
        received_on__gte=invitation.received_on - LOOK_BACK,
        received_on__lte=invitation.received_on + LOOK_BACK,
    )
    near = Q(country="") | Q(country=invitation.country) if invitation.country else Q()
    if invitation.partner_id:
        near |= Q(partner=invitation.partner_id)
    mark = getattr(getattr(invitation, "sender", None), "email_digest", "")
    if mark:
        near |= Q(sender__email_digest=mark)
    rows = Invitation.objects.exclude(state__in=(lifecycle.UNCONFIRMED, lifecycle.MERGED)).exclude(
        pk=invitation.pk
    )
    return prepared(rows.filter(around).filter(near)).order_by("-received_on", "-pk")[:MOST_CANDIDATES]


def prepared(rows):
    return rows.select_related("sender", "partner").prefetch_related("fields", "partner__aliases")


def text_of(invitation: Invitation) -> str:
    return f"{invitation.title}. {invitation.summary or invitation.original_text[:1500]}"


def places_of(invitation: Invitation) -> frozenset[str]:
    """Ids of the places that its words name, in whatever script, and the folded words themselves."""
    found = set()
    for name in {invitation.city, invitation.inviter_name} - {""}:
        found.add(fold(name))
        reading = Gazetteer.load().find_place(name, invitation.country or None)
        if reading.match is not None:
            found.add(reading.match.id)
    if invitation.partner is not None:
        found |= {alias.folded for alias in invitation.partner.aliases.all()}
        if invitation.partner.geoname_id:
            found.add(f"geonames:{invitation.partner.geoname_id}")
    return frozenset(found)


def sketch_of(invitation: Invitation, vector=None) -> Sketch:
    return Sketch(
        key=invitation.pk, text=text_of(invitation), country=invitation.country, places=places_of(invitation),
        partner=invitation.partner_id, sender=getattr(getattr(invitation, "sender", None), "email_digest", ""),
        first=invitation.starts_on, last=invitation.ends_on, fields=frozenset(one.key for one in invitation.fields.all()),
        vector=vector,
    )  # fmt: skip


def vectors_of(texts: list[str]) -> list:
    """One vector for each text, in one space for all languages; None for each where no encoder is installed."""
    from jalin.invitations.needs import encoder

    return list(encoder.encode(texts)) if encoder.is_available() else [None] * len(texts)


def likenesses_of(invitation: Invitation) -> list[tuple[Invitation, Alike]]:
    """(other, how alike) of the pairs worth a look, the most alike first."""
    own = prepared(Invitation.objects.filter(pk=invitation.pk)).get()
    others = list(candidates_for(own))
    if not others:
        return []
    vectors = vectors_of([text_of(own), *map(text_of, others)])
    mine = sketch_of(own, vectors[0])
    found = [
        (other, compare(mine, sketch_of(other, vector)))
        for other, vector in zip(others, vectors[1:], strict=True)
    ]
    worth = [pair for pair in found if pair[1].score >= OFFERED_FROM]
    return sorted(worth, key=lambda pair: (-pair[1].score, pair[0].pk))[:MOST_NOTED]


def note_likenesses(invitation: Invitation) -> int:
    """Keep what was found, for somebody to judge; returns how many are new. What was judged before stays judged."""
    found = likenesses_of(invitation)
    return _note(by=BY, invitation=invitation, found=found) if found else 0


@action("invitations.note_likeness", verb=RECORD)
def _note(*, by, act, invitation: Invitation, found: list[tuple[Invitation, Alike]]) -> int:
    new = 0
    act.about(invitation)
    for other, alike in found:
        first, second = sorted((invitation.pk, other.pk))
        values = {"score": alike.score, "reasons": list(alike.reasons)}
        known = Likeness.objects.filter(one=first, other=second).first()
        if known is None:
            act.create(Likeness(one_id=first, other_id=second, **values))
            new += 1
        elif known.verdict == Likeness.Verdict.OPEN:
            act.change(known, **values)
    return new
