"""What a reviewer may see: a case number and the fields the rules name, nothing that tells who it is.

Blindness is made here, in the data, so that no page, file name, log or mail can break it. Only fields that are
named are shown, names that identify are refused even then, and free text is searched for the applicant's own name,
school, address and numbers in the ways people write them.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

HIDDEN = "▮▮▮"
IDENTIFYING = {
    "name", "full_name", "nickname", "parent", "father", "mother", "guardian", "school", "address", "village", "phone",
    "mobile", "email", "photo", "nik", "nisn", "birth_date", "birth_place", "account", "social_media", "signature",
    "nama", "orang_tua", "ayah", "ibu", "wali", "sekolah", "alamat", "kelurahan", "telepon", "hp", "surel", "foto",
    "tanggal_lahir", "tempat_lahir", "rekening",
    "氏名", "名前", "ふりがな", "保護者", "父", "母", "学校", "学校名", "住所", "電話", "電話番号", "メール", "写真",
    "生年月日", "口座",
}  # fmt: skip
_PATTERNS = [
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # mail
    r"(?:https?://|www\.)\S+",
    r"(?<!\w)@[\w.]{2,}",  # social media
    r"\+?\d(?:[\s().-]{0,2}\d){7,}",  # telephone, NIK, NISN, account
    r"\b(?:sd|smp|sma|smk|mi|mts|ma|slb|paud|tk)\s{0,2}(?:n|negeri)?\s{0,2}\d+(?:\s+(?:kota|kab\w*\.?)?\s*\w+)?",
    r"[\u3400-\u9fff\u30a0-\u30ff々]+(?:高等学校|高校|中学校|小学校|学園|学院)",
]
_GENERAL = re.compile("|".join(_PATTERNS), re.IGNORECASE)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々]")


class NotBlind(ValueError):
    """A field that tells who the applicant is was to be shown."""

    def __init__(self, field: str):
        super().__init__(f"the field {field!r} tells who the applicant is and is not shown to reviewers")
        self.field = field


def blind_record(case: str, application: Mapping[str, object], show: Sequence[str]) -> dict[str, object]:
    """The application as a reviewer sees it: the case number and the fields `show`, texts redacted.

    Numbers, booleans and None stay as they are. Raises NotBlind for a field that identifies, KeyError for one that
    is not in the application.
    """
    for field in show:
        if is_identifying(field):
            raise NotBlind(field)
    hidden = _own_words(application)
    shown = {field: _blinded(application[field], hidden) for field in show}
    return {"case": case, **shown}


def blind_file_name(case: str, number: int, original: str) -> str:
    """The name under which a reviewer gets an attachment: case, number and the kind of file alone."""
    ending = re.search(r"\.([A-Za-z0-9]{1,5})$", original)
    return f"{case}-{number}.{ending[1].lower() if ending else 'bin'}"


def find_identity(text: str, application: Mapping[str, object]) -> list[str]:
    """The places in a reviewer's comment that tell who the applicant is, as they stand there."""
    plain = _plain(text)
    return [plain[start:end] for start, end in _spans(plain, _own_words(application))]


def visible_reviews(reviews: Iterable[Mapping], reviewer: str) -> list[Mapping]:
    """The reviews of one case that a reviewer may see: his own; those of others once his own is locked, and only
    locked ones. A review has `reviewer` and `locked`."""
    reviews = list(reviews)
    own_is_locked = any(review["reviewer"] == reviewer and review["locked"] for review in reviews)
    return [
        review for review in reviews if review["reviewer"] == reviewer or own_is_locked and review["locked"]
    ]


def is_identifying(field: str) -> bool:
    """Whether a field, by its name, tells who somebody is: `name`, `father_name`, `school_2`, `nama-ayah`."""
    folded = unicodedata.normalize("NFKC", field).casefold()
    parts = [part for part in re.split(r"[\W_\d]+", folded) if part]
    return (
        folded in IDENTIFYING or any(part in IDENTIFYING for part in parts) or "_".join(parts) in IDENTIFYING
    )


def _blinded(value: object, hidden: re.Pattern | None) -> object:
    if isinstance(value, str):
        return redact(value, hidden)
    if isinstance(value, Mapping):
        return {key: _blinded(one, hidden) for key, one in value.items() if not is_identifying(str(key))}
    if isinstance(value, list | tuple):
        return [_blinded(one, hidden) for one in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return redact(str(value), hidden)


def redact(text: str, hidden: re.Pattern | None) -> str:
    """The text with what tells who it is replaced by HIDDEN. The text comes back in Unicode's form NFKC."""
    plain = _plain(text)
    parts, end = [], 0
    for start, stop in _spans(plain, hidden):
        parts += [plain[end:start], HIDDEN]
        end = stop
    return "".join([*parts, plain[end:]])


def _plain(text: str) -> str:
    """NFKC without signs that are not seen (they can break a name in two)."""
    return "".join(
        sign
        for sign in unicodedata.normalize("NFKC", text)
        if unicodedata.category(sign) not in {"Cf", "Co", "Cs"}
    )


def _folded(plain: str) -> tuple[str, list[int]]:
    """Lower case without accents, and for every sign of it the place in `plain`."""
    signs, places = [], []
    for place, sign in enumerate(plain):
        for one in unicodedata.normalize("NFD", sign).casefold():
            if not "\u0300" <= one <= "\u036f":
                signs.append(one)
                places.append(place)
    return "".join(signs), places


def _spans(plain: str, hidden: re.Pattern | None) -> list[tuple[int, int]]:
    """Where something stands that tells who it is; without overlaps, in order."""
    folded, places = _folded(plain)
    found = [match.span() for match in _GENERAL.finditer(plain)]
    if hidden is not None:
        found += [
            (places[match.start()], places[match.end() - 1] + 1)
            for match in hidden.finditer(folded)
            if match.end() > match.start()
        ]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _own_words(application: Mapping[str, object]) -> re.Pattern | None:
    """A pattern for the applicant's own names and numbers, whole or in parts, longest first."""
    words: set[str] = set()
    for text in _identifying_texts(application):
        words |= _ways_to_write(text)
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word)))) if words else None


def _identifying_texts(value: object, *, taken: bool = False) -> Iterable[str]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _identifying_texts(one, taken=taken or is_identifying(str(key)))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _identifying_texts(one, taken=taken)
    elif taken and value is not None and not isinstance(value, bool):
        yield str(value)


def _ways_to_write(text: str) -> set[str]:
    """Patterns for a name: whole with any space or mark between its parts or none; each part of it, with what
    Indonesian adds at the end."""
    parts = re.findall(r"[^\W_]+", _folded(_plain(text))[0])
    if not parts:
        return set()
    found = {r"[\W_]{0,3}".join(map(re.escape, parts))}
    for part in parts:
        if _EAST_ASIAN.search(part):
            found.add(re.escape(part))
        elif len(part) >= 6:
            found.add(rf"\w*{re.escape(part)}\w*")
        elif len(part) >= 3:
            found.add(rf"\b{re.escape(part)}(?:nya|ku|mu|s)?\b")
        else:
            found.add(rf"\b{re.escape(part)}\b")
    return found
