"""Reading the newsletter. Nobody at the desk reads a subscriber: the office sees counts, a reader the page behind a secret key."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import grants_of, rows, scope_of
from jalin.kernel.personal import mark_of
from jalin.kernel.rulebook.selectors import declare_rule
from jalin.newsroom.models import TONGUES, Subject
from jalin.newsroom.subjects import Shown, name_things, subject_kinds
from jalin.newsroom.timelines import relations_of

from .models import Consent, Delivery, Issue, Item, Plan, Subscriber, Wish
from .permissions import MANAGE, VIEW
from .rules import leaves_at

PROOF_MONTHS = "newsletter.proof_months"
CONFIRM_SALT, CONFIRM_WITHIN = "newsletter.confirm", timedelta(days=7)
KINDS = ("relation", "field")  # what one may ask news about
State = Subscriber.State

declare_rule(
    PROOF_MONTHS,
    24,
    name=_("Proof of consent to the newsletter is kept for"),
    unit=_("months after it ended"),
)


def _for_the_office(model):
    def inner(user, verb):
        return model.objects.all() if grants_of(user, verb).everywhere else model.objects.none()

    return inner


def _for_nobody(model):
    """Addresses and what belongs to them: no list, search or export of any role reaches them."""
    return lambda user, verb: model.objects.none()


for _model in (Issue, Item, Delivery, Plan):
    scope_of(_model)(_for_the_office(_model))
for _model in (Subscriber, Wish, Consent):
    scope_of(_model)(_for_nobody(_model))


def plan_today() -> Plan:
    """The office's plan, or the one that holds as long as it made none."""
    return Plan.objects.filter(pk=1).first() or Plan()


# --- readers ------------------------------------------------------------------------------------------------------
def mark_of_address(email: str) -> str:
    return mark_of(email, "newsletter address")


def mark_of_key(key: str) -> str:
    return mark_of(key, "newsletter key")


def confirm_token(subscriber: Subscriber) -> str:
    return signing.dumps(subscriber.key_mark[:32], salt=CONFIRM_SALT)


def subscriber_of_key(key: str) -> Subscriber | None:
    return Subscriber.objects.filter(key_mark=mark_of_key(key)).first()


def subscriber_of_token(token: str) -> Subscriber | None:
    """Whom the link in a mail means; None for a link that is wrong or too old."""
    try:
        start = signing.loads(token, salt=CONFIRM_SALT, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
    return Subscriber.objects.filter(key_mark__startswith=start).first()


def wishable(language: str) -> list[Shown]:
    """The published partners and the fields that one may ask news about; three queries."""
    reader, kinds = AnonymousUser(), subject_kinds()
    pairs = [
        (kind, key) for kind in KINDS for key in kinds[kind].published(reader).values_list("pk", flat=True)
    ]
    return name_things(pairs, reader, language)


# --- the office ---------------------------------------------------------------------------------------------------
def readers_by_language(user) -> list[dict]:
    """[{"language", "name", "confirmed", "asked", "returned"}], every language; no addresses. Nothing without the right."""
    if not grants_of(user, VIEW).everywhere:
        return []
    found: dict[tuple, int] = {
        (language, state): count
        for language, state, count in Subscriber.objects.order_by()
        .values_list("language", "state")
        .annotate(Count("pk"))
    }
    return [
        {"language": code, "name": name, **{state: found.get((code, state), 0) for state in State.values}}
        for code, name in TONGUES
    ]


def issues_with_counts(user):
    """Issues, the latest first, each with `total` and how many deliveries are in which state."""
    counts = {
        f"count_{state}": Count("deliveries", filter=Q(deliveries__state=state))
        for state in Delivery.State.values
    }
    found = rows(Issue, user, VIEW).annotate(total=Count("deliveries"), **counts)
    return found.order_by("-made_at", "-pk")


def waiting_items(language: str = "") -> list[Item]:
    """What is published and not sent yet, oldest first; the left out ones among them."""
    found = Item.objects.filter(issue=None, publication__is_open=True).select_related("publication__story")
    return list(found.filter(publication__language=language) if language else found)


def leaves(item: Item, plan: Plan) -> datetime:
    """When an item leaves by the plan, in the office's time."""
    return leaves_at(
        timezone.localtime(item.noted_at), is_weekly=plan.rhythm == Plan.Rhythm.WEEKLY, weekday=plan.weekday,
        hour=plan.hour, wait=timedelta(minutes=plan.wait_minutes),
    )  # fmt: skip


def proofs_of(user, email: str) -> list[Consent]:
    """The log of one address, the latest first, for who may answer its owner."""
    mark = mark_of_address(email)
    if not mark or not grants_of(user, MANAGE).everywhere:
        return []
    return list(Consent.objects.filter(mark=mark))


def about_of(items: Iterable[Item]) -> dict[int, frozenset]:
    """Item -> the (kind, key) of the relations and fields its story tells of, relations also by a visit or an agreement."""
    items = list(items)
    fields: dict[int, set] = defaultdict(set)
    named = Subject.objects.filter(story__in={item.publication.story_id for item in items}, kind="field")
    for story, key in named.values_list("story", "object_id"):
        fields[story].add(("field", key))
    return {
        item.pk: frozenset(
            {("relation", key) for key in relations_of(item.publication.story)}
            | fields[item.publication.story_id]
        )
        for item in items
    }
