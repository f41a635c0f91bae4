"""The office of the founding article's autumn: the record of the partners and twelve invitations from elsewhere, weighed by two
people. `python -m tests.journeys.founding_case` loads it into the database of JALIN_HOME.

The twelve are the invented ones of the demonstration, brought back to 2018; the one of Hamamatsu is not among them: the journey
enters it as its letter arrives."""

from datetime import date

FIRST_DAY = date(2018, 11, 2)  # of the article's journey
EARLIER = date(2027, 5, 10) - FIRST_DAY  # the demonstration's invitation of Hamamatsu follows it to the day
BY = "system:test"


def brought_back(row: dict, *names: str) -> dict:
    """The row with these days moved to the article's autumn."""
    days = {name: date.fromisoformat(row[name]) - EARLIER for name in names if row[name]}
    return {**row, **{name: day.isoformat() for name, day in days.items()}}


def load() -> int:
    """Returns how many invitations wait."""
    from jalin.demo import invitations, rounds
    from jalin.demo.bandung import DATA, make_accounts, rows
    from jalin.invitations.models import Invitation
    from jalin.invitations.needs.services import create_period
    from jalin.relations.models import Field, Partner

    make_accounts(by=BY)
    fields, partners = (
        {one.key: one for one in Field.objects.all()},
        {one.slug: one for one in Partner.objects.all()},
    )
    others = [
        row for row in rows(DATA / "invitations.csv") if row["partner"] != "hamamatsu" and not row["outcome"]
    ][:12]
    for row in others:
        told = brought_back(row, "starts_on", "ends_on", "received_on", "reply_by")
        invitations._enter(BY, {**told, "state": "assessed"}, fields, partners)
    period = create_period(by=BY, key="2025-2029", starts_on=date(2025, 1, 1), ends_on=date(2029, 12, 31), source=rounds.PAPER, name_eng="2025–2029")  # fmt: skip
    rounds._weights(BY, period)
    for row in rows(DATA / "round.csv"):
        if row["city"] != "浜松市":
            _weigh(row)
    return Invitation.objects.count()


def _weigh(row: dict) -> None:
    """An estimate and the two views of the demonstration."""
    from django.utils import timezone

    from jalin.demo.rounds import ASSESSORS
    from jalin.invitations.models import Invitation
    from jalin.invitations.rounds.criteria import criteria_on
    from jalin.invitations.rounds.services import assess, estimate
    from jalin.people.models import User

    invitation, told = Invitation.objects.get(city=row["city"]), brought_back(row, "leaves_on", "returns_on")
    estimate(by=BY, invitation=invitation, leaves_on=date.fromisoformat(told["leaves_on"]), returns_on=date.fromisoformat(told["returns_on"]),
             cost=int(row["cost"]), days=int(row["days"]), may_send_deputy=bool(row["deputy"]))  # fmt: skip
    keys = criteria_on(timezone.localdate()).keys
    for email, scores in zip(ASSESSORS, (row["one"], row["other"]), strict=True):
        given = {
            key: {"score": int(score), "note": ""} for key, score in zip(keys, scores.split(), strict=True)
        }
        assess(by=User.objects.get(email=email), invitation=invitation, scores=given)


if __name__ == "__main__":
    import django

    django.setup()
    assert load() == 12
