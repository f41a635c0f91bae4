"""Two people edit the same thing: changes to different fields are both kept, changes to the same field are asked."""

import hashlib
import json

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .refusals import add_refusal

LONGEST_SHOWN = 200


def digest_of(value) -> str:
    """A short mark of a value, to see whether it is still the same; line ends and None for nothing make no difference."""
    if hasattr(value, "pk"):
        value = value.pk
    if isinstance(value, list | tuple | set) or hasattr(value, "values_list"):
        value = sorted(str(getattr(item, "pk", item)) for item in value)
    text = "" if value is None else str(value).replace("\r\n", "\n")
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class SeenForm(forms.ModelForm):
    """A form that remembers what the record said when it was opened.

    The view locks the row, then asks `settle(current)` for the values to write: those that this person changed. Where
    somebody else changed the same field meanwhile, the form is no longer valid: it says what the record says now, keeps
    what was typed, and saving again writes it.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["seen"] = self._marks(self.instance)

    @property
    def watched(self) -> list[str]:
        """The fields of the model that this form edits."""
        return [name for name in self._meta.fields or () if name in self.fields]

    def _marks(self, instance) -> str:
        return json.dumps({name: digest_of(self._value_of(instance, name)) for name in self.watched})

    @staticmethod
    def _value_of(instance, name: str):
        field = instance._meta.get_field(name)
        return field.value_from_object(instance) if instance.pk or not field.many_to_many else []

    def clean_seen(self) -> dict:
        try:
            seen = json.loads(self.cleaned_data["seen"] or "{}")
        except ValueError:
            seen = {}
        return seen if isinstance(seen, dict) else {}

    def _post_clean(self):
        """Checks on the model belong to the service; here they would change the instance before the journal sees it."""

    def settle(self, current) -> dict | None:
        """The values to write into `current` (a locked, fresh row), or None when the person has to look again."""
        seen, values, clashes = self.cleaned_data["seen"], {}, []
        for name in self.watched:
            mine, theirs = self.cleaned_data[name], self._value_of(current, name)
            if digest_of(mine) == seen.get(name):
                continue  # not touched here: what others wrote meanwhile stays
            if digest_of(theirs) not in {seen.get(name), digest_of(mine)}:
                clashes.append((name, theirs))
            values[name] = mine
        if not clashes:
            return values
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self._marks(current)
        for name, theirs in clashes:
            self.add_error(name, self._clash(current, name, theirs))
        return None

    @staticmethod
    def _clash(current, name: str, theirs) -> ValidationError:
        shown = getattr(current, f"get_{name}_display", lambda: theirs)()
        text = str(shown)[:LONGEST_SHOWN]
        if not text:
            return ValidationError(
                _("Somebody emptied this while you were editing. Save again to write your version.")
            )
        return ValidationError(
            _(
                "Somebody changed this to “%(theirs)s” while you were editing. Save again to write your version instead."
            )
            % {"theirs": text}
        )


def write_seen(form: SeenForm, write) -> bool:
    """Lock the form's row, settle what others changed, and call `write(row, values)`. False: the person looks again.

    What a service refuses (ValidationError) goes to the form."""
    with transaction.atomic():
        current = type(form.instance).objects.select_for_update(of=("self",)).get(pk=form.instance.pk)
        values = form.settle(current)
        if values is None:
            return False
        return carried_out(form, lambda: write(current, values))


def carried_out(form, write) -> bool:
    """Call a service; what it refuses (ValidationError) is said at the fields it is about."""
    try:
        write()
    except ValidationError as error:
        add_refusal(form, error)
        return False
    return True
