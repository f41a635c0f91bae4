"""Forms of the moderators."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.lists.filters import Containing, ListFilters, OneOf
from jalin.newsroom.models import TONGUES
from jalin.newsroom.replies.models import Reply


class QueueFilters(ListFilters):
    """What is looked for on a shelf."""

    text = Containing(label=pgettext_lazy("reply filter", "Replies that say"), method="saying")
    language = OneOf(
        label=pgettext_lazy("reply filter", "in"),
        any_label=pgettext_lazy("reply filter", "any language"),
        choices=TONGUES,
    )

    class Meta:
        model = Reply
        fields = ()

    def saying(self, rows, name, value):
        return rows.filter(Q(text__icontains=value) | Q(name__icontains=value))


class AnswerForm(forms.Form):
    text = forms.CharField(label=_("What does the office answer?"), strip=False, widget=forms.Textarea(attrs={"rows": 6}),
                           help_text=_("It stands below the reply with the name of the office, in the language of the page. Your name is not shown."))  # fmt: skip


class WordsForm(forms.Form):
    words = forms.CharField(
        label=_("Which words make a reply look like spam?"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("One word or phrase a line. Capitals, accents and signs make no difference. Nothing is deleted by them: they add to the points."),
    )  # fmt: skip

    def clean_words(self) -> list[str]:
        return self.cleaned_data["words"].splitlines()
