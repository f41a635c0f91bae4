"""Random walks through every procedure, and what must hold whatever happens."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.agreements.engine.catalogue import shipped
from jalin.agreements.engine.course import Course
from jalin.agreements.engine.drawing import draw
from jalin.agreements.engine.happenings import Happening, in_order, on_day
from jalin.agreements.engine.procedure import MARKS, OUTCOMES, said
from jalin.agreements.engine.replaying import CLOSED, NOT_BEGUN, PASSED, UNDER_WAY, replay
from jalin.agreements.engine.telling import as_json
from jalin.agreements.engine.what_if import compare, with_moved
from jalin.kernel.clocks.working_days import Holiday, WorkingCalendar

ALL = list(shipped().values())
LONG = shipped()["id-permendagri-25-2020"]
START = date(2024, 1, 2)
BARE = WorkingCalendar("ID")
WITHOUT_TURN = ("paused", "resumed", "replaced")
COUNTED = [(one, rule) for one in ALL for rule in one.clocks.values() if rule.unit == "working_day"]
PICTURES = Path(__file__).parents[5] / "docs/pictures/procedures"
STEPS = st.lists(st.tuples(st.sampled_from([0, 0, 0, 0, 1, 2, 3, 5]), st.integers(0, 80)), max_size=24)
FREE = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 900)), max_size=8)  # acts of any kind on any day


def walk(procedure, steps) -> list[Happening]:
    """Acts against which nothing stands, of all there are, one after another; mostly that a stage is passed."""
    course, happenings, day = Course(procedure, BARE), [], START
    acts = sorted(acts_of(procedure), key=lambda act: OUTCOMES.index(act[1]))
    for choice, days in steps:
        day += timedelta(days=days)
        possible = [
            act for act in acts if act[1] not in WITHOUT_TURN and not course.objections_to(act, on=day)
        ]
        if not possible:
            break
        stage, outcome = possible[choice % len(possible)]
        happenings.append(on_day(stage, day, outcome))
        course.tell(happenings[-1])
    return happenings


def acts_of(procedure) -> list[tuple[str, str]]:
    return [(stage.code, outcome) for stage in procedure.stages.values() for outcome in stage.leads_to]


def scattered(procedure, rows) -> list[Happening]:
    acts = acts_of(procedure)
    chosen = [(*acts[place % len(acts)], START + timedelta(days=days)) for place, days in rows]
    return [on_day(stage, day, outcome, note="A basis") for stage, outcome, day in chosen]


def is_legal(procedure, happenings) -> bool:
    """The file's own words read once more, without the engine: whose turn it is, what has to be passed before, and silence
    only after the working days that the law gives."""
    turn, passed, received = {procedure.first}, set(), {}
    for one in happenings:
        stage = procedure.stages[one.stage]
        if one.stage not in turn:
            return False
        goes_on = one.outcome in ("done", "deemed", "bypassed", "received")
        if goes_on and not all(passed & set(need.stages) for need in stage.needs if need.stages):
            return False
        if one.outcome in ("deemed", "bypassed"):
            rule = next(rule for rule in procedure.clocks.values() if rule.permits == one.act)
            since = received.get(one.stage)
            days = since and [since + timedelta(days=n) for n in range(1, (one.first - since).days + 1)]
            if not days or sum(day.weekday() < 5 for day in days) <= rule.length:
                return False
        if one.outcome == "received":
            turn, received[one.stage] = {one.stage}, one.first
        elif one.outcome in ("done", "deemed", "bypassed", "refused", "returned"):
            turn = set(stage.leads_to[one.outcome])
            passed = (
                passed | {one.stage}
                if one.outcome in ("done", "deemed", "bypassed")
                else passed - {one.stage}
            )
    return True


@pytest.mark.parametrize("procedure", ALL, ids=lambda one: one.key)
@settings(max_examples=25)
@given(steps=STEPS)
def test_a_walk_over_possible_acts_never_reaches_an_illegal_state(procedure, steps):
    happenings = walk(procedure, steps)
    found = replay(procedure, happenings, on=START + timedelta(days=3000), calendar=BARE)
    assert found.irregular == () and is_legal(procedure, happenings)
    assert (found.state == NOT_BEGUN) == (not happenings)
    assert found.state != CLOSED or found.acts == ()
    assert found.state in {CLOSED, NOT_BEGUN} or found.acts, "a case that is not over can go on"
    assert found.stage is None or found.stage.code == [one for one in happenings if one.outcome not in {
        "sent", "paused", "resumed", "replaced"}][-1].stage  # fmt: skip


@pytest.mark.parametrize("procedure", ALL, ids=lambda one: one.key)
@settings(max_examples=25)
@given(rows=FREE, order=st.randoms())
def test_whatever_was_recorded_is_kept_and_the_order_of_reading_does_not_matter(procedure, rows, order):
    days = {row[1] for row in rows}
    happenings = scattered(procedure, rows)
    found = replay(procedure, happenings, on=START + timedelta(days=1000), calendar=BARE)
    assert len(found.happenings) == len(happenings)
    assert found.state in {NOT_BEGUN, UNDER_WAY, PASSED, CLOSED}
    if len(days) == len(rows):
        shuffled = order.sample(happenings, len(happenings))
        assert as_json(replay(procedure, shuffled, on=found.on, calendar=BARE)) == as_json(found)


@settings(max_examples=100)
@given(
    procedure=st.sampled_from(ALL),
    counted=st.sampled_from(COUNTED),
    rows=FREE,
    off=st.integers(0, 90),
    on=st.integers(0, 1200),
)
def test_one_holiday_more_never_makes_a_deadline_earlier(procedure, counted, rows, off, on):
    day = START + timedelta(days=on)
    more = WorkingCalendar("ID", [Holiday(START + timedelta(days=off), "national")])
    received = on_day(counted[1].starts[0][0], START, counted[1].starts[0][1])
    for route, happenings in ((procedure, scattered(procedure, rows)), (counted[0], [received])):
        before = replay(route, happenings, on=day, calendar=BARE).clocks
        after = replay(route, happenings, on=day, calendar=more).clocks
        assert [one.rule.key for one in before] == [one.rule.key for one in after]
        assert all(a.clock.due <= b.clock.due for a, b in zip(before, after, strict=True))
        assert all(a.late_by >= b.late_by for a, b in zip(before, after, strict=True))


@settings(max_examples=60)
@given(counted=st.sampled_from(COUNTED), days=st.integers(0, 80))
def test_silence_counts_on_no_day_before_the_law_says_so(counted, days):
    procedure, rule = counted
    order = list(procedure.stages)
    way = [on_day(code, START) for code in order[: order.index(rule.permits[0])]]
    way += [
        on_day(rule.permits[0], START, "received"),
        on_day(rule.permits[0], START + timedelta(days=days), rule.permits[1]),
    ]
    found = replay(procedure, way, on=START + timedelta(days=100), calendar=BARE)
    assert (not found.irregular) == is_legal(procedure, way)


@settings(max_examples=60)
@given(procedure=st.sampled_from([LONG, *ALL]), rows=FREE)
def test_each_start_runs_to_the_first_end_after_it(procedure, rows):
    """Looked for once more from the beginning for each start, as the law's text would be read."""
    happenings = in_order(scattered(procedure, rows))
    found = replay(procedure, happenings, on=START + timedelta(days=1000), calendar=BARE).clocks
    for rule in (one for one in procedure.clocks.values() if not one.yearly):
        starts = procedure.clocks[rule.before_end_of].starts if rule.before_end_of else rule.starts
        ends = rule.ends if rule.before_end_of else (*rule.ends, *rule.starts)
        expected = [(one, next((end for end in happenings[place + 1 :] if end.act in ends), None))
                    for place, one in enumerate(happenings) if one.act in starts]  # fmt: skip
        told = [(run.by, None if run.is_end_inferred else run.ended_by) for run in found if run.rule == rule]
        assert told == expected


@settings(max_examples=60)
@given(procedure=st.sampled_from(ALL), rows=FREE)
def test_what_has_not_happened_yet_changes_nothing(procedure, rows):
    happenings, on = scattered(procedure, rows), START + timedelta(days=450)
    known = [one for one in happenings if one.first <= on]
    told = replay(procedure, happenings, on=on, calendar=BARE)
    assert replace(told, ahead=()) == replay(procedure, known, on=on, calendar=BARE)


@settings(max_examples=60)
@given(procedure=st.sampled_from(ALL), rows=FREE)
def test_told_one_after_another_a_case_stands_where_its_whole_record_puts_it(procedure, rows):
    """Position and clocks after each happening are those of a record that ends there: no happening leaves a trace that
    the next one reads wrongly."""
    course = Course(procedure, BARE)
    happenings = in_order(scattered(procedure, rows))
    for number, one in enumerate(happenings, 1):
        course.tell(one)
        found = replay(procedure, happenings[:number], on=one.first, calendar=BARE)
        assert tuple(course.clocks.on(one.first)) == found.clocks
        assert course.position.expected() == tuple(dict.fromkeys(act.stage.code for act in found.acts))
        for key in procedure.clocks:
            late = [run for run in found.clocks if run.rule.key == key and run.is_open and run.is_overdue]
            owed = course.clocks.overdue(key, one.first)
            assert (owed.count, owed.due) == (len(late), late[0].clock.due) if owed else not late


@settings(max_examples=60)
@given(first=st.integers(0, 500), width=st.integers(0, 400), end=st.integers(0, 900))
def test_a_day_that_is_known_roughly_gives_bounds_that_hold_for_every_day_in_it(first, width, end):
    procedure = LONG
    early, signed = START + timedelta(days=first), on_day("j", START + timedelta(days=end))
    rough = Happening("c", "done", early, early + timedelta(days=width))
    on = START + timedelta(days=1400)
    bounds = next(
        one for one in replay(procedure, [rough, signed], on=on, calendar=BARE).clocks if one.rule.key == "K3"
    )
    for day in (early, early + timedelta(days=width // 2), early + timedelta(days=width)):
        exact = replay(procedure, [replace(rough, first=day, last=day), signed], on=on, calendar=BARE).clocks
        late = next(one for one in exact if one.rule.key == "K3").late_by
        if signed.first > rough.last:  # else the order itself is not known
            assert bounds.late_by <= late <= bounds.late_by_at_most


@settings(max_examples=40)
@given(procedure=st.sampled_from([LONG, *ALL]), steps=STEPS, move=st.integers(-60, 60))
def test_what_if_says_exactly_the_clocks_that_differ(procedure, steps, move):
    happenings = walk(procedure, steps)
    if not happenings:
        return
    on = happenings[-1].first + timedelta(days=400)
    same = compare(procedure, happenings, happenings, on=on, calendar=BARE)
    assert same.moved == ()
    changed = with_moved(happenings, len(happenings) - 1, happenings[-1].first + timedelta(days=move))
    found = compare(procedure, happenings, changed, on=on, calendar=BARE)
    assert all(one.before != one.after for one in found.moved)


@pytest.mark.parametrize("procedure", ALL, ids=lambda one: one.key)
def test_every_row_says_its_source_and_how_well_it_is_confirmed_in_three_languages(procedure):
    rows = [*procedure.stages.values(), *procedure.clocks.values()]
    assert procedure.source and all(row.mark in MARKS and row.article for row in rows)
    for lang in ("id", "ja", "en"):
        assert all(said(row.name, lang) for row in rows)
        picture = draw(procedure, lang)
        assert picture.count("<rect") == len(procedure.stages) + 1
        assert all(f">{key}</text>" in picture for key in procedure.clocks) and "{" not in picture
    shown = PICTURES / f"{procedure.key}.svg"
    assert picture == shown.read_text(encoding="utf-8"), f"jalin procedure draw {procedure.key} --out {shown}"


def test_a_record_of_many_events_costs_each_of_them_the_same():
    """Twenty times the events cost about twenty times the time, far from its square (400)."""

    def seconds(count: int) -> float:
        rows = [(number * 7, number * 900 // count) for number in range(count)]
        happenings, began = scattered(LONG, rows), process_time()
        replay(LONG, happenings, on=START + timedelta(days=1000), calendar=BARE)
        return process_time() - began

    seconds(50)  # what is read once
    few, many = (min(seconds(count) for _ in range(2)) for count in (150, 3000))
    assert many < 80 * max(few, 0.001)
