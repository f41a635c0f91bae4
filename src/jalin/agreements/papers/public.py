"""Which language prevails in the memorandum of a case, as its text says."""

from collections.abc import Iterable

from .models import Text

AGREEMENT = "mou"


def prevailing_languages(cases: Iterable[int]) -> dict[int, str]:
    """Key of a case -> id, ja or en, where its memorandum is written here."""
    written = Text.objects.filter(case__in=cases, kind=AGREEMENT, versions__isnull=False).distinct()
    return dict(written.values_list("case", "prevailing"))
