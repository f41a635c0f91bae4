"""Procedures that cases follow and that no file describes any more: said at the start and by the doctor."""

from django.conf import settings


def lost_told() -> list[str]:
    """A sentence for each; none where the database does not answer, which is another fault."""
    from django.db import DatabaseError

    from jalin.agreements.selectors import lost_procedures

    try:
        lost = lost_procedures()
    except DatabaseError:
        return []
    folder = settings.HOME / "procedures"
    return [
        f"Cases follow the procedure “{key}”, but no file describes it: put its file back into {folder}."
        for key in lost
    ]
