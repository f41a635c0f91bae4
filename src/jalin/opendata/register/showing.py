"""What was kept of a row, in the reader's language: who, what, why, and what is asked."""

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from jalin.kernel.dates import PartialDate, format_partial
from jalin.kernel.places.countries import country_name
from jalin.relations.kinds import kind_of

from .engine.headings import DATE_FIELDS
from .engine.row_reading import Message
from .interpreting import EVENTS
from .says import dates_of, events_of

WEIGHTS = ("refuse", "skip", "ask", "look", "tell")


def language() -> str:
    return (get_language() or "en")[:2]


def listed(*words: str) -> str:
    """Those that are there, as the language lists them."""
    return pgettext("between the words of a list", ", ").join(filter(None, words))


def note_sentence(code: str, params: dict) -> str:
    """What judging.py and interpreting.py have to say of a row."""
    sentences = {
        "imported-before": _("The same row was imported before."),
        "left-out": _("Left out by hand."),
        "home-city": _("This names the home city itself, not a partner."),
        "same-partner": _("Both names mean the same partner: %(name)s."),
        "known-link": _("The record has this link already."),
        "known-partner": _("The record has this already."),
        "second-source": _("The record has this event; the register becomes a further source of it."),
        "field-unknown": _("Not in the list of fields, so no field was set: %(text)s."),
        "unit-unknown": _("Not a unit of the city that is on record, so no unit was set: %(text)s."),
        "partner-known-several": _(
            "Several partners in the record are called “%(name)s”. Which one is meant?"
        ),
    }
    return sentences[code] % params if code in sentences else code


OWN = frozenset({"field-unknown", "unit-unknown", "partner-known-several"})


def sentence_of(message: dict) -> str:
    """One kept message of the engine, or one of ours that travels with them."""
    if message["code"] in OWN:
        return note_sentence(message["code"], message["params"])
    if message["code"] == "place-other-name" and message.get("choices"):
        return _("“%(name)s” may be another name of %(place)s.") % message["params"]
    return Message.from_json(message).text(language())


def sentences_of(understood: dict) -> list[dict]:
    """[{"weight", "text"}], the heaviest first: why a row is left out, what is asked, what is worth a look."""
    found = [{"weight": one["weight"], "text": sentence_of(one)} for one in understood.get("messages", ())]
    found += [
        {"weight": "tell", "text": note_sentence(one["code"], one["params"])}
        for one in understood.get("notes", ())
    ]
    asked = {one["code"] for one in understood.get("messages", ())}
    several = any(match["how"] == "several" for match in understood.get("matches", ()))
    if several and "partner-known-several" not in asked:
        name = next(side["text"] for side, match in zip(understood["sides"], understood["matches"], strict=True)
                    if match["how"] == "several")  # fmt: skip
        found.append({"weight": "ask", "text": note_sentence("partner-known-several", {"name": name})})
    for change in understood.get("changes", ()):
        words = {
            "heading": change["heading"],
            "before": change["before"] or "–",
            "after": change["after"] or "–",
        }
        found.append({"weight": "tell", "text": _("%(heading)s: “%(before)s” became “%(after)s”.") % words})
    return sorted(found, key=lambda one: WEIGHTS.index(one["weight"]))


def country_words(code: str, text: str = "") -> str:
    try:
        return country_name(code, language())
    except LookupError:
        return text


def partners_of(understood: dict) -> list[dict]:
    """[{"name", "country", "how", "id", "place"}] of each side: how it stands in the record."""
    matches = understood.get("matches") or [{}] * len(understood.get("sides", ()))
    found = []
    for side, match in zip(understood.get("sides", ()), matches, strict=False):
        place = side.get("place_name", "")
        found.append({
            "name": match.get("name") or side["text"], "written": side["text"], "id": match.get("id"),
            "country": country_words(side.get("country", ""), side.get("country_text", "")),
            "how": match.get("how", "new"), "place": place if place != side["text"] else "",
            "on_map": "latitude" in side,
        })  # fmt: skip
    return found


def who(understood: dict) -> str:
    """ "Hamamatsu, Japan" or "Lyon, France – Leipzig, Germany"; what the row has in that place where nothing was read."""
    sides = partners_of(understood)
    if sides:
        return " – ".join(listed(side["written"], side["country"]) for side in sides)
    fields = understood.get("fields", {})
    return " – ".join(
        fields[name]["text"] for name in ("partner", "partner2") if fields.get(name, {}).get("text")
    )


def date_words(told: dict) -> str:
    known = PartialDate.from_columns(*dates_of(told).values())
    return format_partial(known, language()) if known.is_known else ""


def events_words(understood: dict) -> list[dict]:
    """[{"kind", "date", "until", "summary"}] of what a row tells."""
    found = []
    for told in events_of(understood.get("says", {})):
        until = told.get("valid_until")
        found.append({
            "kind": str(kind_of(told["event"]).name), "date": date_words(told),
            "until": date_words({"start": until, "end": until}) if until else "",
            "summary": next(iter(told.get("summary", {}).values()), ""),
        })  # fmt: skip
    return found


def what(understood: dict) -> str:
    """One line: "Memorandum signed, 19 December 2014"; of a link its date where it has one."""
    if understood.get("pair"):
        date = date_words(understood.get("says", {}).get("tie", {}))
        is_link = not any(match["how"] == "home" for match in understood.get("matches", ()))
        return listed(_("Link between two partners") if is_link else _("Relation with the home city"), date)
    events = events_words(understood)
    return " · ".join(listed(one["kind"], one["date"]) for one in events)


def reading_words(name: str, kept: dict) -> str:
    """What was understood of one cell, in words; "" where nothing was."""
    value = kept.get("value")
    if value is None or value == "":
        return ""
    if name in DATE_FIELDS and isinstance(value, dict):
        from .says import told_date

        return date_words(told_date(value))
    if name.startswith("country"):
        return country_words(value, kept.get("text", ""))
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if name == "kind" and value in EVENTS:
        return str(kind_of(EVENTS[value]).name)
    if name == "status":
        return STATUS_WORDS[value]() if value in STATUS_WORDS else ""
    place = kept.get("place")
    if place and place["name"] != kept.get("text"):
        return f"{value} → {place['name']}, {country_words(place['country'])}"
    return str(value)


STATUS_WORDS = {
    "ongoing": lambda: _("ongoing"), "completed": lambda: _("completed"), "cancelled": lambda: _("cancelled"),
    "declined": lambda: _("declined"), "transferred": lambda: _("handed to another unit"), "postponed": lambda: _("postponed"),
    "planned": lambda: _("planned"), "expired": lambda: _("expired"), "open-ended": lambda: _("without an end date"),
}  # fmt: skip
