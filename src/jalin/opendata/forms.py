"""Forms of the import pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.kernel.dates import read_date
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.places.countries import country_choices
from jalin.kernel.ui.forms import FileDrop

from .register.engine.headings import DATE_FIELDS, all_fields
from .register.engine.plan import ReadingPlan
from .register.showing import language
from .words import FIELDS, offer_words

ENCODINGS = ("utf-8", "cp932", "euc_jp", "cp1252", "utf-16")
SEPARATORS = ((",", _("comma")), (";", _("semicolon")), ("\t", _("tab")), ("|", _("vertical bar")))
ORDERS = (
    ("dmy", _("day, month, year (3/4/2026 is 3 April)")),
    ("mdy", _("month, day, year (3/4/2026 is 4 March)")),
)
SERIALS = (
    ("1900", _("numbers counted by the spreadsheet from 1900")),
    ("1904", _("numbers counted by the spreadsheet from 1904")),
)


class UploadForm(forms.Form):
    """The file, nothing else: everything about it is found out and shown."""

    file = forms.FileField(
        label=_("Which file holds the register?"), widget=FileDrop(accept=".xlsx,.xls,.ods,.csv,.gz"),
        help_text=_("A spreadsheet (.xlsx, .xls, .ods) or a text table (.csv), at most 50 MB and 50,000 rows. "
                    "Nothing enters the record before you have seen every row."),
        error_messages={"required": _("Choose the file of the register."), "empty": _("This file is empty. Choose another one.")},
    )  # fmt: skip


class MappingForm(forms.Form):
    """How a file is read: sheet, letters, separator, and for every column what it is and how it writes dates."""

    def __init__(self, *args, plan: ReadingPlan, sheets=(), **options):
        super().__init__(*args, **options)
        self.plan = plan
        if len(sheets) > 1:
            self._choice("sheet", _("Which sheet?"), [(one, one) for one in sheets], plan.sheet_name)
        if plan.encoding:
            found = plan.encoding.replace("utf-8-sig", "utf-8")
            codes = dict.fromkeys((found, *ENCODINGS))
            self._choice(
                "encoding",
                _("In which letters is it written?"),
                [(code, code.upper()) for code in codes],
                found,
            )
            self._choice("separator", _("What stands between the cells?"), SEPARATORS, plan.separator)
        fields = [("", _("not used")), *((name, FIELDS[name]) for name in all_fields() if name in FIELDS)]
        for guess in plan.columns:
            self._choice(f"column-{guess.column}", guess.heading, fields, guess.field or "", required=False)
            decision = plan.decisions.get(guess.column)
            if (
                guess.field in DATE_FIELDS
                and decision
                and (decision.either or decision.order or decision.serials)
            ):
                chosen = decision.order or (str(decision.serial) if decision.serial else "")
                orders = [("", _("ask for each date")), *ORDERS, *(SERIALS if decision.serials else ())]
                self._choice(f"order-{guess.column}", _("Dates are written"), orders, chosen, required=False)

    def _choice(self, name: str, label, choices, initial, required: bool = True) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label, choices=choices, initial=initial, required=required, widget=PlainSelect
        )

    def choices(self) -> dict:
        """What was decided, as `set_mapping` takes it; only what differs from how it is."""
        found: dict = {"columns": {}, "orders": {}}
        for name in self.changed_data:
            kind, _dash, column = name.partition("-")
            if kind in ("column", "order"):
                found[f"{kind}s"][column] = self.cleaned_data[name]
            else:
                found[name] = self.cleaned_data[name]
        return found


class AnswerForm(forms.Form):
    """One question: a choice, for a country any country, for a date any date."""

    answer = forms.ChoiceField(widget=forms.RadioSelect, label="", required=False)

    def __init__(self, *args, choices, any_country=False, is_date=False, **options):
        super().__init__(*args, **options)
        self.fields["answer"].choices = [(choice["value"], offer_words(choice)) for choice in choices]
        self.is_date = is_date
        if any_country:
            label = _("or another country") if choices else _("Which country is it?")
            countries = [("", "–"), *country_choices(language())]
            self.fields["country"] = forms.ChoiceField(
                label=label, choices=countries, required=False, widget=PlainSelect
            )
        if is_date:
            self.fields["date"] = forms.CharField(label=_("or the date is"), required=False, max_length=60)

    def clean(self):
        found = super().clean()
        if found.get("date") and not read_date(found["date"]).is_read:
            self.add_error("date", read_date(found["date"]).message(language()))
        return found

    @property
    def chosen(self) -> str:
        """The answer as the services take it; what was written goes before what was ticked."""
        found = self.cleaned_data
        if found.get("country"):
            return f"country:{found['country']}"
        if found.get("date"):
            return f"date:{found['date'].strip()}"
        return found.get("answer", "")


class RowForm(forms.Form):
    """One row corrected in place: each cell that is read can be written anew, or the row is left out."""

    def __init__(self, *args, cells: list[tuple[str, str, str]], left_out: bool = False, **options):
        """`cells`: heading, label, text."""
        super().__init__(*args, **options)
        self.headings = {}
        for place, (heading, label, text) in enumerate(cells):
            name = f"cell-{place}"
            self.headings[name] = heading
            long = len(text) > 60 or "\n" in text
            widget = forms.Textarea(attrs={"rows": 2}) if long else forms.TextInput()
            self.fields[name] = forms.CharField(
                label=heading, help_text=label, initial=text, required=False, max_length=5000, widget=widget
            )
        self.fields["left_out"] = forms.BooleanField(
            label=_("Leave this row out"), initial=left_out, required=False
        )

    def cells(self) -> dict[str, str]:
        return {heading: self.cleaned_data[name] for name, heading in self.headings.items()}


class UndoForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is this import undone?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The journal keeps the reason."),
    )  # fmt: skip
    keep_touched = forms.BooleanField(
        label=_("Keep what was changed since, and undo the rest"), required=False,
        help_text=_("What is kept stays in the record with everything it hangs on."),
    )  # fmt: skip

    def __init__(self, *args, touched: bool = False, **options):
        super().__init__(*args, **options)
        if not touched:
            del self.fields["keep_touched"]
