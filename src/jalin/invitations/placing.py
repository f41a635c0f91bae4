"""From an invitation to what the record knows of its inviter."""

from django.db.models import Q
from django.utils import timezone

from jalin.kernel.text.fields import columns_of
from jalin.relations.facts import facts_on
from jalin.relations.folding import fold
from jalin.relations.models import Involvement, Partner, PartnerAlias, Relation
from jalin.relations.rules import Facts
from jalin.relations.selectors import STAFF, facts_of, visible_partners

from .cooperation import SISTER, Cooperation, Verdict, judge
from .models import Invitation

MOST_OFFERED = 300


def relation_of(invitation: Invitation) -> Relation | None:
    """The relation with the partner who invites, once that is known."""
    return getattr(invitation.partner, "relation", None)


def cooperation_with(relation: Relation | None, on) -> Cooperation | None:
    """What the record says of a relation on the day `on`, in the shape of the rule."""
    if relation is None:
        return None
    facts: Facts = facts_on(relation, on, STAFF) if on < timezone.localdate() else facts_of(relation, STAFF)
    return Cooperation(
        kind=relation.kind, has_agreement=facts.has_agreement, agreed_on=facts.agreed_on, valid_until=facts.valid_until,
        closed_on=facts.closed_on, is_closed=bool(facts.closed_as), is_legacy=relation.is_legacy,
        fields=_fields_of(relation, on) if facts.has_agreement and relation.kind != SISTER else (),
    )  # fmt: skip


def _fields_of(relation: Relation, on) -> tuple[str, ...]:
    """Keys of the fields that the two sides work on, that day."""
    carried = Involvement.objects.filter(Q(since__isnull=True) | Q(since__lte=on), relation=relation)
    carried = carried.filter(Q(until__isnull=True) | Q(until__gte=on))
    return tuple(sorted(set(carried.values_list("field__key", flat=True))))


def verdict_on(invitation: Invitation, relation: Relation | None = None) -> Verdict:
    """What the rule of existing cooperation says of an invitation now."""
    on = invitation.starts_on or timezone.localdate()
    relation = relation or relation_of(invitation)
    keys = tuple(sorted(field.key for field in invitation.fields.all()))
    return judge(cooperation_with(relation, on), fields=keys, on=on)


def likely_partners(invitation: Invitation, most: int = 3) -> list[Partner]:
    """Partners on record that the inviter's own words may mean: by any spelling of city or institution."""
    spelt = {fold(text) for text in (invitation.city, invitation.inviter_name) if text.strip()}
    if not spelt:
        return []
    keys = PartnerAlias.objects.filter(folded__in=spelt).values("partner")
    found = Partner.objects.filter(Q(pk__in=keys) | Q(sort_name__in=spelt))
    if invitation.country:
        found = found.filter(Q(country=invitation.country) | Q(country=""))
    return list(found.only("slug", "sort_name", *columns_of("name")).order_by("sort_name", "pk")[:most])


def offered_partners(user, invitation: Invitation):
    """The partners a form offers: of the inviter's country where that is known, and the one that was named before."""
    seen = visible_partners(user)
    near = seen.filter(country=invitation.country) if invitation.country else seen
    keys = list(near.order_by("sort_name", "pk").values_list("pk", flat=True)[:MOST_OFFERED])
    return seen.filter(pk__in=[*keys, invitation.partner_id or 0]).order_by("sort_name", "pk")
