"""Forms of a story's files."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.text.fields import columns_of
from jalin.kernel.ui.forms import FileDrop
from jalin.newsroom.models import Attachment

from .kinds import TAKEN


class TitleForm(DrawnForm, forms.ModelForm):
    layout = ("file", ("title", _("What is it called?")))

    class Meta:
        model = Attachment
        fields = tuple(columns_of("title"))


class FileForm(TitleForm):
    file = forms.FileField(
        label=_("File"), widget=FileDrop(",".join(f".{one}" for one in TAKEN)),
        help_text=_("A document (PDF, Word, Excel, OpenDocument, CSV), a video (MP4, WebM) or its captions (.vtt), at most 50 MB."),
    )  # fmt: skip
