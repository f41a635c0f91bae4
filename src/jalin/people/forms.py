"""Forms of users, duties, units, the office and its dated rules."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jalin.kernel.access.roles import roles
from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.text import COLUMNS
from jalin.kernel.ui.forms import DayField

from .models import Office, Unit, User
from .representation import representation
from .unit_choice import UnitChoice

LANGUAGES = [("id", "Bahasa Indonesia"), ("ja", "日本語"), ("en", "English")]
REASON = _("A sentence for the journal; leave it empty where the act speaks for itself.")


def role_choices() -> list[tuple[str, str]]:
    return [(key, str(role.name)) for key, role in roles().items() if key != "public"]


class OfUnits:
    """Offers units: all that have not ended, but `without`."""

    units: dict[str, object] = {}

    def offer_units(self, *names: str, without: Unit | None = None) -> None:
        rows = Unit.objects.filter(closed_on__isnull=True).prefetch_related("names")
        for name in names:
            self.fields[name].queryset = rows.exclude(pk=without.pk) if without else rows


class UserForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name", "email", "language")
        labels = {"language": _("Language of pages and mail")}

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].strip().lower()
        if User.objects.filter(email=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Somebody has an account with this address already."))
        return email

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def _post_clean(self):
        """The service checks the model; here that would change the instance before the journal sees it."""


class NewUserForm(OfUnits, UserForm):
    role = forms.ChoiceField(label=_("Role"), help_text=_("More roles can be given afterwards."))
    unit = UnitChoice(label=_("For the unit"), required=False, empty_label=_("the whole office"))
    invite = forms.BooleanField(
        label=_("Send an invitation now"), required=False, initial=True,
        help_text=_("A mail with a link that holds for three days. The person sets the password; nobody else knows it."),
    )  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["role"].choices = role_choices()
        self.offer_units("unit")


class DutyForm(OfUnits, forms.Form):
    role = forms.ChoiceField(label=_("Role"))
    unit = UnitChoice(label=_("For the unit"), required=False, empty_label=_("the whole office"))
    since = DayField(label=_("From"))
    until = DayField(label=_("Last day"), required=False, help_text=_("Empty: until it is ended."))
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300, help_text=REASON)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["role"].choices = role_choices()
        self.fields["since"].initial = timezone.localdate
        self.offer_units("unit")

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", gettext("The last day is before the first."))
        return cleaned


class EndDutyForm(forms.Form):
    last_day = DayField(label=_("Last day"), help_text=_("Yesterday, when the right is to end at once."))
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300, help_text=REASON)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["last_day"].initial = timezone.localdate() - timedelta(days=1)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300, help_text=REASON)


class RepresentForm(ReasonForm):
    """The relation a partner city's officer stands for, by the word in the address of its page."""

    partner = forms.CharField(
        label=_("Partner"),
        max_length=120,
        help_text=_("The word in the address of its page, such as hamamatsu."),
    )
    field_order = ("partner", "reason")

    def clean_partner(self):
        found = representation().find(self.cleaned_data["partner"]) if representation() else None
        if found is None:
            raise ValidationError(
                _("There is no relation with a partner of this word. Look it up in the list of relations.")
            )
        return found


class NamesForm(DrawnForm, forms.Form):
    """A unit's name in three languages; the Indonesian one is what the regulation says."""

    layout = (("name", _("Name")),)
    name_ind = forms.CharField(label=_("Name"), max_length=200)
    name_jpn = forms.CharField(label=_("Name"), max_length=200, required=False)
    name_eng = forms.CharField(label=_("Name"), max_length=200, required=False)
    short = forms.CharField(
        label=_("Short name"), max_length=40, required=False, help_text=_("As people say it, such as DLH.")
    )

    @property
    def name_values(self) -> dict:
        return {f"name_{column}": self.cleaned_data[f"name_{column}"] for column in COLUMNS.values()}


class UnitForm(NamesForm):
    duty = forms.CharField(label=_("Task in cooperation"), max_length=200, required=False)
    valid_from = DayField(label=_("From"), required=False, help_text=_("Empty: since the records begin."))
    source = forms.CharField(
        label=_("Source"), max_length=300, required=False, help_text=_("The regulation that made it.")
    )

    def clean(self):
        cleaned = super().clean()
        key = slugify(cleaned.get("short") or cleaned.get("name_eng") or cleaned.get("name_ind") or "")[:40]
        if not key:
            raise ValidationError(_("Give a short name in Latin letters, so that the unit has a key."))
        if Unit.objects.filter(key=key).exists():
            raise ValidationError(
                _("There is a unit with the key %(key)s already. Choose another short name.") % {"key": key}
            )
        cleaned["key"] = key
        return cleaned


class RenameForm(NamesForm):
    on = DayField(
        label=_("From"),
        help_text=_("The name before ends the day before; old papers keep it."),
    )
    source = forms.CharField(
        label=_("Source"), max_length=300, required=False, help_text=_("The regulation that renamed it.")
    )


class CloseForm(OfUnits, forms.Form):
    last_day = DayField(label=_("Last day"))
    successors = forms.ModelMultipleChoiceField(
        label=_("Who carries on its work"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300, help_text=REASON)

    def __init__(self, *args, unit: Unit, **options):
        super().__init__(*args, **options)
        self.offer_units("successors", without=unit)
        self.fields["successors"].label_from_instance = lambda other: other.name_today


class OfficeForm(DrawnForm, forms.ModelForm):
    layout = (("city", _("City")), ("name", _("Name of the office")))

    class Meta:
        model = Office
        fields = (
            "city_ind", "city_jpn", "city_eng", "name_ind", "name_jpn", "name_eng", "country", "latitude", "longitude",
            "email", "data_protection_contact",
        )  # fmt: skip
        labels = {
            "country": _("Country (two letters)"), "latitude": _("Latitude"), "longitude": _("Longitude"),
            "email": _("E-mail address of the office"), "data_protection_contact": _("Contact for data protection"),
        }  # fmt: skip
        help_texts = {
            "email": _("The address of the post, never of a person; citizens see it."),
            "data_protection_contact": _("Who answers questions on personal data (UU 27/2022, article 53)."),
        }

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(f"city_{column}") for column in COLUMNS.values()):
            raise ValidationError(_("The city needs a name in at least one language."))
        latitude, longitude = cleaned.get("latitude"), cleaned.get("longitude")
        if latitude is not None and not -90 <= latitude <= 90:
            self.add_error("latitude", gettext("Latitudes lie between −90 and 90."))
        if longitude is not None and not -180 <= longitude <= 180:
            self.add_error("longitude", gettext("Longitudes lie between −180 and 180."))
        return cleaned

    def _post_clean(self):
        """The service checks the model; here that would change the instance before the journal sees it."""


class RuleForm(forms.Form):
    value = forms.IntegerField(label=_("Value"), min_value=0, max_value=1_000_000)
    valid_from = DayField(label=_("From"), help_text=_("The value before ends the day before."))
    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("Article, decree, or decision of the office.")
    )
    is_confirmed = forms.BooleanField(label=_("Confirmed by the legal bureau"), required=False)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300, help_text=REASON)
