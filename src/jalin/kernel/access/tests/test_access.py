"""Verbs, roles, grants and scopes: deny by default."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from jalin.config.roles import ROLES
from jalin.kernel.access import (
    Grants,
    NotAllowed,
    Role,
    can,
    forget_grants,
    grants_of,
    install_roles,
    nouns,
    require,
    rows,
    scope_of,
    verb,
    verbs,
)
from jalin.kernel.rulebook.models import DatedRule
from jalin.people.models import Unit, User
from jalin.people.services import create_unit, give_duty, set_active

BY = "system:test"


def fresh(user) -> User:
    return User.objects.get(pk=user.pk)


def test_whoever_has_no_role_may_do_what_visitors_may_and_no_more(make_user):
    public = next(role for role in ROLES if role.key == "public")
    for user in (make_user(), AnonymousUser()):
        assert {key for key in verbs() if can(user, key)} == public.verbs


def test_a_verb_nobody_declared_is_refused():
    assert not can(AnonymousUser(), "people.rule_the_world")


def test_a_verb_cannot_be_declared_twice():
    with pytest.raises(ValueError, match="twice"):
        verb("people.view_desk", "again")


def test_a_role_with_an_unknown_verb_does_not_start():
    with pytest.raises(ValueError, match="nobody declared"):
        install_roles([Role("x", "x", "x", frozenset({"people.rule_the_world"}))])


def test_a_noun_has_one_scope_function():
    with pytest.raises(ValueError, match="already"):
        scope_of(Unit)(lambda user, verb: Unit.objects.all())


def test_a_model_without_a_scope_shows_nothing_to_anybody(make_user):
    DatedRule.objects.create(key="x", value=1, source="test")
    assert DatedRule not in nouns()
    assert not rows(DatedRule, make_user("head"), "people.edit_office").exists()


def test_roles_that_only_read_hold_no_verb_that_changes():
    known, changing = verbs(), {}
    for role in ROLES:
        changing[role.key] = {key for key in role.all_verbs if known[key].changes}
    assert changing["auditor"] == set()
    # a foreign city hands in its own invitation, a reader answers and asks for the news
    assert changing["public"] == {"invitations.hand_in", "replies.leave", "newsletter.subscribe"}


def test_only_the_head_decides_who_may_do_what():
    assert [role.key for role in ROLES if "people.manage_users" in role.all_verbs] == ["head"]


def test_a_refusal_is_a_sentence_that_names_the_right(make_user):
    with pytest.raises(NotAllowed, match="Create users, give and end roles"):
        require(make_user("officer"), "people.manage_users")


def test_a_role_holds_from_its_first_day_to_its_last(make_user):
    today, user = timezone.localdate(), make_user()
    give_duty(by=BY, user=user, role="moderator", since=today - timedelta(days=9), until=today)
    assert can(fresh(user), "people.view_desk")
    duty = user.duties.get()
    duty.until = today - timedelta(days=1)
    duty.save()
    assert not can(fresh(user), "people.view_desk")


def test_a_switched_off_person_may_do_nothing(make_user):
    user = make_user("head")
    set_active(by=BY, user=user, is_active=False)
    assert not can(fresh(user), "people.view_desk")


def test_a_right_of_a_unit_reaches_the_rows_of_that_unit_only(make_user, bandung):
    from jalin.relations.models import Involvement, Relation

    involved = Involvement.objects.filter(unit__isnull=False).first()
    user = make_user("unit", unit=involved.unit)
    granted = grants_of(user, "relations.add_event")
    assert granted == Grants(units=frozenset({involved.unit_id}))
    assert can(user, "relations.add_event", involved.relation)
    reached = set(rows(Relation, user, "relations.add_event").values_list("pk", flat=True))
    outside = Relation.objects.exclude(pk__in=reached).first()
    assert outside is not None
    assert not can(user, "relations.add_event", outside)


def test_two_roles_add_up(make_user):
    user, unit = make_user("unit"), create_unit(by=BY, key="x", name={"name_ind": "X"})
    give_duty(by=BY, user=user, role="officer", unit=unit)
    assert grants_of(fresh(user), "relations.edit_partner").everywhere


def test_grants_are_read_once_and_again_when_told(make_user, django_assert_num_queries):
    user = fresh(make_user("officer"))
    can(user, "people.view_desk")
    with django_assert_num_queries(0):
        assert can(user, "people.view_users")
    forget_grants(user)
    with django_assert_num_queries(1):
        can(user, "people.view_desk")


def test_a_row_that_is_not_saved_is_nobodys(make_user):
    assert not can(make_user("unit"), "relations.add_event", Unit())


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_no_right_is_held_everywhere_and_for_own_rows_at_once(role):
    assert role.verbs & role.limited == frozenset()
