"""Flags stand by a dated row, and the row is told."""

from datetime import date

from jalin.visits.hosting.flags import flags_from_left, rule_for, shipped_rules

DAY = date(2026, 2, 3)


def test_in_indonesia_the_own_flag_stands_at_the_right_so_the_watcher_sees_it_left():
    rule = rule_for("ID", DAY)
    assert flags_from_left("ID", "JP", rule) == ["ID", "JP"] and "24/2009" in rule.basis


def test_elsewhere_and_before_the_law_the_guest_has_the_place_of_honour():
    for rule in (rule_for("JP", DAY), rule_for("ID", date(2002, 1, 1))):
        assert rule.country == "" and flags_from_left("JP", "ID", rule) == ["ID", "JP"]


def test_within_one_country_one_flag_is_enough():
    assert flags_from_left("ID", "ID", rule_for("ID", DAY)) == ["ID"]


def test_every_row_names_its_source():
    assert all(rule.source and rule.basis and rule.own in {"left", "right"} for rule in shipped_rules())
