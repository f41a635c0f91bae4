"""A date as people write it ("4 s.d. 6 Juni 2026", "平成30年11月", "2018"), read back in words before it is saved."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jalin.kernel.dates import PartialDate, format_partial, read_date


def _language() -> str:
    return (get_language() or "en")[:2]


@dataclass(frozen=True)
class Written:
    """What was typed, and the text whose reading the person has seen."""

    text: str = ""
    seen: str = ""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class WrittenDate:
    """A date that was read: as the record keeps it, as it was typed, and whether its reading was seen before."""

    known: PartialDate
    text: str
    is_seen: bool

    @property
    def words(self) -> str:
        return format_partial(self.known, _language(), weekday=True)

    @property
    def columns(self) -> dict:
        """For a service: starts_on, ends_on, precision."""
        return {"starts_on": self.known.start, "ends_on": self.known.end, "precision": self.known.precision}


def read_back(text: str) -> dict:
    """What a reader of dates understood, for the fragment below the field: words, remarks, problem, suggestions."""
    text = text.strip()
    if not text:
        return {}
    found = read_date(text, lang=_language())
    if found.is_read:
        words = format_partial(day_at_least(found.partial), _language(), weekday=True)
        return {"text": text, "words": words, "remarks": found.messages()}
    problem = found.message()
    hints = [format_partial(day_at_least(hint), _language()) for hint in found.suggestions]
    # a sentence that names both readings needs no second list of them
    return {"text": text, "problem": problem, "suggestions": [hint for hint in hints if hint not in problem]}


def day_at_least(known: PartialDate) -> PartialDate:
    """A timeline keeps days: the hour of a moment is left out."""
    return PartialDate.of_day(known.start) if known.precision == "minute" else known


class WrittenDateInput(forms.TextInput):
    """A text input with the reading of what was typed below it; `read_url` brings the reading while one types."""

    template_name = "forms/written_date.html"

    def __init__(self, read_url: str = "", attrs=None):
        self.read_url = read_url
        super().__init__({"autocomplete": "off", **(attrs or {})})

    def value_from_datadict(self, data, files, name):
        return Written((data.get(name) or "").strip()[:300], data.get(f"{name}_seen", ""))

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def format_value(self, value):
        return value.text if isinstance(value, Written) else value or ""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        text = self.format_value(value)
        return {**context, "read_url": self.read_url() if callable(self.read_url) else self.read_url, "name": name,
                "reading": read_back(text) if text else {}}  # fmt: skip


class WrittenDateField(forms.CharField):
    """Cleans to a WrittenDate. Empty is "not known" where the field is not required."""

    def __init__(self, *, read_url="", **options):
        super().__init__(widget=WrittenDateInput(read_url), **options)

    def clean(self, value) -> WrittenDate:
        written = value if isinstance(value, Written) else Written(str(value or ""))
        if not written.text:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return WrittenDate(PartialDate.unknown(), "", is_seen=True)
        found = read_date(written.text, lang=_language())
        if not found.is_read:
            raise ValidationError(
                found.message() or _("This was not understood as a date. Write it as 6 June 2026.")
            )
        return WrittenDate(day_at_least(found.partial), written.text, is_seen=written.seen == written.text)

    def has_changed(self, initial, data) -> bool:
        return str(initial or "") != str(data or "")
