"""The forms of readers."""

from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.strangers import age_of, new_stamp
from jalin.newsroom.replies.models import LONGEST_NAME, LONGEST_TEXT, LONGEST_WEBSITE
from jalin.newsroom.replies.office_settings import WEBSITE, setting
from jalin.newsroom.replies.reasons import REPORTED
from jalin.newsroom.replies.services import too_long

from .guarding import SALT

FAR_TOO_LONG = 200_000  # letters that are given back in the form; what is longer was not typed


class ReplyForm(forms.Form):
    """One reply. How long something may be is said in the form's own sentence, with how long it is."""

    name = forms.CharField(
        label=gettext_lazy("Name"), widget=forms.TextInput(attrs={"autocomplete": "name", "maxlength": LONGEST_NAME}),
        error_messages={"required": gettext_lazy("Give a name. It stands above your reply.")},
    )  # fmt: skip
    email = forms.EmailField(
        label=pgettext_lazy("reply", "E-mail"), max_length=200, widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("We send a link to it. Your reply counts once you have opened that link."),
        error_messages={"required": gettext_lazy("Give your e-mail address. It is not published."),
                        "invalid": gettext_lazy("This is not an e-mail address. It looks like name@example.org.")},
    )  # fmt: skip
    website = forms.CharField(
        label=gettext_lazy("Website"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "url", "inputmode": "url"}),
    )
    text = forms.CharField(
        label=pgettext_lazy("reply", "Reply"), strip=False, widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Write your reply.")},
    )  # fmt: skip
    subject = forms.CharField(
        label=gettext_lazy("Leave this field empty"), required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip
    to = forms.IntegerField(required=False, min_value=1, max_value=2**53, widget=forms.HiddenInput)
    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=120)

    def __init__(self, data=None, *, asks_website: bool | None = None, **options):
        super().__init__(data, label_suffix="", **{"auto_id": "reply_%s", **options})
        if not (setting(WEBSITE) if asks_website is None else asks_website):
            del self.fields["website"]
        if "stamp" not in self.initial:
            self.initial["stamp"] = new_stamp(SALT)

    def shown(self) -> list:
        """The questions in their order, without the hidden ones."""
        return [self[name] for name in ("name", "email", "website", "text") if name in self.fields]

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(text) > LONGEST_TEXT:
            if len(text) > FAR_TOO_LONG:
                self._replace("text", text[:LONGEST_TEXT])
            raise ValidationError(too_long(_("The reply"), len(text), LONGEST_TEXT))
        return text

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if len(name) > LONGEST_NAME:
            raise ValidationError(too_long(pgettext("reply", "The name"), len(name), LONGEST_NAME))
        return name

    def clean_website(self) -> str:
        address = self.cleaned_data["website"]
        if not address:
            return ""
        address = address if "://" in address else f"https://{address}"
        if len(address) > LONGEST_WEBSITE:
            raise ValidationError(too_long(_("The address of the website"), len(address), LONGEST_WEBSITE))
        if not _is_website(address):
            raise ValidationError(
                _("This is not the address of a website. It looks like https://example.org.")
            )
        return address

    def clean(self) -> dict:
        found = super().clean()
        if found.get("subject"):
            self.add_error(
                None, _("A field that people do not see was filled in. Send the form again with it empty.")
            )
            self._replace("subject", "")
        match age_of(found.get("stamp", ""), SALT):
            case "quick":
                self.add_error(None, _("That was very quick. Look it through once more and send it again."))
            case "old" | "missing":
                self._replace("stamp", new_stamp(SALT))
                self.add_error(
                    None, _("This page was open for very long. Everything is still here: send it again.")
                )
        return found

    def ask_again(self) -> None:
        """Give the form a new name, so that it can be sent as a second reply."""
        self._replace("stamp", new_stamp(SALT))
        self.add_error(
            None,
            _(
                "You have sent a reply with this form already. Is this a second one? Everything is still here: send it again."
            ),
        )

    def _replace(self, name: str, value: str) -> None:
        self.data = self.data.copy()
        self.data[name] = value


def _is_website(address: str) -> bool:
    """http or https to a host with a name, with nothing in it that turns or hides something."""
    if not address.isprintable() or any(letter.isspace() or letter in "<>\"'\\" for letter in address):
        return False
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        return False
    return (
        parts.scheme in {"http", "https"}
        and "." in host.strip(".")
        and "@" not in parts.netloc
        and not host.replace(".", "").isdecimal()
    )


class ReportForm(forms.Form):
    """What is wrong with a published reply. Nobody's address is asked."""

    reason = forms.ChoiceField(
        label=gettext_lazy("What is wrong with it?"),
        widget=PlainSelect,
        error_messages={"required": gettext_lazy("Choose what is wrong with it.")},
    )
    note = forms.CharField(
        label=gettext_lazy("Anything else we should know"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    subject = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, data=None):
        super().__init__(data, label_suffix="")
        self.fields["reason"].choices = [("", pgettext("report", "Choose")), *REPORTED.items()]


class EraseForm(forms.Form):
    """How much of what is kept the writer wants gone."""

    what = forms.ChoiceField(widget=forms.RadioSelect, choices=(("name", ""), ("all", "")),
                             error_messages={"required": gettext_lazy("Choose what should be erased.")})  # fmt: skip
    every = forms.BooleanField(required=False)
