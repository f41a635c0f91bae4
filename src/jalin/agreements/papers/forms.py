"""Forms of texts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.agreements.engine.procedure import Heading, said
from jalin.kernel.ui.forms import FileDrop

from .models import LANGUAGES
from .services import LONGEST


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
                widget=forms.Textarea(attrs={"rows": 5, "lang": language}), help_text=heading.article,
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


class PrevailingForm(forms.Form):
    language = forms.ChoiceField(label=_("Which language prevails on conflict?"), choices=LANGUAGES)
