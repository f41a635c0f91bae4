"""A round from the scores to the published proof, through the browser's door."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jalin.decisions.proofs import read_proof
from jalin.decisions.verification import verify
from jalin.invitations.models import Invitation
from jalin.invitations.rounds import services
from jalin.invitations.rounds.due import mails_due, rounds_due
from jalin.invitations.rounds.models import Assessment, Round
from jalin.kernel.access import NotAllowed

pytestmark = pytest.mark.django_db
BY = "system:test"
SCORES = {f"score_{key}": 8 for key in ("need", "benefit", "ready", "burden", "balance", "safety")}


@pytest.fixture
def desk(client, make_user, sign_in):
    def enter(role: str, **more):
        return sign_in(client, make_user(role, **more))

    return enter


@pytest.fixture
def proposed(decision_round, invite):
    """Hamamatsu by the rule, Toyama good, Daegu worse, both on the same days; Far below the threshold."""
    rows = [invite("Hamamatsu", (0,) * 6, day=40, must=True), invite("Toyama", (8,) * 6), invite("Daegu", (6,) * 6, country="KR"),
            invite("Far", (1,) * 6, day=60, country="AU")]  # fmt: skip
    services.take_in(by=BY, round=decision_round, invitations=rows)
    return services.propose(by=BY, round=decision_round)


def decisions(found: Round, **others) -> dict:
    told = {
        entry.pk: {"decision": "accepted" if entry.proposal == "chosen" else "declined"}
        for entry in found.entries.all()
    }
    for city, changed in others.items():
        told[found.entries.get(invitation__city=city).pk] = changed
    return told


def test_two_views_stand_beside_each_other_and_the_first_is_not_shown_before_ones_own(
    client, make_user, sign_in, invite
):
    row = invite("Toyama", viewed=0)
    one, two = make_user("officer"), make_user("head")
    sign_in(client, one).post(
        f"/desk/invitations/{row.pk}/scores/new/", {**SCORES, "note_need": "as in the plan"}
    )
    assert (
        "as in the plan"
        not in sign_in(client, two).get(f"/desk/invitations/{row.pk}/scores/").content.decode()
    )
    client.post(f"/desk/invitations/{row.pk}/scores/new/", {**SCORES, "score_need": 2})
    page = client.get(f"/desk/invitations/{row.pk}/scores/").content.decode()
    assert (
        "as in the plan" in page
        and "talk it over" in page
        and "the same topic as a need that has points" in page
    )
    row.refresh_from_db()
    assert row.state == "assessed" and Assessment.objects.count() == 2
    client.post(f"/desk/invitations/{row.pk}/scores/new/", SCORES)
    assert Assessment.objects.filter(is_current=True).count() == 2 and Assessment.objects.count() == 3


def test_a_unit_assesses_what_it_was_handed_and_nothing_else(make_user, invite):
    from jalin.people.services import create_unit

    unit = create_unit(by=BY, key="water", name={"name_eng": "Water"}, short="W")
    mine, other = invite("Toyama"), invite("Daegu")
    Invitation.objects.filter(pk=mine.pk).update(unit=unit, state="with_unit")
    mine.refresh_from_db()
    member, view = make_user("unit", unit=unit), {key[6:]: {"score": 5, "note": ""} for key in SCORES}
    services.assess(by=member, invitation=mine, scores=view)
    with pytest.raises(NotAllowed):
        services.assess(by=member, invitation=other, scores=view)


def test_the_rule_chooses_and_the_proof_file_is_recomputed_identically(desk, proposed, tmp_path):
    told = dict(proposed.entries.values_list("invitation__city", "proposal"))
    assert told == {"Hamamatsu": "chosen", "Toyama": "chosen", "Daegu": "declined", "Far": "below_threshold"}
    page = desk("officer").get(f"/desk/rounds/{proposed.pk}/").content.decode()
    assert "Daegu" in page and "800" in page and "It must be accepted" in page
    answer = desk("auditor").get(f"/desk/rounds/{proposed.pk}/proof.json")
    (tmp_path / "proof.json").write_bytes(answer.content)
    assert verify(read_proof(tmp_path / "proof.json")).is_identical
    assert "Toyama" not in answer.content.decode()


def test_what_lacks_a_view_or_an_estimate_is_said_and_not_weighed(desk, decision_round, invite):
    lacks = invite("Toyama", viewed=1)
    services.take_in(by=BY, round=decision_round, invitations=[lacks])
    with pytest.raises(ValidationError, match="can be weighed yet"):
        services.propose(by=BY, round=decision_round)
    assert (
        "the views of two assessors"
        in desk("officer").get(f"/desk/rounds/{decision_round.pk}/").content.decode()
    )


def test_must_accepts_that_break_the_budget_are_told_with_the_least_change(desk, decision_round, invite):
    services.take_in(
        by=BY, round=decision_round, invitations=[invite("Hamamatsu", must=True, cost=400_000_000)]
    )
    services.propose(by=BY, round=decision_round)
    page = desk("leader").get(f"/desk/rounds/{decision_round.pk}/").content.decode()
    assert "Nothing keeps all limits" in page and "100,000,000" in page and "Decide</" not in page


def test_bound_days_leave_a_journey_to_a_deputy(proposed):
    services.bind_days(
        by=BY, round=proposed, first_day=date(2027, 3, 2), last_day=date(2027, 3, 3), what="Budget speech"
    )
    row = Invitation.objects.get(city="Toyama")
    services.estimate(by=BY, invitation=row, may_send_deputy=True)
    proposed.refresh_from_db()
    assert proposed.proof == ""
    services.edit_round(by=BY, round=proposed, threshold=300)
    services.propose(by=BY, round=proposed)
    told = dict(proposed.entries.values_list("invitation__city", "proposal"))
    assert (
        told["Toyama"] == "chosen_deputy"
        and told["Daegu"] == "declined"
        and "Budget speech" not in Round.objects.get().proof
    )


def test_moving_a_weight_says_who_would_come_in_and_saves_nothing(
    client, make_user, sign_in, decision_round, invite
):
    services.take_in(
        by=BY,
        round=decision_round,
        invitations=[
            invite("Toyama", (10, 2, 8, 8, 8, 8)),
            invite("Daegu", (2, 10, 8, 8, 8, 8), country="KR"),
        ],
    )
    services.propose(by=BY, round=decision_round)
    before = Round.objects.values().get()
    officer = sign_in(client, make_user("officer"))
    query = {"criterion": "need", "to": 5, "budget": 300_000_000, "days": 12}
    page = officer.get(
        f"/desk/rounds/{decision_round.pk}/weigh/", query, headers={"hx-request": "true"}
    ).content.decode()
    assert "Would come in: Daegu" in page and "Would drop out: Toyama" in page and "<html" not in page
    query["to"] = 30
    assert (
        "The same invitations would be chosen."
        in officer.get(f"/desk/rounds/{decision_round.pk}/weigh/", query).content.decode()
    )
    assert Round.objects.values().get() == before
    query["to"] = 300
    assert (
        "100"
        in officer.get(
            f"/desk/rounds/{decision_round.pk}/weigh/", query, headers={"hx-request": "true"}
        ).content.decode()
    )


def test_whoever_decides_against_the_proposal_says_why_and_everybody_reads_it(
    client, make_user, sign_in, proposed
):
    mayor, against = make_user("leader"), proposed.entries.get(invitation__city="Toyama")
    sent = {f"decision_{pk}": one["decision"] for pk, one in decisions(proposed).items()} | {
        f"decision_{against.pk}": "declined"
    }
    sign_in(client, mayor)
    answer = client.post(f"/desk/rounds/{proposed.pk}/decide/", sent)
    assert (
        answer.status_code == 422
        and "not what the rule proposes" in answer.content.decode()
        and Round.objects.get().state == "open"
    )
    client.post(
        f"/desk/rounds/{proposed.pk}/decide/",
        {**sent, f"reason_eng_{against.pk}": "An election is held there on these days."},
    )
    client.post(f"/desk/rounds/{proposed.pk}/publish/")
    client.logout()
    page = client.get(f"/en/invitations/decisions/{proposed.pk}/").content.decode()
    assert "against the proposal" in page and "An election is held there" in page and mayor.name not in page
    assert (
        client.get(f"/id/invitations/decisions/{proposed.pk}/proof.json").content
        == Round.objects.get().proof.encode()
    )
    assert "Second half of 2026" in client.get("/en/invitations/decisions/").content.decode()


def test_a_reason_that_was_filled_in_for_later_is_not_published_beside_a_yes(
    client, make_user, sign_in, proposed
):
    """What comes too late for the permit begins as “later” with that reason; whoever accepts all the same does not publish it."""
    late = proposed.entries.filter(proposal__startswith="chosen").first()
    today = timezone.localdate()
    services.estimate(by=BY, invitation=late.invitation, leaves_on=today, returns_on=today)
    services.propose(by=BY, round=proposed)
    sign_in(client, make_user("leader"))
    form = client.get(f"/desk/rounds/{proposed.pk}/decide/").context["form"]
    first = {name: form[name].value() or "" for name in form.fields}
    assert first[f"decision_{late.pk}"] == "postponed" and first[f"reason_eng_{late.pk}"]
    taken = {"chosen": "accepted", "chosen_deputy": "deputy"}[proposed.entries.get(pk=late.pk).proposal]
    client.post(f"/desk/rounds/{proposed.pk}/decide/", {**first, f"decision_{late.pk}": taken})
    decided = proposed.entries.get(pk=late.pk)
    assert (decided.decision, decided.reason_eng) == (taken, "")


def test_only_who_may_decide_decides_and_a_decided_round_is_frozen(make_user, proposed):
    with pytest.raises(NotAllowed):
        services.decide_round(by=make_user("officer"), round=proposed, decisions=decisions(proposed))
    services.decide_round(by=make_user("leader"), round=proposed, decisions=decisions(proposed))
    proposed.refresh_from_db()
    for act in (lambda: services.edit_round(by=BY, round=proposed, budget=1), lambda: services.propose(by=BY, round=proposed),
                lambda: services.take_out(by=BY, round=proposed, entry=proposed.entries.first()),
                lambda: services.decide_round(by=BY, round=proposed, decisions=decisions(proposed))):  # fmt: skip
        with pytest.raises(ValidationError, match="decided"):
            act()


def test_a_proposal_that_is_out_of_date_cannot_be_decided(make_user, proposed):
    services.estimate(by=BY, invitation=Invitation.objects.get(city="Far"), cost=1)
    with pytest.raises(ValidationError, match="have changed since the proposal"):
        services.decide_round(by=make_user("leader"), round=proposed, decisions=decisions(proposed))


def test_a_round_that_is_not_published_is_nobody_elses_business(client, proposed):
    services.decide_round(by=BY, round=proposed, decisions=decisions(proposed))
    for address in ("", "proof.json"):
        assert client.get(f"/en/invitations/decisions/{proposed.pk}/{address}").status_code == 404


def test_a_round_asks_the_same_number_of_questions_for_any_number(desk, decision_round, invite):
    """Two of the session and the person, eight of the page."""
    officer, asked = desk("officer"), []
    for more in (2, 12):
        services.take_in(
            by=BY, round=decision_round, invitations=[invite(f"C{more}{n}", day=7 * n) for n in range(more)]
        )
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(f"/desk/rounds/{decision_round.pk}/").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 11, asked


def test_the_list_asks_the_same_number_of_questions_for_any_number(
    desk, ballot, period, django_assert_max_num_queries
):
    Round.objects.bulk_create(Round(period=period, ballot=ballot, title_eng=f"{n}", opened_on=date(2026, 1, 1), criteria="proposal-2026", budget=1, days=1)
                              for n in range(30))  # fmt: skip
    officer = desk("officer")
    with django_assert_max_num_queries(12):
        assert officer.get("/desk/rounds/").status_code == 200


def test_the_desk_tells_the_leader_of_the_decision_and_the_officer_of_the_replies(make_user, proposed):
    officer, mayor, today = make_user("officer"), make_user("leader"), date(2026, 11, 26)
    assert [due.kind for due in rounds_due(mayor, today)] == ["round"] and not list(
        rounds_due(officer, today)
    )
    services.decide_round(by=BY, round=proposed, decisions=decisions(proposed))
    assert not list(rounds_due(mayor, today))
    assert [due.kind for due in rounds_due(officer, today)] == ["round_replies"] and not list(
        mails_due(officer, today)
    )


def test_what_was_withdrawn_meanwhile_is_not_decided_and_the_proposal_has_to_be_made_again(client, proposed):
    from jalin.invitations.rounds.selectors import entries_of, lay_out
    from jalin.invitations.services import withdraw_invitation

    gone = Invitation.objects.get(city="Toyama")
    withdraw_invitation(by=BY, invitation=gone, reason="They wrote so")
    proposed.refresh_from_db()
    assert gone not in [entry.invitation for entry in entries_of(proposed)]
    assert services.is_stale(proposed, lay_out(proposed))
    again = services.propose(by=BY, round=proposed)
    assert not services.is_stale(again, lay_out(again))
    decided = services.decide_round(by=BY, round=again, decisions=decisions(again))
    services.publish_round(by=BY, round=decided)
    page = client.get(f"/en/invitations/decisions/{decided.pk}/").content.decode()
    assert "Daegu" in page and "Toyama" not in page
