"""From an invitation to its visit and back: prefilled, told once, warned of in time; an offer becomes an invitation or a need."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jalin.invitations.models import Invitation
from jalin.invitations.needs.models import Need, Period
from jalin.invitations.rounds.permit import permit_lead
from jalin.invitations.services import answer_invitation, enter_invitation
from jalin.kernel.access import NotAllowed
from jalin.kernel.due import dues_of
from jalin.people.selectors import home_office
from jalin.relations.models import Event, Field, Partner, Relation
from jalin.visits.hosting.services import record_offer, take_up_offer
from jalin.visits.invited.warning import permit_cautions
from jalin.visits.models import Visit
from jalin.visits.services import plan_visit

pytestmark = pytest.mark.django_db
BY = "system:test"


@pytest.fixture
def water(db):
    return Field.objects.create(key="wastewater", name_eng="Wastewater", position=1)


@pytest.fixture
def invite(relation, water):
    """invite(ahead=200) -> an invitation of Hamamatsu that arrived ten days ago."""

    def make(*, ahead: int = 200, partner=relation.partner, arrived: int = 10, **values) -> Invitation:
        today = timezone.localdate()
        first = today + timedelta(days=ahead)
        return enter_invitation(
            by=BY, channel="letter", received_on=today - timedelta(days=arrived), inviter_name="浜松市", city="浜松市", country="JP", language="ja",
            title="市長訪問のご招待", heading_eng="The mayor to Hamamatsu", starts_on=first, ends_on=first + timedelta(days=4), place="浜松市役所",
            kind="official", fields=[water], partner=partner, **values,
        )  # fmt: skip

    return make


def accepted(invitation: Invitation) -> Invitation:
    return answer_invitation(by=BY, invitation=invitation, outcome="accepted", answered_on=timezone.localdate(), answer_reason="Rule")  # fmt: skip


def test_an_accepted_invitation_becomes_a_visit_without_typing_and_each_page_leads_to_the_other(
    desk, invite, relation
):
    invitation, officer = accepted(invite(is_invented=True)), desk()
    address = f"/desk/visits/new/?invitation={invitation.reference}"
    assert address in officer.get(f"/desk/invitations/{invitation.pk}/").content.decode()
    form = officer.get(address).context["act"].form
    sent = {name: form[name].value() for name in form.fields if name != "seen"}
    assert sent["title_eng"] == "The mayor to Hamamatsu" and sent["place"] == "浜松市役所"
    sent = {name: getattr(value, "pk", value) for name, value in sent.items() if value not in (None, "")}
    answer = officer.post(address, {**sent, "fields": sent["fields"], "starts_on": invitation.starts_on})
    visit = Visit.objects.get()
    assert answer.status_code == 302 and answer["Location"].endswith(f"/desk/visits/{visit.pk}/")
    assert (visit.relation, visit.starts_on, visit.ends_on) == (
        relation,
        invitation.starts_on,
        invitation.ends_on,
    )
    assert (visit.invited_on, visit.is_invented) == (invitation.received_on, True)
    assert [field.key for field in visit.fields.all()] == ["wastewater"]
    assert Event.objects.filter(kind="visit").count() == 1
    page = officer.get(f"/desk/invitations/{invitation.pk}/").content.decode()
    assert f"/desk/visits/{visit.pk}/" in page and address not in page
    assert f'href="/desk/invitations/{invitation.pk}/"' in officer.get(f"/desk/visits/{visit.pk}/").content.decode()  # fmt: skip


def test_no_second_visit_none_of_another_partner_and_none_of_what_was_declined(invite, relation):
    def plan(invitation, partners=relation):
        return plan_visit(by=BY, relation=partners, direction="outgoing", starts_on=date(2027, 3, 1), title_eng="x",
                          invitation_reference=invitation.reference)  # fmt: skip

    invitation, other = invite(), Partner.objects.create(slug="x", name_eng="X", sort_name="x")
    with pytest.raises(ValidationError, match="another partner"):
        plan(invitation, Relation.objects.create(partner=other))
    visit = plan(invitation)
    with pytest.raises(ValidationError, match=visit.reference):
        plan(invitation)
    declined = invite()
    answer_invitation(by=BY, invitation=declined, outcome="declined", answered_on=timezone.localdate(), answer_reason="Need")  # fmt: skip
    with pytest.raises(ValidationError, match="declined"):
        plan(declined)
    assert Visit.objects.count() == 1


@pytest.mark.parametrize(
    ("ahead", "word"), [(12, "It was so on the day it arrived"), (27, "ago"), (200, ""), (-3, "ago")]
)
def test_that_the_permit_comes_too_late_is_said_on_the_page_and_on_the_board_the_day_it_arrives(
    desk, invite, ahead, word
):
    arrived = 0 if ahead == 12 else 10
    invitation, officer = invite(ahead=ahead, arrived=arrived), desk()
    board = officer.get("/desk/invitations/").content.decode()
    page = officer.get(f"/desk/invitations/{invitation.pk}/").content.decode()
    if word:
        assert "Too late for the permit" in board and "Too late for the permit" in page and word in page
    else:
        assert "Too late for the permit" not in board + page and "are to be handed in by" in page


def test_the_warnings_of_a_whole_board_cost_one_statement(invite, django_assert_num_queries):
    rows = [invite(ahead=10) for _one in range(5)]
    with django_assert_num_queries(1):
        assert len(permit_cautions(rows, timezone.localdate(), home_office())) == 5


def test_the_desk_asks_for_the_visit_of_an_accepted_invitation_until_there_is_one(
    invite, relation, make_user
):
    def asked() -> list:
        return [one for one in dues_of(planner, timezone.localdate()) if one.kind == "visit_to_plan"]

    planner, near, far = make_user("officer"), accepted(invite(ahead=12)), accepted(invite(ahead=200))
    invite(ahead=90)  # not answered yet
    accepted(invite(ahead=-200))  # long over
    late, due = asked()
    assert (late.standing, due.standing) == ("late", "due") and "too late" in late.reason
    assert due.act_url == f"/desk/visits/new/?invitation={far.reference}" and "handed in by" in due.reason
    assert not [
        one for one in dues_of(make_user("auditor"), timezone.localdate()) if one.kind == "visit_to_plan"
    ]
    for invitation in (near, far):
        plan_visit(by=BY, relation=relation, direction="outgoing", starts_on=invitation.starts_on, title_eng="x",
                   invitation_reference=invitation.reference)  # fmt: skip
    assert not asked()
    Visit.objects.filter(invitation_reference=far.reference).update(state="cancelled", cancelled_because="x")
    assert [one.url for one in asked()] == [f"/desk/invitations/{far.pk}/"]


def test_before_its_visit_is_planned_somebody_says_who_invites(invite, make_user):
    row = accepted(invite(partner=None))
    found = next(
        one for one in dues_of(make_user("officer"), timezone.localdate()) if one.kind == "visit_to_plan"
    )
    assert (found.act, found.act_url) == ("Say who invites", f"/desk/invitations/{row.pk}/")


def test_the_lead_time_of_a_reply_is_the_strictest_rule_that_visits_know(relation):
    lead = permit_lead(date(2026, 11, 26))
    assert lead.days == 30 and lead.first_day(date(2026, 11, 26)) == date(2026, 12, 26)
    assert not lead.is_confirmed and "59/2019" in lead.source


def test_whether_a_cooperation_was_in_force_is_judged_by_what_the_record_said_on_that_day(relation, water):
    from jalin.invitations.placing import verdict_on
    from jalin.relations.services import add_event

    relation.kind = "sister"
    relation.save(update_fields=["kind"])
    for day, kind in ((date(2002, 3, 1), "relation_established"), (date(2025, 8, 11), "mou_renewed")):
        add_event(by=BY, relation=relation, kind=kind, source="s", starts_on=day, precision="day")
    relation.refresh_from_db()
    asked = {
        day: verdict_on(Invitation(starts_on=day, partner=relation.partner, pk=0), relation).must_accept
        for day in (date(2001, 1, 1), date(2018, 11, 2), timezone.localdate())
    }
    assert list(asked.values()) == [False, True, True]


@pytest.fixture
def offer(relation, water):
    visit = plan_visit(by=BY, relation=relation, direction="incoming", starts_on=timezone.localdate(), title_eng="Guests")  # fmt: skip
    return record_offer(
        by=BY,
        visit=visit,
        field=water,
        counterpart="浜松市上下水道部",
        what_eng="Train two engineers\nin May",
    )


def test_an_offer_becomes_an_invitation_on_the_board_and_on_the_timeline(offer, desk, relation):
    officer = desk()
    officer.post(f"/desk/offers/{offer.pk}/take-up/", {"key": "invitation"})
    made = Invitation.objects.get()
    offer.refresh_from_db()
    assert (offer.became, offer.became_reference) == ("invitation", made.reference)
    assert officer.get(offer.became_url).status_code == 200
    assert (made.title, made.partner, made.channel) == ("Train two engineers", relation.partner, "event")
    assert Event.objects.filter(kind="invitation_received", relation=relation).count() == 1


def test_an_offer_becomes_a_need_of_the_period_that_holds_today_and_without_one_nothing_happens(
    offer, make_user
):
    officer = make_user("officer")
    with pytest.raises(ValidationError, match="planning period"):
        take_up_offer(by=officer, offer=offer, key="need")
    today = timezone.localdate()
    Period.objects.create(key="p", name_eng="P", starts_on=today, ends_on=today, source="Plan")
    take_up_offer(by=officer, offer=offer, key="need")
    need = Need.objects.get()
    assert (need.title_eng, need.field.key, offer.became) == ("Train two engineers", "wastewater", "need")
    with pytest.raises(NotAllowed):
        take_up_offer(by=make_user("auditor"), offer=offer, key="need")
