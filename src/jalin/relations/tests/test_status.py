"""The status of a relation, in Python and in SQL."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalin.relations.kept_facts import PREFIXES, columns_for
from jalin.relations.models import Partner, Relation
from jalin.relations.rules import Facts, Happening, derive_status, gather_facts
from jalin.relations.selectors import status_of, with_status

TODAY = date(2026, 11, 24)
DAYS = st.one_of(
    st.none(), st.sampled_from([-1000, -366, -365, -364, -1, 0, 1, 200]).map(lambda n: TODAY + timedelta(n))
)
FACTS = st.builds(
    Facts,
    events=st.integers(0, 3),
    first_on=DAYS,
    last_contact_on=DAYS,
    last_contact_is_exact=st.booleans(),
    agreed_on=DAYS,
    has_agreement=st.booleans(),
    valid_until=DAYS,
    closed_as=st.sampled_from(["", "lapsed", "ended"]),
    closed_on=DAYS,
)
HAPPENINGS = st.lists(st.builds(
    Happening, kind=st.sampled_from(["visit", "mou_signed", "agreement_ended", "relation_ended", "loi_signed"]), on=DAYS,
    is_contact=st.booleans(), effect=st.sampled_from(["", "explores", "agrees", "lapses", "ends"]), stage=st.booleans(),
    valid_until=DAYS,
), max_size=6)  # fmt: skip


@pytest.fixture
def relation(db):
    partner = Partner.objects.create(slug="x", sort_name="x", name_eng="X")
    return Relation.objects.create(partner=partner)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    facts=FACTS,
    is_legacy=st.booleans(),
    idle_days=st.sampled_from([0, 30, 365]),
    audience=st.sampled_from(list(PREFIXES)),
)
def test_the_database_derives_the_same_status_as_the_rules(relation, facts, is_legacy, idle_days, audience):
    columns = columns_for(audience, facts)
    Relation.objects.filter(pk=relation.pk).update(is_legacy=is_legacy, **columns)
    found = with_status(Relation.objects.all(), audience=audience, on=TODAY, idle_days=idle_days).get()
    told = derive_status(facts, on=TODAY, idle_after_days=idle_days, is_legacy=is_legacy)
    assert found.status == told.key == status_of(found, audience=audience, on=TODAY, idle_days=idle_days).key
    assert bool(found.is_silent) == (told.days is not None and told.days > idle_days)


@pytest.mark.django_db
def test_a_partner_without_a_relation_has_no_status():
    Partner.objects.create(slug="x", sort_name="x", name_eng="X")
    assert (
        with_status(Partner.objects.all(), audience="public", on=TODAY, idle_days=365, prefix="relation__")
        .get()
        .status
        == ""
    )


@given(HAPPENINGS)
def test_the_order_in_which_events_are_read_does_not_matter(happenings):
    assert gather_facts(happenings) == gather_facts(reversed(happenings))


@given(HAPPENINGS, st.integers(0, 800))
def test_more_patience_never_makes_a_relation_idle(happenings, patience):
    facts = gather_facts(happenings)
    strict, patient = (
        derive_status(facts, on=TODAY, idle_after_days=days).key for days in (patience, patience + 100)
    )
    assert patient == strict or strict == "idle"


def test_a_renewal_after_the_end_opens_a_relation_again():
    ended = Happening("agreement_ended", date(2020, 1, 1), effect="lapses", is_contact=False)
    signed = Happening("mou_signed", date(2026, 10, 1), effect="agrees")
    assert derive_status(gather_facts([ended]), on=TODAY, idle_after_days=365).key == "lapsed"
    assert derive_status(gather_facts([ended, signed]), on=TODAY, idle_after_days=365).key == "active"
