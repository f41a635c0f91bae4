"""The numbered list of sources of one page: each source has one number wherever it is marked."""

from dataclasses import replace
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from jalin.kernel.dates import PartialDate
from jalin.kernel.text import read_text

from ..bases import basis_read
from ..models import Source, Statement
from ..sentences import language, words_of


def _on_file(source: Source) -> str:
    """A source that stands on no web page: a letter, a register, the number of one of the office's own files."""
    return _("On file at this office: %(key)s") % {"key": source.key}


class SourceList:
    """Give each source its number when it is first marked; `rows` is the list for the foot of the page."""

    def __init__(self) -> None:
        self._rows: dict[int, dict] = {}

    def mark(self, statement: Statement) -> tuple[dict, int]:
        """(what a source mark needs, its number): with what this statement's date is based on."""
        row = self._row(statement.source)
        note = basis_read(statement) or read_text({language(): statement.source.note}, language())
        return {**row, "note": replace(note, text=note.text[:1].upper() + note.text[1:])}, row["number"]

    def _row(self, source: Source) -> dict:
        if source.pk not in self._rows:
            published = words_of(PartialDate.of_day(source.published_on)) if source.published_on else ""
            host = urlsplit(source.url).netloc.removeprefix("www.") if source.url else ""
            self._rows[source.pk] = {
                "number": len(self._rows) + 1,
                "title": source.title or (source.key if source.url else _on_file(source)),
                "publisher": host if source.title else "",
                "url": source.url,
                "date": published,
                "language": "" if source.title or not source.url else language(),
            }
        return self._rows[source.pk]

    @property
    def rows(self) -> list[dict]:
        return list(self._rows.values())
