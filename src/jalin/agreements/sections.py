"""Parts of a case that other packages bring: papers, signatures, the chain. The case page knows none of them."""

from django.urls import reverse

from jalin.kernel.ui.sections import Sections

_OF_CASES = Sections()
register_section, sections_of, parts = _OF_CASES.register, _OF_CASES.shown, _OF_CASES.parts


def part_url(case_pk: int, key: str) -> str:
    """Where the part `key` of a case is read; acts of that part lead back to it."""
    return reverse("desk:case_part", args=[case_pk, key])
