"""Forms of the library."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.text.fields import columns_of
from jalin.kernel.ui.forms import FileDrop
from jalin.newsroom.models import Picture

ACCEPT = ".jpg,.jpeg,.png,.webp,.avif,.heic,.heif,image/*"


class DescriptionForm(DrawnForm, forms.ModelForm):
    """Credit, and what the picture shows in three languages."""

    layout = ("file", "credit", ("alt", _("What does the picture show? (for people who do not see it)")))

    class Meta:
        model = Picture
        fields = ("credit", *columns_of("alt"))
        labels = {"credit": _("Who took it?")}
        help_texts = {"credit": _("As it is to stand below the picture: name, office or licence.")}


class PictureForm(DescriptionForm):
    file = forms.FileField(
        label=_("Picture"), widget=FileDrop(ACCEPT),
        help_text=_("JPEG, PNG, WebP, AVIF or HEIC, at most 30 MB. Place and camera data in the file are removed."),
    )  # fmt: skip


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Pictures with"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
