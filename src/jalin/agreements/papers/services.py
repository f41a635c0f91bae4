"""Writing texts. A version is added, never changed."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jalin.agreements.models import Case
from jalin.kernel.journal import action

from .models import LANGUAGES, Text, Version
from .permissions import WRITE
from .selectors import headings_of, written_papers

LONGEST = 20_000  # characters of one clause


@action("agreements.begin_text", verb=WRITE)
def begin_text(*, by, act, case: Case, kind: str, prevailing: str = "id") -> Text:
    """Begin the text of a paper; the one there is when it was begun before."""
    if kind not in {paper.key for paper in written_papers(case)}:
        raise ValidationError(_("This procedure has no such paper."))
    found = Text.objects.filter(case=case, kind=kind).first()
    if found:
        return found
    text = act.create(Text(case=case, kind=kind, prevailing=prevailing))
    act.about(case)
    return text


@action("agreements.set_prevailing", verb=WRITE)
def set_prevailing(*, by, act, text: Text, language: str) -> Text:
    """Name the language that prevails; it must be one of those written."""
    if not text.versions.filter(language=language).exists():
        raise ValidationError(_("The prevailing language must be one in which the text is written."))
    act.change(text, prevailing=language)
    act.about(text.case)
    return text


@action("agreements.save_version", verb=WRITE)
def save_version(
    *,
    by,
    act,
    text: Text,
    language: str,
    bodies: dict[str, str],
    based_on: int = 0,
    note: str = "",
    word=None,
) -> Version:
    """Add the next version of one language. `based_on`: the number that was before the writer; when somebody else has
    saved since, nothing is written and it is said. A version that says the same as the last one is not added."""
    if language not in dict(LANGUAGES):
        raise ValidationError(_("A text is written in Indonesian, Japanese or English."))
    keys = [heading.key for heading in headings_of(text)]
    clauses = [{"key": key, "body": _plain(bodies.get(key, ""))} for key in keys]
    last = text.versions.select_for_update().filter(language=language).order_by("-number").first()
    if last and last.number != based_on:
        raise ValidationError(
            _("Somebody saved version %(number)s meanwhile. Look at it, then save again.")
            % {"number": last.number},
            code="meanwhile",
        )
    if last and last.clauses == clauses:
        return last
    number = last.number + 1 if last else 1
    before = last.bodies if last else {}
    changed = {clause["key"]: number if before.get(clause["key"]) != clause["body"] else last.changed.get(clause["key"], number)
               for clause in clauses}  # fmt: skip
    author = None if isinstance(by, str) else by
    version = act.create(Version(text=text, language=language, number=number, clauses=clauses, changed=changed, note=note[:300],
                                 made_by=author, word=word))  # fmt: skip
    act.about(text.case)
    return version


def _plain(body: str) -> str:
    """Paragraphs without spaces at their ends; nothing else is changed."""
    text = "\n".join(
        line.rstrip() for line in str(body).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ).strip()
    if len(text) > LONGEST:
        raise ValidationError(_("A clause has at most %(most)s characters.") % {"most": LONGEST})
    return text
