"""Forms of texts."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jalin.agreements.engine.articles import article_told
from jalin.agreements.engine.procedure import Heading, said
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.text import COLUMNS
from jalin.kernel.ui.forms import DayField, FileDrop

from .models import LANGUAGES
from .particulars import DAY, FIELDS, GROUPS, LANGUAGE, NUMBER, TEXTS
from .services import LONGEST, LONGEST_SHARED


def _rows(text: str) -> int:
    """Lines that a control shows: what stands in it and a little more."""
    return min(
        16, max(2, sum(len(line) // 70 + 1 for line in text.split("\n")) + (1 if len(text) > 70 else 0))
    )


class VersionForm(forms.Form):
    """The clauses of one language, one field a heading; `based_on` is the version the writer had before them."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args, headings: tuple[Heading, ...], language: str, bodies: dict, offered: dict, **options
    ):
        super().__init__(*args, **options)
        for heading in headings:
            present = bodies.get(heading.key) or offered.get(heading.key, "")
            self.fields[f"clause_{heading.key}"] = forms.CharField(
                label=said(heading.name, language), required=False, max_length=LONGEST, initial=present,
                widget=forms.Textarea(attrs={"rows": _rows(present), "lang": language}), help_text=article_told(heading.article, (get_language() or "en")[:2]),
            )  # fmt: skip
        self.fields["note"] = forms.CharField(
            label=_("What is new in this version?"), required=False, max_length=300
        )

    @property
    def bodies(self) -> dict[str, str]:
        return {name[7:]: body for name, body in self.cleaned_data.items() if name.startswith("clause_")}


class WordForm(forms.Form):
    """A Word file that becomes the next version of one language."""

    language = forms.ChoiceField(label=_("In which language is it?"), choices=LANGUAGES)
    file = forms.FileField(
        label=_("Which file?"),
        widget=FileDrop,
        help_text=_("A .docx with the headings of the paper, at most 20 MB."),
    )


class ReviewForm(forms.Form):
    """What somebody found in each clause: nothing, in order, or something to mend; and a remark."""

    FOUND = {"": _("not looked at"), "fine": _("in order"), "mend": _("to be mended")}

    def __init__(self, *args, headings: tuple[Heading, ...], lang: str, **options):
        super().__init__(*args, **options)
        self.headings = headings
        for heading in headings:
            name = said(heading.name, lang)
            self.fields[f"found_{heading.key}"] = forms.ChoiceField(
                label=_("%(clause)s: what you found") % {"clause": name}, choices=list(self.FOUND.items()), required=False,
                widget=PlainSelect,
            )  # fmt: skip
            self.fields[f"remark_{heading.key}"] = forms.CharField(
                label=_("%(clause)s: remark") % {"clause": name}, required=False, max_length=300,
                widget=forms.TextInput(attrs={"placeholder": _("Remark")}),
            )  # fmt: skip

    def controls(self) -> dict[str, tuple]:
        """Heading key -> (found, remark) as bound fields."""
        return {one.key: (self[f"found_{one.key}"], self[f"remark_{one.key}"]) for one in self.headings}

    def clean(self) -> dict:
        values = super().clean()
        for heading in self.headings:
            found, remark = values.get(f"found_{heading.key}"), values.get(f"remark_{heading.key}")
            if not found and remark:
                self.add_error(f"found_{heading.key}", _("Say whether it is in order or to be mended."))
            if found == "mend" and not remark:
                self.add_error(f"remark_{heading.key}", _("Say what is to be mended."))
        return values

    @property
    def found(self) -> dict[str, bool]:
        return {one.key: self.cleaned_data[f"found_{one.key}"] == "fine" for one in self.headings
                if self.cleaned_data.get(f"found_{one.key}")}  # fmt: skip

    @property
    def remarks(self) -> dict[str, str]:
        return {one.key: self.cleaned_data.get(f"remark_{one.key}", "") for one in self.headings}


class PrevailingForm(forms.Form):
    language = forms.ChoiceField(label=_("Which language prevails on conflict?"), choices=LANGUAGES)


class ParticularsForm(forms.Form):
    """Every shared field: three controls for what is printed in each language, one for the rest."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, entered: dict, number: int, **options):
        super().__init__(*args, **options)
        self.fields["based_on"].initial = number
        for key, field in FIELDS.items():
            value = entered.get(key)
            if field.kind == TEXTS:
                for lang, name in LANGUAGES:
                    self.fields[f"{key}_{COLUMNS[lang]}"] = forms.CharField(
                        label=name, required=False, max_length=LONGEST_SHARED, initial=(value or {}).get(lang, ""),
                        widget=_line(field, lang=lang),
                    )  # fmt: skip
            else:
                self.fields[key] = _control(field, value)

    def groups(self, known: dict, used: dict) -> list[dict]:
        """The form in its groups. `known`: key -> what the program knows itself; `used`: key -> papers that print it."""
        return [{"key": group, "title": title, "fields": [
            {"label": field.label, "hint": field.hint, "key": key, "is_personal": field.is_personal, "known": known.get(key, ""),
             "used": used.get(key, ()), "one": self[key] if key in self.fields else None,
             "three": [(lang, self[f"{key}_{COLUMNS[lang]}"]) for lang, _name in LANGUAGES] if field.kind == TEXTS else []}
            for key, field in FIELDS.items() if field.group == group]} for group, title in GROUPS.items()]  # fmt: skip

    @property
    def values(self) -> dict:
        """Every field as the service takes it."""
        data = self.cleaned_data
        return {key: {lang: data[f"{key}_{column}"] for lang, column in COLUMNS.items()} if field.kind == TEXTS
                else data[key].isoformat() if field.kind == DAY and data[key] else data[key] or "" for key, field in FIELDS.items()}  # fmt: skip

    def blame(self, key: str, sentences: list[str]) -> None:
        """A refusal of the service, at the control it is about."""
        place = key if key in self.fields else f"{key}_ind"
        self.add_error(place if place in self.fields else None, sentences)


def _control(field, value) -> forms.Field:
    common = {"label": field.label, "required": False, "initial": value, "help_text": field.hint}
    if field.kind == DAY:
        return DayField(**common)
    if field.kind == NUMBER:
        return forms.IntegerField(min_value=1, max_value=50, **common)
    if field.kind == LANGUAGE:
        return forms.ChoiceField(choices=[("", _("not named yet")), *LANGUAGES], widget=PlainSelect, **common)
    return forms.CharField(max_length=LONGEST_SHARED, widget=_line(field), **common)


def _line(field, **attributes) -> forms.Widget:
    """What is personal is not kept in the browser while it is typed."""
    attributes |= {"data-private": ""} if field.is_personal else {}
    return (
        forms.Textarea(attrs={"rows": 2, **attributes})
        if field.is_long
        else forms.TextInput(attrs=attributes)
    )
