"""Reading needs, votes and codes."""

from django.utils.translation import get_language

from jalin.invitations.models import Invitation
from jalin.invitations.permissions import VIEW as VIEW_INVITATIONS
from jalin.invitations.selectors import invitation_rows
from jalin.kernel.access import grants_of, scope_of

from .models import Ballot, Cast, Need, OfferCode, Period, Suggestion
from .permissions import VIEW
from .rules import Nearness, nearness
from .vocabulary import Topic, cofog_word, goal_word, topics


@scope_of(Need)
def need_rows(user, verb):
    """All, or those of one's own units."""
    grants = grants_of(user, verb)
    if grants.everywhere:
        return Need.objects.all()
    return Need.objects.filter(unit__in=grants.units)


@scope_of(Period)
def period_rows(user, verb):
    return Period.objects.all() if grants_of(user, verb) else Period.objects.none()


@scope_of(Ballot)
def ballot_rows(user, verb):
    return Ballot.objects.all() if grants_of(user, verb) else Ballot.objects.none()


@scope_of(Cast)
def cast_rows(user, verb):
    return Cast.objects.filter(ballot__in=ballot_rows(user, verb).values("pk"))


@scope_of(OfferCode)
def code_rows(user, verb):
    """Codes of the invitations one may see."""
    return OfferCode.objects.filter(invitation__in=invitation_rows(user, VIEW_INVITATIONS).values("pk"))


@scope_of(Suggestion)
def suggestion_rows(user, verb):
    return Suggestion.objects.filter(need__in=need_rows(user, VIEW).values("pk")) | Suggestion.objects.filter(
        invitation__in=invitation_rows(user, VIEW_INVITATIONS).values("pk")
    )


def visible_needs(user):
    return need_rows(user, VIEW)


def visible_ballots(user):
    return ballot_rows(user, VIEW)


def visible_periods(user):
    return period_rows(user, VIEW)


def reader() -> str:
    """The language in force: id, ja or en."""
    return (get_language() or "en")[:2]


def topic_word(key: str) -> str:
    topic = topics().get(key)
    return topic.label(reader()) if topic else key


def codes_in_words(topic: Topic) -> list[str]:
    return [goal_word(topic.sdg, reader()), cofog_word(topic.cofog, reader())]


def counting_casts(ballot: Ballot) -> list[Cast]:
    """The last cast of each voter or body: what is tallied. One query."""
    last = {}
    for cast in ballot.casts.select_related("voter"):
        last[cast.body or cast.voter_id or f"cast {cast.pk}"] = cast
    return list(last.values())


def points_of(period: Period, kind: str) -> tuple[Ballot | None, dict[str, int]]:
    """The last closed vote of a period on needs or criteria, with its points."""
    ballot = Ballot.objects.filter(period=period, kind=kind, closed_on__isnull=False).first()
    return ballot, dict(ballot.result) if ballot else {}


def needs_met_by(keys, needs) -> list[tuple[Need, Nearness]]:
    """Which of `needs` an offer with these topic keys meets, the nearest and weightiest first."""
    offers = [topics()[key] for key in keys if key in topics()]
    found = [
        (need, near)
        for need in needs
        if need.topic in topics() and (near := nearness(topics()[need.topic], offers)) is not None
    ]
    return sorted(found, key=lambda pair: (-pair[1].strength, -(pair[0].points or 0), pair[0].pk))


def offers_for(user, need: Need) -> list[tuple[Invitation, Nearness]]:
    """Open invitations within the view of `user` that meet the need, the nearest first. Two queries."""
    if need.topic not in topics():
        return []
    wanted = topics()[need.topic]
    near = {key: found for key, topic in topics().items() if (found := nearness(wanted, [topic]))}
    best: dict[int, Nearness] = {}
    for code in code_rows(user, VIEW).filter(topic__in=near):
        held = best.get(code.invitation_id)
        if held is None or near[code.topic].strength > held.strength:
            best[code.invitation_id] = near[code.topic]
    rows = Invitation.objects.filter(pk__in=best).select_related("partner")
    return sorted(((row, best[row.pk]) for row in rows), key=lambda pair: (-pair[1].strength, -pair[0].pk))
