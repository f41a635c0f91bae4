"""Word files of a paper: out, filled with what the case shares; in, with the placeholders of what nobody touched."""

from collections.abc import Mapping

from django.utils.translation import override

from jalin.agreements.engine.procedure import said

from .filling import filled, restored
from .models import Text, Version
from .official_word import Sheet, write_official
from .particulars import labels_in, shared_of
from .printing import letterhead
from .selectors import headings_of, name_of, pattern_of
from .word import Read, read_word, write_word


def word_file(text: Text, lang: str, versions: Mapping[str, Version]) -> bytes:
    """The .docx of one language; of one that is not written yet an empty one with the headings."""
    values, labels, pattern = (
        shared_of(text.case).printed(lang, text, versions),
        labels_in(lang),
        pattern_of(text),
    )
    bodies = versions[lang].bodies if lang in versions else {}
    told = {heading.key: filled(bodies.get(heading.key, ""), values, labels) for heading in headings_of(text)}
    if pattern and pattern.form.headings:
        head = letterhead(pattern, values, lang)
        lines = [line for line in (*head["lines"], head["address"]) if line]
        closing = [filled(place, values, labels) for place in pattern.closing if place]
        return write_official(Sheet(pattern.form.key, said(pattern.form.title, lang), lines, headings_of(text), pattern.form.roles,
                                    told, closing, lang))  # fmt: skip
    with override(lang):
        clauses = [(heading.name[lang], told[heading.key]) for heading in headings_of(text)]
        return write_word(name_of(text, lang), str(text.case.title), clauses)


def taken_in(text: Text, lang: str, last: Version | None, content: bytes) -> Read:
    """What the file says, on top of the last version. Raises NotReadable."""
    read = read_word(content, [(heading.key, heading.name[lang]) for heading in headings_of(text)])
    before = last.bodies if last else {}
    values, labels = (
        shared_of(text.case).printed(
            lang, text, {lang} | set(text.versions.values_list("language", flat=True))
        ),
        labels_in(lang),
    )
    bodies = {key: restored(body, before.get(key, ""), values, labels) for key, body in read.bodies.items()}
    return Read({**before, **bodies}, read.unknown)
