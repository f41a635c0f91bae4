"""What the pages of imports call things, in the reader's language."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jalin.kernel.dates import PartialDate, format_partial

from .models import ImportBatch, ImportRow
from .register.showing import country_words, language, sentence_of

Verdict, State = ImportRow.Verdict, ImportBatch.State

# verdict -> tone and icon of its tag
LOOKS = {
    Verdict.NEW: ("good", "plus"), Verdict.CHANGED: ("info", "arrows-diff"), Verdict.SAME: ("neutral", "check"),
    Verdict.ASK: ("due", "help-circle"), Verdict.REFUSE: ("bad", "circle-x"), Verdict.SKIP: ("neutral", "minus"),
    Verdict.MISSING: ("due", "eye-off"),
}  # fmt: skip
STATES = {
    State.READING: ("info", "hourglass"), State.READY: ("due", "clipboard-check"), State.ACCEPTED: ("good", "circle-check"),
    State.UNDONE: ("neutral", "arrow-back-up"), State.FAILED: ("bad", "circle-x"),
}  # fmt: skip

FIELDS = {
    "number": gettext_lazy("Running number"), "partner": gettext_lazy("Partner"), "country": gettext_lazy("Country"),
    "partner2": gettext_lazy("Second partner"), "country2": gettext_lazy("Country of the second partner"),
    "partner_kind": gettext_lazy("Kind of partner"), "kind": gettext_lazy("Kind of agreement or event"), "subject": gettext_lazy("Subject"),
    "summary": gettext_lazy("Summary"), "signed": gettext_lazy("Date of signing or of the event"), "start": gettext_lazy("Beginning"),
    "end": gettext_lazy("End"), "period": gettext_lazy("Period of validity"), "received": gettext_lazy("Date received"), "status": gettext_lazy("Status"),
    "unit": gettext_lazy("Unit in charge"), "field": gettext_lazy("Field of cooperation"), "letter_number": gettext_lazy("Number of the paper"),
    "notes": gettext_lazy("Notes (kept with the row)"), "source": gettext_lazy("Source (kept with the row)"),
    "document": gettext_lazy("Link (kept with the row)"), "latitude": gettext_lazy("Latitude"), "longitude": gettext_lazy("Longitude"),
    "latitude2": gettext_lazy("Latitude of the second partner"), "longitude2": gettext_lazy("Longitude of the second partner"),
    "pic": gettext_lazy("Person (not kept)"), "contact": gettext_lazy("Contact of a person (not kept)"),
    "quarter": gettext_lazy("Quarter (kept with the row)"), "archive_code": gettext_lazy("Code of the file"),
    "council": gettext_lazy("Consent of the city council"), "population": gettext_lazy("Inhabitants (kept with the row)"),
}  # fmt: skip

REASONS = {
    "heading": gettext_lazy("the heading says so"), "numbered": gettext_lazy("the heading says so, with its number"),
    "part-of-heading": gettext_lazy("a part of the heading says so"), "content": gettext_lazy("what stands in the column"),
    "second-of-its-kind": gettext_lazy("the second column of its kind"), "taken": gettext_lazy("another column fits better"),
    "unknown": gettext_lazy("the heading is not known"), "chosen": gettext_lazy("chosen by you"),
}  # fmt: skip

REMARKS = {
    "hidden-sheet": gettext_lazy("The file has hidden sheets."),
    "hidden-rows": gettext_lazy("The file has hidden rows. They are read like the others."),
    "hidden-columns": gettext_lazy("The file has hidden columns. They are read like the others."),
    "comments": gettext_lazy("The file has comments on cells. They are not read."),
    "other-sheets": gettext_lazy("Other sheets look like registers too. Import each of them by itself."),
    "encoding-guessed": gettext_lazy("The file does not say in which letters it is written. Check whether names look right below."),
}  # fmt: skip

NOUNS = {
    "relations.partner": lambda n: ngettext("%(n)s partner", "%(n)s partners", n),
    "relations.relation": lambda n: ngettext("%(n)s relation", "%(n)s relations", n),
    "relations.event": lambda n: ngettext("%(n)s event", "%(n)s events", n),
    "relations.tie": lambda n: ngettext("%(n)s link between partners", "%(n)s links between partners", n),
    "relations.statement": lambda n: ngettext(
        "%(n)s further source of an event", "%(n)s further sources of events", n
    ),
    "relations.partneralias": lambda n: ngettext("%(n)s further spelling", "%(n)s further spellings", n),
    "relations.involvement": lambda n: ngettext(
        "%(n)s field with its unit", "%(n)s fields with their units", n
    ),
}


def digits(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)


def rows_words(number: int) -> str:
    return ngettext("%(n)s row", "%(n)s rows", number) % {"n": digits(number)}


def made_words(made: dict) -> list[str]:
    """What an import made, the greatest things first."""
    return [NOUNS[noun](made[noun]) % {"n": digits(made[noun])} for noun in NOUNS if made.get(noun)]


def row_tag(row: ImportRow) -> dict:
    """The verdict of a row, or that it is in the record now."""
    if row.taken:
        return {"word": str(State.ACCEPTED.label), "tone": "good", "icon": "circle-check"}
    tone, icon = LOOKS[row.verdict]
    return {"word": str(Verdict(row.verdict).label), "tone": tone, "icon": icon}


def state_tag(batch: ImportBatch) -> dict:
    tone, icon = STATES[batch.state]
    return {"word": str(State(batch.state).label), "tone": tone, "icon": icon}


def offer_words(choice: dict) -> str:
    """One answer that may be chosen. `choice`: {"value": …} with the place or partner it means."""
    kind, _colon, value = choice["value"].partition(":")
    if kind == "place":
        people = choice.get("population")
        where = ", ".join(
            filter(None, (choice["name"], choice.get("admin1"), country_words(choice["country"])))
        )
        counted = (
            ngettext("%(n)s inhabitant", "%(n)s inhabitants", people) % {"n": digits(people)}
            if people
            else ""
        )
        return " · ".join(filter(None, (where, choice.get("name_ja") if language() == "ja" else "", counted)))
    if kind == "country":
        return country_words(value, value)
    if kind == "partner":
        return ", ".join(filter(None, (choice.get("name", value), country_words(choice.get("country", "")))))
    if kind == "date":
        return _iso_words(value)
    if kind == "text":
        return _("Yes, %(text)s") % {"text": value}
    return {
        "take": _("Take it as it was read"), "none": _("Leave this cell empty"), "other": _("Another place of this name"),
        "split": _("These are several partners"), "new": _("None of these: it is a new partner"),
    }[kind]  # fmt: skip


def _iso_words(text: str) -> str:
    first, slash, last = text.partition("/")
    precision = "interval" if slash else {4: "year", 7: "month"}.get(len(first), "day")
    try:
        return format_partial(
            PartialDate.from_record(text[:10] if not slash else f"{first[:10]}/{last[:10]}", precision),
            language(),
        )
    except ValueError:
        return text


def question_words(question) -> str:
    """The sentence of a kept question."""
    message = question.asked["message"]
    if question.code == "partner-known-several":
        return _("Several partners in the record are called “%(name)s”. Which one is meant?") % {
            "name": question.asked["text"]
        }
    return sentence_of(message)


def problem_words(batch: ImportBatch) -> str:
    """Why the file could not be read."""
    from .register.engine.unreadable import UnreadableFile

    return (
        UnreadableFile(batch.problem["code"], **batch.problem["parameters"]).message(language())
        if batch.problem
        else ""
    )
