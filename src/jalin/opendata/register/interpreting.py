"""What the engine read, in the terms of the record: who the partners are, what happened, which field and unit."""

import re
from dataclasses import dataclass, field

from jalin.kernel.places.unit_words import OTHER, unit_of
from jalin.relations.folding import fold

from .engine.cells import split_values
from .engine.plan import ReadingPlan
from .engine.row_reading import FieldReading, RowReading
from .says import told_date
from .sides import Side

# kind of document, as the engine names it -> kind of event; the kind of relation where the word says it
EVENTS = {"sister": "relation_established", "mou": "mou_signed", "loi": "loi_signed", "ia": "implementing_arrangement",
          "network": "activity", "visit": "visit", "meeting": "meeting"}  # fmt: skip
RELATIONS = {"sister": "sister", "mou": "limited", "ia": "limited"}
AGREEMENTS = {
    "relation_established",
    "mou_signed",
    "mou_renewed",
    "memorandum",
    "loi_signed",
    "implementing_arrangement",
}
NOT_HAPPENED = {"cancelled", "declined", "transferred", "postponed", "planned"}
OTHER_NAME = "other_name"  # the place was found under another name than the one written
SISTER = re.compile(r"sister|kembar|twin|姉妹|友好")
INSTITUTION = re.compile(
    r"\b(?:universit\w*|institut\w*|politeknik|polytechnic|college|school|sekolah|akademi|academy|kedutaan|embassy|konsulat|"
    r"consulate|kementerian|ministry|yayasan|foundation|asosiasi|association|rumah sakit|hospital|museum|pt|cv|ltd|inc|gmbh|"
    r"corporation|company|bank|chamber|kadin|agency|lembaga|badan|council|network|undp|unicef|jica|giz|usaid|asean|uclg)\b"
    r"|大学|学校|領事館|大使館|省$|庁$|協会|財団|株式会社|病院|博物館|機構|センター|銀行|研究所",
    re.IGNORECASE,
)
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_INDONESIAN = re.compile(
    r"\b(?:dan|di|yang|dengan|untuk|antara|kerja|kerjasama|kota|bidang|tentang|pemerintah|kunjungan|pengelolaan|dalam|dari)\b",
    re.IGNORECASE,
)
_INDONESIAN_UNIT = re.compile(
    r"(?:kota|kotamadya|kabupaten|kab\.?|provinsi|pemerintah kota|pemkot)\s", re.IGNORECASE
)


@dataclass
class Words:
    """The office's own words, folded: of fields and of units (all names they ever had)."""

    fields: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)


def language_of(text: str) -> str:
    """id, ja or en: in which column a text of the register belongs."""
    if _KANA.search(text) or _HAN.search(text):
        return "ja"
    return "id" if _INDONESIAN.search(text) else "en"


def sides_of(reading: RowReading) -> list[Side]:
    """The partners a row names: two of a pair, one else; several when a cell names several and they were told apart."""
    names = ("partner", "partner2") if "pair" in reading.flags else ("partner",)
    found = []
    for name in names:
        side = side_of(reading, name)
        if side is not None:
            found.append(side)
    return found


def side_of(reading: RowReading, name: str) -> Side | None:
    said = reading.fields.get(name)
    if said is None or not said.text:
        return None
    suffix = name.removeprefix("partner")
    country = reading.fields.get(f"country{suffix}") or FieldReading()
    side = Side(said.text[:200], country.text[:100], country.value or "", kind=kind_of_partner(reading, said))
    _name(side)
    _put_place(side, said.details.get("place"))
    if said.details.get("is_other_name"):
        side.found = OTHER_NAME
    latitude, longitude = reading.value(f"latitude{suffix}"), reading.value(f"longitude{suffix}")
    if side.latitude is None and latitude is not None and longitude is not None:
        side.latitude, side.longitude = round(latitude, 5), round(longitude, 5)
    return side


def kind_of_partner(reading: RowReading, said: FieldReading) -> str:
    stated = str(reading.value("partner_kind") or "")
    if INSTITUTION.search(said.text) or INSTITUTION.search(stated):
        return "institution"
    if said.details.get("place"):
        return "city"
    unit = said.details.get("unit", "")
    return (
        "region"
        if unit in {"region", "county", "island"} or re.search(r"provin|region|県|州", stated, re.I)
        else "city"
    )


def _name(side: Side) -> None:
    """The name in the language it is written in; a word for the unit is Indonesian in front, Japanese behind."""
    text = side.text
    if not _LATIN.search(text):
        if _KANA.search(text) or (_HAN.search(text) and side.country in ("", "JP")):
            side.name_jpn = text
        else:
            side.name_own = text
        return
    unit = unit_of(text) if side.kind != "institution" else None
    if unit and _INDONESIAN_UNIT.match(text):
        side.name_ind, side.name_eng = text, unit[1] if unit[0] != OTHER else text
    elif side.kind == "institution" and language_of(text) == "id":
        side.name_ind = text
    else:
        side.name_eng = text


def _put_place(side: Side, place: dict | None) -> None:
    if not place:
        return
    side.place, side.place_name = place["id"], place["name"]
    side.country = side.country or place["country"]
    if place["id"].startswith("geonames:"):
        side.geoname_id = int(place["id"].removeprefix("geonames:"))
    if place["lat"] is not None:
        side.latitude, side.longitude = round(place["lat"], 5), round(place["lon"], 5)
    side.name_eng = side.name_eng or place["name"]
    side.name_jpn = side.name_jpn or place.get("name_ja", "")
    if fold(place["name"]) != fold(side.text):
        side.spellings.append(place["name"])


def says_of(reading: RowReading, plan: ReadingPlan, words: Words) -> dict:
    """What the row says of the relation. Names of persons and their numbers are never taken."""
    fields, unit = _fields(reading, words), _unit(reading, words)
    if "pair" in reading.flags:
        told = {"event": "relation_established", **_quoted(reading, plan, DATES, fallback="partner2")}
        tie = {name: told[name] for name in ("start", "end", "precision") if name in told}
        return _without_empty(
            {"relation": "sister", "tie": tie, "events": [told], "fields": fields, "unit": unit}
        )
    events = [_main_event(reading, plan), _council(reading, plan)]
    kind = str(reading.value("kind") or "")
    relation = "sister" if SISTER.search(fold(_text(reading, "kind"))) else RELATIONS.get(kind, "")
    return _without_empty(
        {"relation": relation, "events": [told for told in events if told], "fields": fields, "unit": unit}
    )


DATES = ("signed", "start", "period", "received")
LAST = ("end", "period")


def _main_event(reading: RowReading, plan: ReadingPlan) -> dict | None:
    event = kind_of_event(reading)
    if event is None:
        return None
    told = {"event": event, **_quoted(reading, plan, DATES, fallback="subject")}
    last = next((reading.value(name) for name in LAST if reading.value(name)), None)
    if last and event in AGREEMENTS:
        told["valid_until"] = last["end"][:10]
    elif last and told.get("start") and last["end"][:10] >= told["start"] and event not in AGREEMENTS:
        told |= told_date({"start": told["start"], "end": last["end"], "precision": "day"})
    told["summary"] = _summary(reading)
    return _without_empty(told)


def kind_of_event(reading: RowReading) -> str | None:
    """What kind of event a row tells of; None when it only names a partner."""
    from jalin.relations.kinds import kinds

    if reading.value("status") in NOT_HAPPENED:
        return "note_taken"
    kind = str(reading.value("kind") or "")
    if kind in EVENTS:
        return EVENTS[kind]
    if kind in kinds():
        return kind
    about_agreement = any(reading.value(name) for name in ("subject", "letter_number", "kind"))
    if any(reading.value(name) for name in ("signed", "start", "end", "period")):
        return "memorandum" if about_agreement else "relation_established"
    if reading.value("received"):
        return "letter"
    return "note_taken" if about_agreement else None


def _council(reading: RowReading, plan: ReadingPlan) -> dict | None:
    """The city council's consent has a date of its own."""
    if not reading.value("council"):
        return None
    return {"event": "dprd_consent", **_quoted(reading, plan, ("council",))}


def _quoted(reading: RowReading, plan: ReadingPlan, names: tuple[str, ...], fallback: str = "") -> dict:
    """The first of these dates that was read, with the cell in its own words and where it stands."""
    for name in names:
        if reading.value(name):
            return {
                **told_date(reading.value(name)),
                "quoted": _text(reading, name),
                "basis": cell_of(reading, plan, name),
            }
    unread = next((name for name in names if _text(reading, name)), "")
    if unread or fallback in plan.fields:
        return {
            "quoted": _text(reading, unread) if unread else "",
            "basis": cell_of(reading, plan, unread or fallback),
        }
    return {}


def cell_of(reading: RowReading, plan: ReadingPlan, name: str) -> str:
    """ "Tanggal MoU (Sheet1!C12)": the heading and the place of the cell."""
    column = plan.fields.get(name)
    if column is None:
        return ""
    place = f"{letters_of(column)}{reading.row}"
    return (
        f"{plan.table.headings[column]} ({reading.sheet}!{place})"
        if reading.sheet
        else f"{plan.table.headings[column]} ({place})"
    )


def letters_of(column: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA, as a spreadsheet names its columns."""
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters, column = chr(65 + rest) + letters, column - 1
    return letters


def _summary(reading: RowReading) -> dict[str, str]:
    subject = _text(reading, "subject") or _text(reading, "summary")
    kind = reading.fields.get("kind")
    if kind is not None and kind.why == "as-written" and kind.text:
        subject = f"{kind.text}: {subject}" if subject else kind.text
    status = reading.value("status")
    if status in NOT_HAPPENED:
        subject = f"{reading.fields['status'].text}: {subject}" if subject else reading.fields["status"].text
    number = _text(reading, "letter_number")
    text = f"{subject} ({number})" if subject and number else subject or number
    return {language_of(text): text[:2000]} if text else {}


def _fields(reading: RowReading, words: Words) -> list[str]:
    keys, missing = [], []
    for text in reading.value("field") or ():
        key = words.fields.get(fold(text))
        keys.append(key) if key else missing.append(text)
    if missing and words.fields:
        reading.say("field-unknown", "look", "field", text="; ".join(missing))
    return list(dict.fromkeys(keys))


def _unit(reading: RowReading, words: Words) -> str:
    texts = reading.value("unit") or ()
    keys = [words.units.get(fold(text)) for text in texts]
    missing = [text for text, key in zip(texts, keys, strict=True) if not key]
    if missing and words.units:
        reading.say("unit-unknown", "look", "unit", text="; ".join(missing))
    return next((key for key in keys if key), "")


def _text(reading: RowReading, name: str) -> str:
    found = reading.fields.get(name)
    return found.text if found else ""


def _without_empty(values: dict) -> dict:
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


__all__ = ["Words", "cell_of", "kind_of_event", "language_of", "says_of", "sides_of", "split_values"]
