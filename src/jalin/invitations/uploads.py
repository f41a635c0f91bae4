"""Several files in one field of a form."""

from django import forms
from django.utils.translation import gettext as _

from jalin.kernel.ui.forms import FileDrop

MOST_FILES = 5


class SeveralFiles(FileDrop):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of up to MOST_FILES files, empty when none was chosen. What they are is found out when they are kept."""

    widget = SeveralFiles

    def __init__(self, **options):
        super().__init__(
            **{
                "required": False,
                "widget": SeveralFiles(accept=".pdf,.docx,.xlsx,.jpg,.jpeg,.png"),
                **options,
            }
        )

    def clean(self, data, initial=None):
        files = [super(FilesField, self).clean(one, initial) for one in data or [] if one]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Choose at most %(most)s files.") % {"most": MOST_FILES})
        return files
