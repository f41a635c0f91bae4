"""Word files of a paper: out, filled with what the case shares; in, clause by clause on top of what was saved meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from jalin.agreements.engine.procedure import said

from .filling import filled, restored
from .models import LANGUAGES, Text, Version
from .official_word import Sheet, write_official
from .particulars import labels_in, shared_of
from .printing import letterhead
from .selectors import headings_of, name_of, pattern_of
from .word import Read, read_word, write_word
from .word_marks import Origin
from .word_text import CHANGES, COMMENTS, NOTES, NUMBERS, PICTURES, TABLES

TOLD = {
    CHANGES: lambda n: ngettext("%(n)s tracked change counts as accepted.", "%(n)s tracked changes count as accepted.", n),
    TABLES: lambda n: ngettext("%(n)s table became lines of text.", "%(n)s tables became lines of text.", n),
    NUMBERS: lambda n: ngettext("%(n)s automatic number or bullet was left out: type it.", "%(n)s automatic numbers or bullets were left out: type them.", n),
    COMMENTS: lambda n: ngettext("%(n)s comment was left out.", "%(n)s comments were left out.", n),
    NOTES: lambda n: ngettext("%(n)s footnote was left out.", "%(n)s footnotes were left out.", n),
    PICTURES: lambda n: ngettext("%(n)s picture or text box was left out.", "%(n)s pictures or text boxes were left out.", n),
}  # fmt: skip
MOST_NAMED = 5  # lines without a clause that one sentence names


@dataclass(frozen=True)
class TakenIn:
    """`bodies`: of every clause, as the next version says them; `remarks`: sentences about what the file held besides, or lacked."""

    bodies: dict[str, str]
    remarks: list[str]


def word_file(text: Text, lang: str, versions: Mapping[str, Version]) -> bytes:
    """The .docx of one language; of one that is not written yet an empty one with the headings."""
    origin = Origin(text.pk, lang, versions[lang].number if lang in versions else 0)
    values, labels = shared_of(text.case).printed(lang, text, versions), labels_in(lang)
    bodies = versions[lang].bodies if lang in versions else {}
    told = {heading.key: filled(bodies.get(heading.key, ""), values, labels) for heading in headings_of(text)}
    sheet = _sheet(text, lang, told, values, origin)
    if sheet:
        return write_official(sheet)
    with override(lang):
        clauses = [(heading.key, heading.name[lang], told[heading.key]) for heading in headings_of(text)]
        return write_word(name_of(text, lang), str(text.case.title), clauses, language=lang, origin=origin)


def _sheet(
    text: Text, lang: str, bodies: Mapping[str, str], values: Mapping[str, str], origin: Origin | None = None
) -> Sheet | None:
    """A letter, memo or minutes; None for a legal text."""
    pattern = pattern_of(text)
    if pattern is None or not pattern.form.headings:
        return None
    head, labels = letterhead(pattern, values, lang), labels_in(lang)
    lines = [line for line in (*head["lines"], head["address"]) if line]
    closing = [filled(place, values, labels) for place in pattern.closing if place]
    return Sheet(pattern.form.key, said(pattern.form.title, lang), lines, headings_of(text), pattern.form.roles, bodies, closing, lang,
                 origin)  # fmt: skip


def taken_in(text: Text, lang: str, last: Version | None, content: bytes, reader: str) -> TakenIn:
    """What the file says, on top of the last version: a clause that nobody touched in it keeps its placeholders and what others
    saved meanwhile. `reader`: the language of the remarks. Raises NotReadable, or ValidationError where the file is another
    paper's or two people wrote the same clause."""
    written = {lang} | set(text.versions.values_list("language", flat=True))
    values, labels = shared_of(text.case).printed(lang, text, written), labels_in(lang)
    sheet = _sheet(text, lang, {}, values)
    with override(lang):
        frame = sheet.frame() if sheet else {name_of(text, lang), str(text.case.title)}
    read = read_word(content, [(heading.key, heading.name[lang]) for heading in headings_of(text)], frame)
    _refuse_another(read, text, lang)
    base = _base_of(read, text, lang, last)
    before, now = base.bodies if base else {}, last.bodies if last else {}
    names = {heading.key: said(heading.name, reader) for heading in headings_of(text)}
    bodies, torn = dict(now), []
    for key, body in read.bodies.items():
        old = before.get(key, "")
        new = old if base and key in read.untouched else restored(body, old, values, labels)
        if new == old:
            continue
        if now.get(key, "") not in (old, new):
            torn.append(names[key])
        bodies[key] = new
    if torn:
        raise ValidationError(
            _("Version %(number)s was saved meanwhile and says something else in: %(clauses)s. Write these into the newest Word file and send it again.")
            % {"number": last.number, "clauses": ", ".join(torn)}, code="meanwhile")  # fmt: skip
    return TakenIn(bodies, _remarks(read, names, base, last))


def _refuse_another(read: Read, text: Text, lang: str) -> None:
    """The file says which paper and which language it was made of; another one's words are not taken for these."""
    if read.origin is None:
        return
    if read.origin.text != text.pk:
        raise ValidationError(
            {"file": _("This Word file was made of another paper. Take it in on the page of that paper.")}
        )
    if read.origin.language != lang:
        sentence = _("This Word file was made of the text in %(language)s. Choose that language.")
        raise ValidationError({"language": sentence % {"language": dict(LANGUAGES)[read.origin.language]}})


def _base_of(read: Read, text: Text, lang: str, last: Version | None) -> Version | None:
    """The version that went out; the last one where the file does not say."""
    if read.origin is None or (last and last.number == read.origin.number):
        return last
    return text.versions.filter(language=lang, number=read.origin.number).first()


def _quoted(lines: Sequence[str]) -> list[str]:
    return [f"“{line}”" for line in lines[:MOST_NAMED]] + ["…"] * (len(lines) > MOST_NAMED)


def _absent(read: Read, names: Mapping[str, str], last: Version | None) -> list[str]:
    """Clauses that are written here and do not stand in the file."""
    written = last.bodies if last else {}
    return [name for key, name in names.items() if key not in read.bodies and written.get(key)]


def _remarks(read: Read, names: Mapping[str, str], base: Version | None, last: Version | None) -> list[str]:
    """What the reader of the page has to know."""
    remarks = []
    if base and last and base.number != last.number:
        remarks.append(
            _("It was made of version %(old)s; what was saved since stays.") % {"old": base.number}
        )
    for sentence, found in (
        (_("These headings are none of the paper's and were left out: %(names)s."), read.unknown),
        (_("These clauses are not in the file and stay as they were: %(names)s."), _absent(read, names, last)),
        (_("These clauses stand in the file twice; both were taken: %(names)s."), [names[key] for key in read.doubled]),
        (_("These lines belong to no clause and were left out: %(names)s."), _quoted(read.strays)),
    ):  # fmt: skip
        if found:
            remarks.append(sentence % {"names": ", ".join(found)})
    return remarks + [TOLD[kind](count) % {"n": count} for kind, count in read.notes.items()]
