"""Writing texts and what they share. A version is added, never changed."""

import json
import re

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jalin.agreements.models import Case
from jalin.kernel.documents.services import store_document
from jalin.kernel.journal import action
from jalin.kernel.typesetting.signs import unprintable

from .filling import unknown_keys
from .models import LANGUAGES, Particulars, Review, Text, Version
from .particulars import FIELDS, LANGUAGE, TEXTS, entered_in, labels_in, particulars_of
from .patterns import TEXT, patterns
from .permissions import WRITE
from .printing import signs_said
from .selectors import PURPOSE, headings_of, papers_of

FIRST_YEAR = 2000  # of a yearly paper
LONGEST = 20_000  # characters of one clause
LONGEST_SHARED = 500  # characters of one shared field


@action("agreements.begin_text", verb=WRITE)
def begin_text(*, by, act, case: Case, kind: str, prevailing: str = "", year: int = 0) -> Text:
    """Begin the text of a paper; the one there is when it was begun before. `year`: of a yearly paper, the usual one unless
    said. A legal text begins with the prevailing language that the case has named."""
    if kind not in papers_of(case):
        raise ValidationError(_("This procedure has no such paper."))
    pattern = patterns().get(kind)
    if pattern and pattern.yearly:
        usual = timezone.localdate().year - (pattern.yearly == "past")
        year = year or usual
        if not FIRST_YEAR <= year <= usual + 1:
            raise ValidationError(
                _("Give a year from %(first)s to %(last)s.") % {"first": FIRST_YEAR, "last": usual + 1}
            )
    else:
        year = 0
    Case.objects.select_for_update().get(pk=case.pk)
    found = Text.objects.filter(case=case, kind=kind, year=year).first()
    if found:
        return found
    named = particulars_of(case) if not pattern or pattern.form.key == TEXT else None
    chosen = prevailing or (named.values.get("prevailing_language") if named else "") or "id"
    text = act.create(Text(case=case, kind=kind, year=year, prevailing=chosen))
    act.about(case)
    return text


@action("agreements.set_particulars", verb=WRITE)
def set_particulars(*, by, act, case: Case, values: dict, based_on: int = 0) -> list[str]:
    """Enter what the papers of the case share; `values` holds every field (key -> {"id", "ja", "en"} or text), an empty one
    erases. Returns the keys that changed. Refused where somebody changed it since `based_on`.

    A prevailing language that is named here is taken over by the legal texts that had the one before."""
    Case.objects.select_for_update().get(pk=case.pk)
    row = particulars_of(case)
    if row is None:
        row = act.create(Particulars(case=case))
    if row.number != based_on:
        raise ValidationError(
            _("Somebody changed these fields meanwhile. Look at them, then save again."), code="meanwhile"
        )
    kept = {key: one for key, one in ((key, _kept(key, value)) for key, value in values.items()) if one}
    persons = {key: value for key, value in kept.items() if FIELDS[key].is_personal}
    plain = {key: value for key, value in kept.items() if key not in persons}
    before = entered_in(row)
    changed = [key for key in FIELDS if before.get(key) != kept.get(key)]
    if not changed:
        return []
    act.change(row, values=plain, persons=json.dumps(persons, ensure_ascii=False, sort_keys=True) if persons else "",
               number=row.number + 1, changed_on=timezone.localdate())  # fmt: skip
    act.about(case)
    if "prevailing_language" in changed and plain.get("prevailing_language"):
        letters = [key for key, pattern in patterns().items() if pattern.form.key != TEXT]
        had = before.get("prevailing_language", "id")
        for text in Text.objects.filter(case=case, prevailing=had).exclude(kind__in=letters):
            act.change(text, prevailing=plain["prevailing_language"])
    return changed


def _kept(key: str, value):
    """One entered value without what is empty; refuses what no paper could print."""
    field = FIELDS.get(key)
    if field is None:
        raise ValidationError(_("There is no shared field “%(key)s”.") % {"key": key})
    if field.kind == TEXTS:
        value = {
            lang: " ".join(str(one).split()) for lang, one in (value or {}).items() if str(one or "").strip()
        }
    else:
        value = " ".join(str(value or "").split())
    parts = value.values() if field.kind == TEXTS else [value]
    if any(len(one) > LONGEST_SHARED or "{" in one or "}" in one for one in parts):
        sentence = _("“%(field)s” has at most %(most)s characters and no braces.")
        raise ValidationError({key: sentence % {"field": field.label, "most": LONGEST_SHARED}})
    lacking = unprintable("".join(parts))
    if lacking:
        raise ValidationError({key: signs_said(lacking)})
    if field.kind == LANGUAGE and value and value not in dict(LANGUAGES):
        raise ValidationError({key: _("A text is written in Indonesian, Japanese or English.")})
    return value


@action("agreements.set_prevailing", verb=WRITE)
def set_prevailing(*, by, act, text: Text, language: str) -> Text:
    """Name the language that prevails; it must be one of those written."""
    if not text.versions.filter(language=language).exists():
        raise ValidationError(_("The prevailing language must be one in which the text is written."))
    act.change(text, prevailing=language)
    act.about(text.case)
    return text


@action("agreements.review_clauses", verb=WRITE)
def review_clauses(*, by, act, text: Text, found: dict[str, bool], remarks: dict[str, str]) -> list[Review]:
    """Record that clauses of the checklist were looked at. `found`: heading key -> whether it is in order; `remarks`: key -> what
    there is to say. Only what is written in the prevailing language can be looked at."""
    lead = text.versions.filter(language=text.prevailing).order_by("-number").first()
    if lead is None:
        raise ValidationError(_("The prevailing language is not written yet."))
    known = {heading.key for heading in headings_of(text)}
    if not found or not set(found) <= known:
        raise ValidationError(_("Say of at least one clause what you found."))
    if any(is_fine and not lead.bodies.get(key, "").strip() for key, is_fine in found.items()):
        raise ValidationError(_("A clause that is not written cannot be in order."))
    author = None if isinstance(by, str) else by
    made = [act.create(Review(text=text, key=key, language=lead.language, number=lead.number, is_in_order=is_fine, made_by=author,
                              remark=" ".join(remarks.get(key, "").split())[:300])) for key, is_fine in found.items()]  # fmt: skip
    act.about(text.case)
    return made


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
    saved since, nothing is written and it is said. A version that says the same as the last one is not added. `word`: the
    Word file that it was made of; it is kept as it came."""
    if language not in dict(LANGUAGES):
        raise ValidationError(_("A text is written in Indonesian, Japanese or English."))
    keys = [heading.key for heading in headings_of(text)]
    clauses = [{"key": key, "body": _plain(bodies.get(key, ""))} for key in keys]
    Text.objects.select_for_update().get(pk=text.pk)  # two who save at once come one after the other
    last = text.versions.filter(language=language).order_by("-number").first()
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
    kept = store_document(by=by, file=word, purpose=PURPOSE, allowed=("docx",), act=act) if word else None
    version = act.create(Version(text=text, language=language, number=number, clauses=clauses, changed=changed, note=note[:300],
                                 made_by=author, word=kept))  # fmt: skip
    act.about(text.case)
    return version


def _plain(body: str) -> str:
    """Paragraphs without spaces at their ends; nothing else is changed. What no paper could print is refused: a placeholder
    that nothing fills, a sign without a shape."""
    text = "\n".join(line.rstrip() for line in re.split(r"\r\n?|[\n\v\f]", str(body))).strip()
    if len(text) > LONGEST:
        raise ValidationError(_("A clause has at most %(most)s characters.") % {"most": LONGEST})
    unknown = unknown_keys(text, labels_in((get_language() or "en")[:2]))
    if unknown:
        raise ValidationError(_("There is no shared field “%(key)s”.") % {"key": unknown[0]})
    lacking = unprintable(text)
    if lacking:
        raise ValidationError(signs_said(lacking))
    return text
