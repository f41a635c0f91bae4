"""A form that knows what the record said when it was opened."""

import json

import pytest
from django import forms

from jalin.kernel.forms.concurrency import SeenForm, digest_of, write_seen
from jalin.kernel.lists.models import SavedView


class ViewForm(SeenForm):
    class Meta:
        model = SavedView
        fields = ("name", "query", "is_shared")


@pytest.fixture
def view(make_user):
    return SavedView.objects.create(list_key="x", name="Mine", query="a=1", owner=make_user("officer"))


def opened(view) -> str:
    return ViewForm(instance=view).initial["seen"]


def sent(view, seen: str, **values) -> ViewForm:
    return ViewForm({"seen": seen, "name": "Mine", "query": "a=1", **values}, instance=view)


def written(form) -> dict | None:
    kept = []
    return kept[0] if form.is_valid() and write_seen(form, lambda row, values: kept.append(values)) else None


def test_only_what_this_person_changed_is_written(view):
    assert written(sent(view, opened(view), query="b=2")) == {"query": "b=2"}
    assert written(sent(view, opened(view))) == {}


def test_what_others_changed_elsewhere_stays(view):
    seen = opened(view)
    SavedView.objects.update(name="Theirs")
    assert written(sent(view, seen, query="b=2")) == {"query": "b=2"}


def test_the_same_change_by_two_people_is_no_clash(view):
    seen = opened(view)
    SavedView.objects.update(query="b=2")
    assert written(sent(view, seen, query="b=2")) == {"query": "b=2"}


def test_a_clash_is_told_and_a_second_answer_decides(view):
    seen = opened(view)
    SavedView.objects.update(query="b=2")
    form = sent(view, seen, query="c=3")
    assert written(form) is None
    assert "“b=2”" in form.errors["query"][0]
    assert form["query"].value() == "c=3"
    assert written(sent(view, form["seen"].value(), query="c=3")) == {"query": "c=3"}


def test_a_clash_within_the_second_answer_is_told_again(view):
    seen = opened(view)
    SavedView.objects.update(query="b=2")
    form = sent(view, seen, query="c=3")
    written(form)
    SavedView.objects.update(query="d=4")
    assert written(sent(view, form["seen"].value(), query="c=3")) is None


@pytest.mark.parametrize("seen", ["", "[]", "{", json.dumps({"query": "nonsense"})])
def test_a_form_that_does_not_say_what_was_seen_is_asked(view, seen):
    assert written(sent(view, seen, query="c=3")) is None


def test_a_refusal_of_the_service_stands_at_its_field(view):
    form = sent(view, opened(view), query="b=2")

    def refuse(row, values):
        raise forms.ValidationError({"query": "Not this."})

    assert form.is_valid()
    assert not write_seen(form, refuse)
    assert form.errors["query"] == ["Not this."]


def test_line_ends_and_nothing_make_no_difference():
    assert digest_of("a\r\nb") == digest_of("a\nb")
    assert digest_of(None) == digest_of("")
