"""From scores to a problem, and the drawing of its days."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.invitations.engine import decide
from jalin.invitations.rounds.calendar_drawing import Journey, draw_calendar
from jalin.invitations.rounds.criteria import BadCriteria, criteria_on, read_set
from jalin.invitations.rounds.letters import Asked, compose, language_for
from jalin.invitations.rounds.permit import Lead
from jalin.invitations.rounds.weighing import Limits, Weighed, build, mean_tenths, quick

START = date(2027, 1, 1)
SCORES = st.lists(st.integers(0, 10), min_size=2, max_size=3)


@st.composite
def rounds(draw):
    weighed = []
    for number in range(draw(st.integers(1, 6))):
        first = START + timedelta(days=draw(st.integers(0, 40)))
        weighed.append(Weighed(f"c{number}", {"a": draw(SCORES), "b": draw(SCORES)}, draw(st.integers(0, 9)), draw(st.integers(0, 5)), first,
                               first + timedelta(days=draw(st.integers(0, 6))), START, may_send_deputy=draw(st.booleans())))  # fmt: skip
    limits = Limits(draw(st.integers(0, 20)), draw(st.integers(0, 12)), draw(st.integers(0, 600)), 50)
    return build(("a", "b"), {"a": 60, "b": 40}, weighed, [(START, START + timedelta(days=2))], limits)


@settings(max_examples=12)
@given(rounds())
def test_the_quick_answer_is_the_answer_with_reasons(problem):
    told, full = quick(problem), decide(problem).to_proof()["result"]
    taken = {case: answer for case, answer in full["answers"].items() if answer.startswith("chosen")}
    assert told.answers == taken and told.value == Decimal(full["value"])


@settings(max_examples=15)
@given(rounds())
def test_nobody_else_is_accepted_in_person_for_days_that_are_bound(problem):
    bound = next(one for one in problem.invitations if one.case.startswith("agenda-"))
    answers = quick(problem).answers
    assert answers[bound.case] == "chosen"
    for one in problem.invitations:
        assert one.case == bound.case or answers.get(one.case) != "chosen" or not one.overlaps(bound)


def test_a_mean_is_in_tenths_and_halves_go_to_the_even_one():
    assert [mean_tenths(scores) for scores in ([7, 8], [5, 5, 6], [0, 10], [], [8])] == [75, 53, 50, 0, 80]


def test_the_calendar_holds_every_journey_within_its_frame():
    journeys = [
        Journey(f"{n}", START + timedelta(days=17 * n), START + timedelta(days=17 * n + 4), "out")
        for n in range(20)
    ]
    drawing = draw_calendar(journeys)
    assert len(drawing.bars) == 20 and all(
        bar.x >= 0 and bar.x + bar.width <= drawing.width and bar.y + 16 <= drawing.height
        for bar in drawing.bars
    )
    assert draw_calendar([]) is None and drawing.months[0].first == START


def test_the_shipped_criteria_have_words_at_and_between_their_anchors_in_every_language():
    known = criteria_on(date(2026, 6, 1))
    assert len(known.criteria) == 6 and not known.is_confirmed
    for one in known.criteria:
        assert all(one.anchor_word(score, language) for score in range(11) for language in ("id", "ja", "en"))
    assert "…" in known.criteria[0].anchor_word(7, "en")
    with pytest.raises(LookupError):
        criteria_on(date(2020, 1, 1))


def test_a_file_of_criteria_that_says_something_impossible_is_named(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('version = "x"\n', encoding="utf-8")
    with pytest.raises(BadCriteria, match="own.toml"):
        read_set(path)


ASKED = Asked(
    "Music week {city}",
    "Hamamatsu City",
    date(2026, 8, 3),
    date(2026, 11, 2),
    date(2026, 11, 6),
    "Hamamatsu",
    "バンドン市",
)


@pytest.mark.parametrize("outcome", ["accepted", "declined", "postponed"])
@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_every_letter_is_whole_in_every_language_and_braces_that_were_typed_stay(outcome, language):
    letter = compose(outcome, language, ASKED, on=date(2026, 10, 20), lead=Lead(30, "a rule", False))
    assert (
        "{" not in letter.body.replace("{city}", "")
        and "Music week {city}" in letter.subject
        and "Hamamatsu City" in letter.body
    )
    if outcome == "postponed":
        assert "30" in letter.body and "a rule" in letter.body and ("19" in letter.body)


def test_a_reply_speaks_the_language_of_whom_it_goes_to():
    assert [language_for("JP"), language_for("KR"), language_for("id"), language_for("JP", "en")] == [
        "ja",
        "en",
        "id",
        "en",
    ]
