"""Inputs and texts are drawn without Django's templates, and come out as those would draw them."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from jalin.kernel.ui.forms import FormRenderer


class Many(forms.Form):
    name = forms.CharField(max_length=9, initial="<\"&'>", help_text="As on the card")
    mail = forms.EmailField(required=False)
    count = forms.IntegerField(initial=0, min_value=1)
    part = forms.DecimalField(initial="1.50")
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), initial="a < b\n")
    empty = forms.CharField(widget=forms.Textarea, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, initial='{"a": 1}')
    day = forms.DateField(localize=True, initial="2026-11-25")
    secret = forms.CharField(widget=forms.PasswordInput)
    kind = forms.ChoiceField(
        choices=[("", "---"), ("a", "A & <b>"), ("Group <1>", [("b", "B"), (3, "C")])], initial="b"
    )
    either = forms.ChoiceField(
        choices=[("a", "A"), ("More", [("b", "<B>")])], widget=forms.RadioSelect, initial="a"
    )
    some = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], initial=["b"])
    ticked = forms.MultipleChoiceField(
        choices=[(1, "A"), ("b", "B & C")], widget=forms.CheckboxSelectMultiple(attrs={"class": "x"})
    )
    yes = forms.BooleanField(required=False, initial=True)
    maybe = forms.NullBooleanField()
    odd = forms.CharField(widget=forms.TextInput(attrs={"readonly": True, "data-x": False, "data-y": 7}))


def closely(html: str) -> str:
    """Without the white space between tags, which nobody sees."""
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", html))


@pytest.mark.parametrize(
    "data",
    [
        None,
        {
            "name": "",
            "count": "x",
            "text": " <b>",
            "part": "1",
            "kind": "3",
            "some": ["a", "b"],
            "ticked": ["1"],
            "odd": "ö",
        },
    ],
)
@pytest.mark.parametrize("name", Many.base_fields)
def test_a_control_is_drawn_as_django_draws_it(data, name):
    by_template, here = (str(Many(data, renderer=kind())[name]) for kind in (DjangoTemplates, FormRenderer))
    assert closely(here) == closely(by_template)
