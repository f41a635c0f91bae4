"""Which papers of a case print which shared field: what a change alters, and what it does not."""

from collections import defaultdict

from jalin.agreements.models import Case

from .filling import keys_of
from .models import Text
from .patterns import Pattern
from .selectors import name_of, pattern_of, written_of


def frame_keys(pattern: Pattern | None) -> list[str]:
    """What a form prints beyond its clauses: letterhead and closing."""
    if pattern is None or not pattern.form.headings:
        return []
    head = ["home_post"] if pattern.head == "mayor" else ["home_government", "contact_unit"]
    return [*head, "letterhead_address", *(key for place in pattern.closing for key in keys_of(place))]


def papers_using(case: Case, lang: str) -> dict[str, list[str]]:
    """Key of a shared field -> names of the papers whose newest versions print it. Two queries."""
    texts = list(Text.objects.filter(case=case))
    written, found = written_of(text.pk for text in texts), defaultdict(list)
    for text in texts:
        text.case = case
        versions = written[text.pk].latest.values()
        if not versions:
            continue
        keys = {key for version in versions for body in version.bodies.values() for key in keys_of(body)}
        for key in sorted(keys | set(frame_keys(pattern_of(text)))):
            found[key].append(name_of(text, lang))
    return dict(found)
