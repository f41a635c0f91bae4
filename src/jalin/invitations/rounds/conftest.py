"""A round for the tests of this room, made of few rows."""

from datetime import date, timedelta

import pytest

CRITERIA = ("need", "benefit", "ready", "burden", "balance", "safety")
POINTS = dict(zip(CRITERIA, (30, 25, 15, 10, 10, 10), strict=True))


@pytest.fixture
def period(db):
    from jalin.invitations.needs.models import Period

    return Period.objects.create(key="p", name_eng="2025–2029", starts_on=date(2025, 1, 1), ends_on=date(2029, 12, 31), source="Plan")  # fmt: skip


@pytest.fixture
def ballot(period):
    from jalin.invitations.needs.models import Ballot

    items = [{"key": key, "id": key, "ja": key, "en": key} for key in CRITERIA]
    return Ballot.objects.create(period=period, kind="criteria", items=items, opened_on=date(2026, 1, 5), closed_on=date(2026, 1, 9), result=POINTS, source="Decree 1")  # fmt: skip


@pytest.fixture
def decision_round(ballot, period):
    from jalin.invitations.rounds.services import open_round

    return open_round(by="system:test", period=period, budget=300_000_000, days=12, threshold=400, title_eng="Second half of 2026",
                      title_ind="Semester kedua 2026")  # fmt: skip


@pytest.fixture
def invite(db):
    """invite("Toyama", (8, 5, …), day=0, must=False) -> an invitation with two views and an estimate."""
    from jalin.invitations.models import Invitation
    from jalin.invitations.rounds.models import Assessment, Estimate

    made = []

    def make(city: str, scores=(5,) * 6, *, start: date = date(2027, 3, 1), day: int = 0, cost: int = 100_000_000, days: int = 5, must=False, deputy=False,
             country="JP", viewed: int = 2) -> Invitation:  # fmt: skip
        leaves = start + timedelta(days=day)
        row = Invitation.objects.create(
            reference=f"26-{len(made):06d}", channel="letter", received_on=date(2026, 8, 1), state="new", state_since=date(2026, 8, 1),
            inviter_name=f"City of {city}", city=city, country=country, language="ja", title=f"Meeting in {city}", starts_on=leaves,
            ends_on=leaves + timedelta(days=days - 1), place=city, is_in_force=must or None, is_within_scope=must or None, must_accept=must,
        )  # fmt: skip
        told = {key: {"score": score, "note": ""} for key, score in zip(CRITERIA, scores, strict=True)}
        Assessment.objects.bulk_create(
            Assessment(invitation=row, criteria="proposal-2026", scores=told) for _view in range(viewed)
        )
        Estimate.objects.create(
            invitation=row,
            leaves_on=leaves,
            returns_on=row.ends_on,
            cost=cost,
            days=days,
            may_send_deputy=deputy,
        )
        made.append(row)
        return row

    return make
