"""How forms are drawn."""

import re

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from jalin.kernel.ui.forms import DayField, FileDrop


class Visit(forms.Form):
    name = forms.CharField(label="Who comes?", help_text="Family name first.")
    day = DayField(label="When?", required=False)
    kind = forms.ChoiceField(
        label="Of which kind?", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")]
    )
    public = forms.BooleanField(label="Show it", required=False)
    paper = forms.FileField(label="Which paper?", widget=FileDrop(accept=".pdf"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    title_ind = forms.CharField(label="Title", required=False)
    title_jpn = forms.CharField(required=False)
    title_eng = forms.CharField(required=False)

    def clean(self):
        if self.data.get("name") == "nobody":
            raise forms.ValidationError("Nobody comes.")


def draw(form, source="{{ form }}", language="en"):
    with translation.override(language):
        return Template("{% load ui %}" + source).render(Context({"form": form}))


def tag_of(drawn: str, name: str) -> str:
    return re.search(rf'<(?:input|select|textarea)[^>]*name="{name}"[^>]*>', drawn)[0]


def test_a_field_is_label_hint_control():
    drawn = draw(Visit())
    assert '<label for="id_name">Who comes?' in drawn and 'id="id_name_helptext">Family name first.' in drawn
    assert 'aria-describedby="id_name_helptext"' in tag_of(drawn, "name")
    assert "error-summary" not in drawn


def test_an_error_stands_in_the_summary_and_at_the_field_which_points_at_it():
    drawn = draw(Visit({"name": ""}))
    assert '<a href="#id_name">Who comes?</a>' in drawn and 'role="alert"' in drawn
    field = tag_of(drawn, "name")
    assert 'aria-invalid="true"' in field
    for target in re.search(r'aria-describedby="([^"]+)"', field)[1].split():
        assert f'id="{target}"' in drawn


def test_the_summary_counts_and_says_what_belongs_to_no_field():
    drawn = draw(Visit({"name": "nobody", "kind": "a"}))
    assert "One thing needs correcting" in drawn and "<li>Nobody comes.</li>" in drawn
    assert "2 things need correcting" in draw(Visit({}))


def test_a_group_of_choices_has_a_legend_and_a_place_to_jump_to():
    drawn = draw(Visit({}))
    assert re.search(r"<fieldset[^>]*>\s*<legend>Of which kind\?", drawn)
    target = re.search(r'<a href="#([^"]+)">Of which kind', drawn)[1]
    assert f'id="{target}"' in drawn


def test_hidden_fields_have_no_label():
    assert 'for="id_token"' not in draw(Visit()) and 'name="token"' in draw(Visit())


@pytest.mark.parametrize(("language", "word"), [("en", "required"), ("id", "wajib diisi"), ("ja", "必須")])
def test_a_required_field_says_so_in_a_word(language, word):
    assert f'<span class="field-required">{word}</span>' in draw(
        Visit(), "{{ form.name.as_field_group }}", language
    )
    assert "field-required" not in draw(Visit(), "{{ form.day.as_field_group }}", language)


def test_a_day_is_sent_as_year_month_day_whatever_the_language():
    drawn = draw(Visit(initial={"day": "2026-11-23"}), "{{ form.day }}", "id")
    assert 'type="date"' in drawn and 'value="2026-11-23"' in drawn


def test_a_file_can_be_dropped_and_the_chooser_knows_the_kinds():
    drawn = draw(Visit(), "{{ form.paper }}")
    assert "data-drop" in drawn and 'accept=".pdf"' in drawn


def test_three_languages_of_one_text_stand_together():
    drawn = draw(Visit({"title_jpn": "訪問"}), "{% language_fields form 'title' %}")
    assert re.findall(r'data-tongue="(\w+)"', drawn) == ["id", "ja", "en"]
    assert drawn.count("data-filled") == 1 and "<legend>Title</legend>" in drawn


def test_a_filter_bar_reads_as_a_sentence_and_keeps_the_order():
    class Sentence(forms.Form):
        status = forms.ChoiceField(
            label="Relations that are", help_text="today", required=False, choices=[("", "any")]
        )

    drawn = draw(Sentence(), "{% filter_bar form count=1204 noun='relations' %}")
    words = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", drawn))
    assert "Relations that are any today" in words and "1,204 relations" in words
    assert 'method="get"' in drawn


def test_a_select_marks_what_was_chosen_and_escapes_its_options():
    class Choice(forms.Form):
        city = forms.ChoiceField(choices=[("a", "<A>"), ("Group", [("b", "B & C")])], initial="b")

    drawn = draw(Choice(), "{{ form.city }}")
    assert "&lt;A&gt;" in drawn and '<optgroup label="Group">' in drawn
    assert re.search(r'<option value="b" selected>B &amp; C</option>', drawn)


@pytest.mark.parametrize("year", ["0001", "1899", "2200", "9999"])
def test_a_day_in_a_year_that_is_a_typing_error_is_refused_with_a_sentence(year):
    class Asking(forms.Form):
        day = DayField()

    form = Asking({"day": f"{year}-12-31"})
    assert form.errors["day"] == ["This day lies before 1900 or after 2199. Check the year."]
    assert Asking({"day": "2199-12-31"}).is_valid() and 'type="date"' in str(form["day"])
