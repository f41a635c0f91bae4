"""Forms of partners, relations, fields of a relation, and contacts."""

from django import forms
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from jalin.kernel.forms.concurrency import SeenForm
from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.forms.questions import AskingForm
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.places.countries import country_choices
from jalin.kernel.ui.forms import DayField
from jalin.people.models import Unit
from jalin.relations.models import Contact, Field, Partner, Relation

from .places import PlaceField, candidate_choices, read_place
from .similar import similar_partners
from .words import language, name_word, unit_word

NAME = ("name", _("What is it called?"))
NOTE = ("note", _("What should colleagues know?"))
TALL, SMALL = {"rows": 5}, {"rows": 3}
NOTES = {f"note_{column}": forms.Textarea(attrs=SMALL) for column in ("ind", "jpn", "eng")}


def countries() -> list[tuple[str, str]]:
    return [("", pgettext("country", "Not known")), *country_choices(language())]


def units() -> list[tuple[str, str]]:
    """Units that exist today, by the names they have today."""
    rows = Unit.objects.filter(closed_on__isnull=True).prefetch_related("names")
    named = sorted(
        ((str(unit.pk), unit_word(unit)) for unit in rows), key=lambda choice: choice[1].casefold()
    )
    return [("", gettext("No unit yet")), *named]


class UnitField(forms.ModelChoiceField):
    """A unit, chosen by the name it has today."""

    def __init__(self, **options):
        super().__init__(Unit.objects.all(), required=False, widget=PlainSelect, **options)

    def offer(self) -> None:
        self.choices = units()


class NewPartnerForm(DrawnForm, AskingForm):
    layout = (
        NAME,
        "name_own",
        "kind",
        "country",
        "place",
        "place_id",
        "relation_kind",
        "held_by",
        "different",
    )

    name_ind = forms.CharField(required=False, max_length=200)
    name_jpn = forms.CharField(required=False, max_length=200)
    name_eng = forms.CharField(required=False, max_length=200)
    name_own = forms.CharField(label=_("What is its name in its own script?"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("What is it?"), choices=Partner.Kind.choices, widget=PlainSelect)
    country = forms.ChoiceField(label=_("In which country?"), required=False, widget=PlainSelect)
    place = PlaceField(label=_("Which place on the map?"))
    place_id = forms.ChoiceField(label=_("Which of these is it?"), required=False, widget=forms.RadioSelect)
    relation_kind = forms.ChoiceField(label=_("What relation is there with it?"), widget=PlainSelect)
    held_by = UnitField(label=_("Which unit looks after it?"))
    different = forms.BooleanField(required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["country"].choices = countries()
        self.fields["relation_kind"].choices = [
            ("", gettext("None; only enter the partner")),
            *Relation.Kind.choices,
        ]
        self.fields["relation_kind"].required = False
        self.fields["held_by"].offer()
        self.similar, self.found_place = [], None
        self._fit_fields()

    def _fit_fields(self) -> None:
        """Ask which place, and whether it is another partner, only where there is something to choose."""
        text, country = self.data.get("place", ""), self.data.get("country", "")
        candidates = candidate_choices(text, country) if text else []
        if candidates:
            self.fields["place_id"].choices = candidates
        else:
            del self.fields["place_id"]
        names = [self.data.get(name, "") for name in ("name_eng", "name_ind", "name_jpn", "name_own")]
        self.similar = similar_partners(names) if self.is_bound else []
        if self.similar:
            self.fields["different"].label = gettext("It is another one: enter it all the same")
        else:
            del self.fields["different"]

    def clean(self):
        found = super().clean()
        if not any(found.get(name) for name in ("name_eng", "name_ind", "name_jpn", "name_own")):
            self.add_error("name_eng", gettext("A partner needs a name in at least one language."))
        if self.similar and not found.get("different"):
            names = ", ".join(name_word(partner) for partner in self.similar[:3])
            self.ask(gettext("The record has a partner of this name already: %(names)s.") % {"names": names})
        if found.get("place"):
            self.found_place = read_place(
                self, found["place"], found.get("country", ""), found.get("place_id", "")
            )
        return found

    def values(self) -> dict:
        """For the service `create_partner`."""
        found = self.cleaned_data
        names = {name: found[name] for name in ("name_ind", "name_jpn", "name_eng", "name_own")}
        relation = (
            {"kind": found["relation_kind"], "held_by": found["held_by"]} if found["relation_kind"] else None
        )
        place = self.found_place.columns if self.found_place else {}
        country = found["country"] or (self.found_place.country if self.found_place else "")
        return {"kind": found["kind"], **names, "country": country, **place, "relation": relation,
                "aliases": [name for name in names.values() if name]}  # fmt: skip


class PartnerForm(DrawnForm, SeenForm):
    layout = (NAME, "name_own", "own_language", "kind", "country", "website", NOTE)

    class Meta:
        model = Partner
        fields = ("name_ind", "name_jpn", "name_eng", "name_own", "own_language", "kind", "country", "website",
                  "note_ind", "note_jpn", "note_eng")  # fmt: skip
        field_classes = {"website": forms.CharField}
        widgets = {**NOTES, "kind": PlainSelect}
        labels = {
            "name_own": _("What is its name in its own script?"), "own_language": _("In which language is that?"),
            "kind": _("What is it?"),
        }  # fmt: skip
        help_texts = {"own_language": _("The short code of the language, such as ja, ko or zh-Hans.")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["country"] = forms.ChoiceField(label=_("In which country?"), choices=countries(), required=False,
                                                   widget=PlainSelect)  # fmt: skip
        self.fields["website"] = forms.URLField(
            label=_("What is its web address?"), required=False, assume_scheme="https"
        )

    def clean(self):
        found = super().clean()
        if not any(found.get(f"name_{column}") for column in ("ind", "jpn", "eng", "own")):
            self.add_error("name_eng", gettext("A partner needs a name in at least one language."))
        return found


class PlaceForm(DrawnForm, AskingForm):
    layout = ("place", "place_id")

    place = PlaceField(label=_("Which place on the map?"), required=True)
    place_id = forms.ChoiceField(label=_("Which of these is it?"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args, country: str, **options):
        super().__init__(*args, **options)
        self.country, self.found_place = country, None
        candidates = candidate_choices(self.data.get("place", ""), country)
        if candidates:
            self.fields["place_id"].choices = candidates
        else:
            del self.fields["place_id"]

    def clean(self):
        found = super().clean()
        if found.get("place"):
            self.found_place = read_place(self, found["place"], self.country, found.get("place_id", ""))
        return found


class RelationForm(DrawnForm, SeenForm):
    layout = ("kind", "is_legacy", "held_by", NOTE)

    class Meta:
        model = Relation
        fields = ("kind", "is_legacy", "held_by", "note_ind", "note_jpn", "note_eng")
        widgets = {**NOTES, "kind": PlainSelect}
        labels = {
            "kind": _("What kind of relation is it?"),
            "is_legacy": _("It is an old agreement without an end date"),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["held_by"] = UnitField(label=_("Which unit looks after it?"))
        self.fields["held_by"].offer()


class InvolvementForm(DrawnForm, forms.Form):
    layout = ("field", "unit", "since")

    field = forms.ModelChoiceField(Field.objects.all(), label=_("In which field do the two cities work together?"),
                                   empty_label=_("Choose one"))  # fmt: skip
    unit = UnitField(label=_("Which unit carries it here?"))
    since = DayField(label=_("Since when?"), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["unit"].offer()


class LastDayForm(DrawnForm, forms.Form):
    layout = ("last_day",)

    last_day = DayField(label=_("What was the last day?"))

    def __init__(self, *args, first_day=None, **options):
        super().__init__(*args, **options)
        self.first_day = first_day

    def clean_last_day(self):
        day = self.cleaned_data["last_day"]
        if self.first_day and day < self.first_day:
            raise forms.ValidationError(gettext("The last day is before the first."))
        return day


class ContactForm(DrawnForm, SeenForm):
    layout = (
        ("post", _("What is the post called?")),
        "name",
        "email",
        "phone",
        "language",
        "since",
        "until",
        "note",
    )

    class Meta:
        model = Contact
        fields = (
            "post_ind",
            "post_jpn",
            "post_eng",
            "name",
            "email",
            "phone",
            "language",
            "since",
            "until",
            "note",
        )
        field_classes = {"email": forms.EmailField, "since": DayField, "until": DayField}
        widgets = {
            "name": forms.TextInput, "email": forms.EmailInput, "phone": forms.TextInput(attrs={"type": "tel"}),
            "note": forms.Textarea(attrs=SMALL),
        }  # fmt: skip
        labels = {
            "name": _("Who holds it?"), "email": _("E-mail address"), "phone": _("Telephone"),
            "language": _("Which language do they write in?"), "since": _("Since when?"),
            "until": _("Until when?"), "note": _("What should colleagues know?"),
        }  # fmt: skip
        help_texts = {"until": _("Empty: still in the post.")}

    def clean(self):
        found = super().clean()
        if not any(found.get(name) for name in ("post_ind", "post_jpn", "post_eng", "name")):
            self.add_error("post_eng", gettext("Say at least what the post is called, or who holds it."))
        if found.get("since") and found.get("until") and found["until"] < found["since"]:
            self.add_error("until", gettext("The last day is before the first."))
        return found
