"""The rules that ship: every row is there, well kept, and judges as the law it cites."""

import datetime
from decimal import Decimal

import pytest

from jalin.fields.employment.engine.eligibility import judge, judge_pairs, load_rules

ROWS = [*(f"JP-{row:02d}" for row in range(1, 14)), *(f"ID-{row:02d}" for row in range(1, 11)),
        *(f"PD-{row:02d}" for row in range(1, 7))]  # fmt: skip
TODAY = datetime.date(2026, 11, 25)
LAST_DAY, FIRST_DAY = datetime.date(2027, 3, 31), datetime.date(2027, 4, 1)


@pytest.fixture(scope="module")
def rules():
    return load_rules()


@pytest.fixture
def seeker():
    return {
        "seeker.birth_date": datetime.date(2000, 5, 1),
        "seeker.language_certificate": "jft_basic",
        "seeker.language_level": "A2",
        "seeker.language_certificate_no": "J-1",
        "seeker.language_certificate_on": datetime.date(2026, 3, 1),
        "seeker.skill_test_field": "industrial_products",
        "seeker.months_in_ssw_i": 0,
    }


@pytest.fixture
def plant():
    """A supplier's forge, by what the plant makes."""
    return {
        "place.programme": "ssw_i",
        "place.field": "industrial_products",
        "place.path": "direct",
        "place.jsic": "2453",
        "place.work_category": "machine_metal_working",
        "place.jaim_no": "J-77",
        "place.jaim_joined_on": datetime.date(2026, 1, 5),
        "place.is_direct_employment": True,
        "place.has_support_plan": True,
        "place.demand_verified_by": "KBRI Tokyo",
        "place.demand_no": "JO-1",
        "place.demand_verified_on": datetime.date(2026, 10, 1),
    }


@pytest.fixture
def judged(rules):
    """judged(facts, on): the result, and rule id -> finding."""

    def look(facts, on=TODAY, scope="pair", stage="matching"):
        verdict = judge(rules, scope, facts, on, stage=stage)
        return verdict.result, {found.rule.id: found for found in verdict.findings}

    return look


@pytest.mark.parametrize("row", ROWS)
def test_every_row_ships(rules, row):
    assert rules.find(row) is not None


def test_every_row_is_well_kept(rules):
    assert len(rules.rules) >= 60
    for rule in rules.rules:
        assert all(rule.text.values()), rule.id
        assert all(rule.next_step.values()), rule.id
        assert rule.reason_code, rule.id
        if rule.mark == "K":
            assert rule.severity != "block", rule.id
            assert rule.verified_on is None, rule.id
        if rule.mark == "C":
            assert rule.source, rule.id
            assert rule.verified_on <= TODAY, rule.id


def test_a_pair_with_all_that_is_needed_passes(judged, seeker, plant):
    result, findings = judged({**seeker, **plant})
    assert result == "pass"
    assert set(findings) == {"JP-09d"}  # pay beside a Japanese peer's: not confirmed, so it only warns


@pytest.mark.parametrize(
    "code,result",
    [("3113", "fail"), ("3111", "fail"), (None, "unknown"), ("", "unknown"), ("2591", "unknown"), ("2922", "unknown"), ("2741", "unknown"),
     ("2469", "unknown"), ("1821", "unknown"), ("245", "unknown"), ("31131", "unknown"), ("２４５１", "unknown"), ("2592", "pass"),
     ("2451", "pass"), ("2465", "pass"), ("2921", "pass"), ("3011", "pass")],
)  # fmt: skip
@pytest.mark.parametrize("programme", ["ssw_i", "employment_for_skill_development"])
def test_a_plant_is_judged_by_what_it_makes(judged, seeker, plant, programme, code, result):
    facts = {**seeker, **plant, "place.programme": programme, "place.jsic": code}
    found, findings = judged(facts, FIRST_DAY)
    assert found == result
    if result != "pass":
        rule = next(findings[name].rule for name in ("JP-05", "JP-05c") if name in findings)
        assert rule.reason_code == "plant_class_not_open"
        assert rule.source
        assert "JSIC" in rule.next_step["eng"]
    if not code:
        assert any("place.jsic" in one.missing for one in findings.values())


@pytest.mark.parametrize("start", [None, "the day"])
@pytest.mark.parametrize(
    "programme,last_day,first_day",
    [("technical_intern_training", "pass", "fail"), ("employment_for_skill_development", "fail", "pass")],
)
def test_the_switch_of_2027_04_01(judged, seeker, plant, start, programme, last_day, first_day):
    for on, result in ((LAST_DAY, last_day), (FIRST_DAY, first_day)):
        facts = {**seeker, **plant, "place.programme": programme, "place.start_on": on if start else None}
        assert judged(facts, on)[0] == result


def test_a_training_applied_for_in_time_may_still_begin_by_the_end_of_june(judged, seeker, plant):
    facts = {**seeker, **plant, "place.programme": "technical_intern_training",
             "place.training_plan_applied_on": datetime.date(2027, 3, 31)}  # fmt: skip
    for start, result in ((datetime.date(2027, 6, 30), "pass"), (datetime.date(2027, 7, 1), "fail")):
        assert judged({**facts, "place.start_on": start}, FIRST_DAY)[0] == result
    late = {**facts, "place.training_plan_applied_on": FIRST_DAY, "place.start_on": FIRST_DAY}
    assert judged(late, FIRST_DAY)[0] == "fail"


def test_a_new_field_is_unknown_until_its_first_day_is_published(judged, seeker, plant):
    facts = {**seeker, **plant, "place.field": "linen_supply", "seeker.skill_test_field": "linen_supply"}
    result, findings = judged(facts)
    assert (result, findings["JP-01"].result, findings["JP-02"].result) == ("unknown", "unknown", "fail")
    assert judged(facts, datetime.date(2026, 1, 22))[0] == "fail"  # the day before the cabinet decided


@pytest.mark.parametrize(
    "change,rule,result",
    [
        ({"seeker.language_level": "N5"}, "JP-03", "fail"),
        ({"seeker.language_certificate": "none"}, "JP-03", "fail"),
        ({"seeker.language_certificate_no": None}, "JP-03", "unknown"),
        ({"seeker.language_certificate_on": datetime.date(2027, 1, 1)}, "JP-03", "fail"),
        ({"seeker.skill_test_field": "agriculture"}, "JP-04", "fail"),
        ({"seeker.skill_test_field": None, "seeker.training_ii_completed": True, "seeker.training_ii_field": "agriculture"}, "JP-04",
         "unknown"),
        ({"place.work_category": None}, "JP-05b", "unknown"),
        ({"place.programme": "ssw_ii", "place.work_category": "sewing"}, "JP-05b", "fail"),
        ({"place.jaim_no": None}, "JP-07", "unknown"),
        ({"place.jaim_joined_on": datetime.date(2026, 12, 1)}, "JP-07", "fail"),
        ({"place.filing_on": datetime.date(2026, 1, 5)}, "JP-07", "fail"),
        ({"seeker.months_in_ssw_i": 60}, "JP-08", "fail"),
        ({"seeker.birth_date": datetime.date(2008, 11, 26)}, "JP-09", "fail"),
        ({"place.is_direct_employment": False}, "JP-09b", "fail"),
        ({"place.has_support_plan": None}, "JP-09e", "unknown"),
        ({"place.demand_no": None}, "ID-07", "unknown"),
        ({"place.path": "agency", "place.sip2mi_no": "X", "place.sip2mi_until": TODAY, "place.sip3mi_no": "Y",
          "place.sip3mi_until": datetime.date(2026, 11, 24)}, "ID-08", "fail"),
        ({"place.recruiter_kind": "training_centre"}, "ID-08c", "fail"),
        ({"place.sex_required": "women"}, "OF-01", "fail"),
        ({"place.programme": None}, "JP-01", "pass"),
    ],
)  # fmt: skip
def test_one_change_is_found(judged, seeker, plant, change, rule, result):
    found, findings = judged({**seeker, **plant, **change})
    assert (findings[rule].result if rule in findings else "pass") == result
    assert found != "pass"


@pytest.mark.parametrize(
    "change",
    [
        {"seeker.birth_date": datetime.date(2008, 11, 25)},
        {"seeker.months_in_ssw_i": 71, "seeker.ssw_ii_test_share": Decimal("80")},
        {"place.filing_on": datetime.date(2026, 1, 6)},
        {"seeker.language_certificate": None, "seeker.training_ii_completed": True},
    ],
)
def test_these_still_pass(judged, seeker, plant, change):
    assert judged({**seeker, **plant, **change})[0] == "pass"


def test_a_transfer_waits_one_year_or_two_by_field(judged, seeker, plant):
    moving = {**seeker, **plant, "place.programme": "employment_for_skill_development", "seeker.is_moving_employer": True,
              "seeker.moves_through": "hello_work"}  # fmt: skip
    for months, result in ((23, "fail"), (24, "pass")):
        assert judged({**moving, "seeker.months_at_employer": months}, FIRST_DAY)[0] == result
    broker = {**moving, "seeker.months_at_employer": 30, "seeker.moves_through": "private_broker"}
    assert judged(broker, FIRST_DAY)[0] == "fail"


def test_later_papers_are_asked_for_later(judged, seeker, plant):
    facts = {**seeker, **plant}
    assert judged(facts)[0] == "pass"
    result, findings = judged(facts, stage="departure")
    assert result == "unknown"
    assert {"ID-02", "ID-09"} <= set(findings)
    assert "seeker.has_opp_certificate" in findings["ID-02"].missing


def test_a_placement_fee_paid_by_a_candidate_is_blocked(judged):
    fee = {"payment.payer": "candidate", "payment.payee": "broker", "payment.category": "placement_fee", "payment.receipt_no": "K-1",
           "payment.programme": "ssw_i"}  # fmt: skip
    result, findings = judged(fee, scope="payment")
    assert (result, list(findings)) == ("fail", ["ID-06"])
    assert "alert" in findings["ID-06"].rule.next_step["eng"]
    assert judged({**fee, "payment.payer": "employer"}, scope="payment")[0] == "pass"
    assert judged({**fee, "payment.category": "medical_test"}, scope="payment")[0] == "pass"
    assert judged({**fee, "payment.category": None}, scope="payment")[0] == "unknown"


def test_an_unconfirmed_figure_warns_and_does_not_block(judged):
    fee = {"payment.payer": "candidate", "payment.payee": "clinic", "payment.category": "medical_test", "payment.receipt_no": "K-2",
           "payment.programme": "employment_for_skill_development", "payment.monthly_pay": Decimal(200_000),
           "payment.to_sending_body_total": Decimal(400_001)}  # fmt: skip
    result, findings = judged(fee, scope="payment")
    assert (result, list(findings), findings["JP-12b"].rule.severity) == ("pass", ["JP-12b"], "warn")


def test_an_export_before_acceptance_is_anonymous_and_names_its_basis(judged):
    export = {"export.fields": ["case", "field", "language_level"], "export.recipient": "Hamamatsu", "export.basis": "agreement_clauses",
              "export.at": "2026-11-25T09:00", "export.is_accepted": False}  # fmt: skip
    assert judged(export, scope="export")[0] == "pass"
    for fields in (
        ["case", "medical_result"],
        ["case", "family_income"],
        ["case", "name"],
        ["birth_date"],
        ["a_new_field"],
    ):
        assert judged({**export, "export.fields": fields}, scope="export")[0] == "fail"
    assert "PD-01" in judged({**export, "export.fields": ["health"]}, scope="export")[1]
    assert (
        judged({**export, "export.is_accepted": None, "export.fields": ["name"]}, scope="export")[0] == "fail"
    )
    for name in ("export.basis", "export.recipient", "export.at"):
        assert judged({**export, name: None}, scope="export")[0] == "unknown"
    assert judged({**export, "export.basis": "convenience"}, scope="export")[0] == "fail"


def test_steps_come_in_order(judged):
    assert judged({"step.name": "visa", "step.done": ["contract", "coe"]}, scope="step")[0] == "fail"
    assert (
        judged({"step.name": "visa", "step.done": ["siskop2mi_id", "coe", "contract"]}, scope="step")[0]
        == "pass"
    )
    assert judged({"step.name": "holiday", "step.done": []}, scope="step")[0] == "unknown"


def test_a_child_needs_consent_but_the_rule_is_not_confirmed(judged):
    child = {"applicant.birth_date": datetime.date(2012, 1, 1), "applicant.has_guardian_consent": False}
    result, findings = judged(child, scope="application")
    assert (result, findings["PD-05"].result) == ("pass", "fail")


def test_pairs_are_judged_as_one_by_one(rules, seeker, plant):
    seekers = {"S1": seeker, "S2": {}, "S3": {**seeker, "seeker.language_level": "N5"}}
    places = {"P1": plant, "P2": {**plant, "place.jsic": "3113"}, "P3": {}}
    found = list(judge_pairs(rules, seekers, places, TODAY))
    assert [(one, two) for one, two, _ in found] == [(one, two) for one in seekers for two in places]
    for one, two, verdict in found:
        assert verdict == judge(rules, "pair", {**seekers[one], **places[two]}, TODAY, stage="matching")
    assert [verdict.result for _, _, verdict in found] == ["pass", "fail", "unknown"] + [
        "unknown",
        "fail",
        "unknown",
    ] + ["fail", "fail", "unknown"]
    assert list(judge_pairs(rules, seekers, places, TODAY, pairs=[("S1", "P1")]))[0][:2] == ("S1", "P1")
