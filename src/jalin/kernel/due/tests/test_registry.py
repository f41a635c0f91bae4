from datetime import date

import pytest

from jalin.kernel.due import Due, More, registry
from jalin.kernel.due.registry import dues_of, register_due

TODAY = date(2026, 11, 24)


@pytest.fixture
def sources(monkeypatch):
    found = []
    monkeypatch.setattr(registry, "_SOURCES", found)
    return found


def due(standing, title, **values):
    return Due(kind="x", standing=standing, title=title, reason="", url="/", **values)


def test_what_is_late_stands_before_what_is_idle_and_the_dearest_first(sources):
    register_due(lambda user, today: [due("idle", "b"), due("late", "c", cost=10), due("late", "a", cost=20)])
    assert [item.title for item in dues_of(None, TODAY)] == ["a", "c", "b"]


def test_more_of_a_kind_closes_its_standing(sources):
    register_due(
        lambda user, today: [More("x", "idle", "12 more", "/all"), due("idle", "b"), due("tidy", "z")]
    )
    assert [type(item).__name__ for item in dues_of(None, TODAY)] == ["Due", "More", "Due"]


def test_the_same_source_is_asked_once(sources):
    def source(user, today):
        return [due("due", "once")]

    register_due(source)
    register_due(source)
    assert len(dues_of(None, TODAY)) == 1


def test_an_unknown_standing_is_an_error_of_the_program():
    with pytest.raises(ValueError, match="urgent"):
        due("urgent", "x")
