"""What officers do with an invitation."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from jalin.invitations import lifecycle, services
from jalin.invitations.models import Invitation, Sender
from jalin.invitations.placing import offered_partners
from jalin.invitations.selectors import published_invitations, sender_of, visible_invitations
from jalin.kernel.access import NotAllowed
from jalin.kernel.journal.models import Body
from jalin.relations.models import Event, Partner, Relation
from jalin.relations.services import add_event, set_involvement

pytestmark = pytest.mark.django_db
BY = "system:test"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-24 03:00:00+00:00", tick=True):
        yield date(2026, 11, 24)


@given(st.lists(st.sampled_from(sorted(lifecycle.TRANSITIONS)), max_size=12))
def test_what_ended_ends_whatever_is_tried(acts):
    state, ended = lifecycle.UNCONFIRMED, False
    for name in acts:
        if lifecycle.may(name, state):
            assert not ended or name == "reopen"
            state = lifecycle.after(name)
            ended = state in lifecycle.ENDED
    assert state in Invitation.State.values


def test_an_answer_is_owed_on_the_day_they_ask_or_as_the_office_promises(invite):
    assert invite(reply_by=date(2026, 12, 1)).answer_due_on == date(2026, 12, 1)
    assert invite().answer_due_on == date(2026, 11, 2) + timedelta(days=14)


def test_a_unit_gets_it_assesses_it_and_the_office_has_it_again(invite, unit, make_user):
    officer, expert, other = make_user("officer"), make_user("unit", unit=unit), make_user("auditor")
    found = services.hand_to_unit(by=officer, invitation=invite(), unit=unit)
    assert (found.state, found.unit, found.held_since) == ("with_unit", unit, date(2026, 11, 24))
    with pytest.raises(NotAllowed):
        services.mark_assessed(by=other, invitation=found)
    assert services.mark_assessed(by=expert, invitation=found).state == "assessed"
    with pytest.raises(NotAllowed):
        services.mark_assessed(by=expert, invitation=invite())  # not handed to this unit


def test_an_act_that_does_not_fit_the_state_is_refused_with_a_sentence(invite):
    stale = invite()
    services.answer_invitation(
        by=BY, invitation=stale, outcome="declined", answered_on=date(2026, 11, 20), answer_reason="No need"
    )
    with pytest.raises(ValidationError, match="is “Answered” now"):
        services.withdraw_invitation(by=BY, invitation=stale)


def test_a_form_offers_the_partners_of_the_country(invite, partner, make_user):
    officer = make_user("officer")
    assert list(offered_partners(officer, invite(country="JP"))) == [partner]
    assert not offered_partners(officer, invite(country="KR")).exists()
    assert list(offered_partners(officer, invite(country="KR", partner=partner))) == [partner]


def test_the_timeline_of_the_relation_tells_that_it_came_and_how_it_was_answered(invite, partner):
    invitation = invite(partner=partner)
    services.answer_invitation(
        by=BY,
        invitation=invitation,
        outcome="accepted",
        answered_on=date(2026, 11, 20),
        public_reason_eng="Need",
    )
    kinds = list(
        Event.objects.filter(relation=partner.relation).order_by("pk").values_list("kind", "audience")
    )
    assert kinds == [("invitation_received", "staff"), ("invitation_answered", "staff")]
    answered = Event.objects.get(kind="invitation_answered")
    assert answered.summary_ind == "Jawaban atas undangan “Water week”: Diterima"


def test_when_another_partner_invites_the_timeline_of_the_first_is_put_right(invite, partner):
    other = Partner.objects.create(slug="toyama", name_eng="Toyama", sort_name="toyama")
    Relation.objects.create(partner=other)
    invitation = invite(partner=partner)
    services.identify_partner(by=BY, invitation=invitation, partner=other)
    assert services.events_of(invitation).get().relation.partner == other
    services.identify_partner(by=BY, invitation=invitation, partner=None)
    assert not services.events_of(invitation).exists()


def test_only_what_the_rule_says_goes_the_path_of_existing_cooperation(invite, partner, water, culture):
    invitation = invite(partner=partner, fields=[water])
    with pytest.raises(ValidationError, match="does not hold"):
        services.mark_must_accept(by=BY, invitation=invitation)
    add_event(
        by=BY,
        relation=partner.relation,
        kind="mou_signed",
        source="x",
        starts_on=date(2025, 8, 11),
        precision="day",
    )
    set_involvement(by=BY, relation=partner.relation, field=water)
    services.mark_must_accept(by=BY, invitation=invitation)
    invitation.refresh_from_db()
    assert invitation.must_accept and invitation.cooperation["reasons"][0] == {
        "key": "in_force",
        "day": "2025-08-11",
    }
    services.edit_invitation(
        by=BY, invitation=invitation, fields=[water, culture]
    )  # culture is outside the scope
    invitation.refresh_from_db()
    assert not invitation.must_accept


def test_everybody_reads_the_reason_once_it_is_published_and_nothing_before(invite, partner, make_user):
    nobody = make_user()
    invitation = invite(partner=partner)
    found = services.answer_invitation(
        by=BY, invitation=invitation, outcome="declined", answered_on=date(2026, 11, 20), answer_reason="x"
    )
    with pytest.raises(ValidationError, match="as everybody may read it"):
        services.publish_outcome(by=BY, invitation=found, is_published=True)
    assert not published_invitations(nobody).exists()
    services.publish_outcome(by=BY, invitation=found, is_published=True, public_reason_eng="No declared need")
    assert published_invitations(nobody).get() == found and not visible_invitations(nobody).exists()
    services.reopen_answer(by=BY, invitation=found, reason="Entered wrongly")
    assert not published_invitations(nobody).exists()


def test_who_sent_it_is_known_to_few_hidden_in_the_journal_and_can_be_erased(invite, make_user):
    sender = {"name": "Tanaka Hanako", "email": "hanako@city.example", "phone": "+81 53", "language": "ja"}
    invitation = invite(sender=sender)
    assert sender_of(make_user("officer"), invitation).name == "Tanaka Hanako"
    assert sender_of(make_user("leader"), invitation) is None
    said = "".join(Body.objects.values_list("text", flat=True))
    assert (
        "Hanako" not in said and "hanako@" not in said and Sender.objects.get().email_digest[:8] not in said
    )
    services.erase_sender(by=make_user("head"), invitation=invitation, reason="Asked for")
    assert sender_of(make_user("officer"), invitation) is None and Sender.objects.get().email == ""


def test_a_sender_is_forgotten_so_long_after_the_answer_as_the_rule_says(invite):
    sender = {"name": "Tanaka Hanako", "email": "h@city.example", "phone": "", "language": "ja"}
    answered, waiting = invite(sender=sender), invite(sender=sender)
    services.answer_invitation(
        by=BY, invitation=answered, outcome="declined", answered_on=date(2026, 11, 20), answer_reason="x"
    )
    assert not services.senders_kept_too_long(date(2026, 11, 24) + timedelta(days=730)).exists()
    assert (
        list(services.senders_kept_too_long(date(2026, 11, 24) + timedelta(days=731)))
        == [answered]
        != [waiting]
    )


def test_what_is_no_invitation_is_removed_with_a_reason_and_only_while_it_is_new(invite, unit):
    advertisement, real = invite(), invite()
    with pytest.raises(ValidationError):
        services.discard(by=BY, invitation=advertisement)
    services.discard(by=BY, invitation=advertisement, reason="An advertisement")
    with pytest.raises(ValidationError, match="nobody has worked on"):
        services.discard(
            by=BY, invitation=services.hand_to_unit(by=BY, invitation=real, unit=unit), reason="x"
        )
    assert Invitation.objects.get() == real
