"""The rule of existing cooperation."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.invitations.cooperation import Cooperation, judge

IN_FORCE = Cooperation(kind="limited", has_agreement=True, agreed_on=date(2025, 8, 11), valid_until=date(2030, 8, 11), closed_on=None,
                       is_closed=False, is_legacy=False, fields=("water", "employment"))  # fmt: skip
DAY = date(2027, 5, 10)


def keys(verdict) -> list[str]:
    return [one.key for one in verdict.reasons]


@pytest.mark.parametrize(
    ("cooperation", "fields", "must", "why"),
    [
        (None, ["water"], False, ["no_relation"]),
        (replace(IN_FORCE, has_agreement=False), ["water"], False, ["no_agreement"]),
        (replace(IN_FORCE, is_closed=True, closed_on=date(2026, 1, 1)), ["water"], False, ["closed"]),
        (replace(IN_FORCE, valid_until=date(2027, 5, 9)), ["water"], False, ["ran_out"]),
        (replace(IN_FORCE, valid_until=date(2027, 5, 10)), ["water"], True, ["in_force_until", "within"]),
        (replace(IN_FORCE, agreed_on=date(2027, 6, 1)), ["water"], False, ["not_yet"]),
        (
            replace(IN_FORCE, is_legacy=True, valid_until=date(1990, 1, 1)),
            ["water"],
            True,
            ["in_force_legacy", "within"],
        ),
        (IN_FORCE, ["water", "culture"], False, ["in_force_until", "outside"]),
        (IN_FORCE, [], False, ["in_force_until", "no_field_named"]),
        (replace(IN_FORCE, kind="sister"), ["culture"], True, ["in_force_until", "broad_tie"]),
    ],
)
def test_what_is_in_force_and_within_its_scope_is_accepted_by_rule(cooperation, fields, must, why):
    verdict = judge(cooperation, fields=fields, on=DAY)
    assert (verdict.must_accept, keys(verdict)) == (must, why)


@given(
    st.builds(Cooperation, kind=st.sampled_from(["sister", "limited", "institution", "none"]), has_agreement=st.booleans(),
              agreed_on=st.none() | st.dates(), valid_until=st.none() | st.dates(), closed_on=st.none() | st.dates(),
              is_closed=st.booleans(), is_legacy=st.booleans(), fields=st.lists(st.sampled_from("abcd"), unique=True).map(tuple)),
    st.lists(st.sampled_from("abcd"), unique=True), st.dates(),
)  # fmt: skip
@settings(max_examples=30)
def test_a_field_more_never_brings_a_limited_cooperation_nearer_and_a_reason_is_always_given(
    cooperation, fields, on
):
    verdict = judge(cooperation, fields=fields, on=on)
    assert verdict.reasons and (verdict.is_in_force or not verdict.is_within_scope)
    if verdict.must_accept:
        assert cooperation.has_agreement and not cooperation.is_closed
        wider = judge(replace(cooperation, fields=tuple("abcd")), fields=fields, on=on)
        assert wider.must_accept
