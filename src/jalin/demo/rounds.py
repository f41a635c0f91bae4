"""Invented needs, votes and a decision round for the demonstration: Hamamatsu by the rule among eight others, proposed and
waiting for a decision. Each row is marked as invented."""

from datetime import date

from jalin.invitations.models import Invitation
from jalin.invitations.needs.ballots import items_for
from jalin.invitations.needs.models import Period
from jalin.invitations.needs.services import (
    cast_points,
    close_ballot,
    code_offer,
    create_period,
    open_ballot,
    write_need,
)
from jalin.invitations.rounds.criteria import criteria_on
from jalin.invitations.rounds.models import Round
from jalin.invitations.rounds.permissions import PREPARE
from jalin.invitations.rounds.services import assess, bind_days, estimate, open_round, propose, take_in
from jalin.kernel.journal import action
from jalin.people.models import Unit, User

from .bandung import DATA, rows

WEIGHTS = {"need": 30, "benefit": 25, "ready": 15, "burden": 10, "balance": 10, "safety": 10}
COMMISSION = {"need": 40, "benefit": 20, "ready": 10, "burden": 20, "balance": 5, "safety": 5}
PAPER = "Rekaan untuk demonstrasi"
LIMITS = {"budget": 780_000_000, "days": 18, "threshold": 450}
ASSESSORS = ("officer@demo.example", "head@demo.example")


def load_rounds(*, by) -> int:
    """Load them once, after the invitations and the accounts; returns how many invitations lie before the round."""
    if Period.objects.exists() or not Invitation.objects.exists():
        return 0
    found = _prepare(by=by)
    propose(by=by, round=found)
    return found.entries.count()


@action("demo.load_rounds", verb=PREPARE)
def _prepare(*, by, act) -> Round:
    period = create_period(
        by=by, key="2025-2029", starts_on=date(2025, 1, 1), ends_on=date(2029, 12, 31), source=PAPER, name_ind="Masa rencana 2025–2029",
        name_jpn="計画期間 2025～2029年", name_eng="Planning period 2025–2029",
    )  # fmt: skip
    _needs(by, period)
    _weights(by, period)
    found = open_round(
        by=by, period=period, is_invented=True, title_ind="Undangan paruh pertama 2027", title_jpn="2027年前半のご招待",
        title_eng="Invitations for the first half of 2027", **LIMITS,
    )  # fmt: skip
    take_in(by=by, round=found, invitations=[_scored(by, row) for row in rows(DATA / "round.csv")])
    bind_days(
        by=by,
        round=found,
        first_day=date(2027, 3, 22),
        last_day=date(2027, 3, 25),
        what="Musrenbang (rekaan)",
    )
    act.note(invitations=found.entries.count())
    return found


def _needs(by, period: Period) -> None:
    points = {}
    units = {unit.key: unit for unit in Unit.objects.all()}
    for row in rows(DATA / "needs.csv"):
        given = int(row.pop("points"))
        need = write_need(by=by, period=period, is_invented=True, **{**row, "unit": units[row["unit"]], "priority": int(row["priority"])})  # fmt: skip
        points[str(need.pk)] = given
    ballot = open_ballot(
        by=by, period=period, kind="needs", items=items_for(period, "needs"), is_invented=True
    )
    cast_points(by=by, ballot=ballot, points=points, body="Rapat koordinasi (rekaan)", paper=PAPER)
    close_ballot(by=by, ballot=ballot, source=PAPER)


def _weights(by, period: Period) -> None:
    ballot = open_ballot(
        by=by, period=period, kind="criteria", items=items_for(period, "criteria"), is_invented=True
    )
    cast_points(by=by, ballot=ballot, points=WEIGHTS, body="Pimpinan (rekaan)", paper=PAPER)
    cast_points(by=by, ballot=ballot, points=COMMISSION, body="Komisi A (rekaan)", paper=PAPER)
    close_ballot(by=by, ballot=ballot, source=PAPER)


def _scored(by, row: dict) -> Invitation:
    """The codes, estimate and two views of one invitation."""
    invitation = Invitation.objects.filter(city=row["city"], state="assessed").earliest("pk")
    for topic in row["topics"].split(";"):
        code_offer(by=by, invitation=invitation, topic=topic)
    estimate(by=by, invitation=invitation, leaves_on=date.fromisoformat(row["leaves_on"]), returns_on=date.fromisoformat(row["returns_on"]),
             cost=int(row["cost"]), days=int(row["days"]), may_send_deputy=bool(row["deputy"]), note=PAPER)  # fmt: skip
    people = User.objects.filter(email__in=ASSESSORS).order_by("-email")
    keys = criteria_on(invitation.received_on).keys
    for person, scores in zip(people, (row["one"], row["other"]), strict=False):
        if scores:
            told = {
                key: {"score": int(score), "note": ""}
                for key, score in zip(keys, scores.split(), strict=True)
            }
            assess(by=person, invitation=invitation, scores=told)
    return invitation
