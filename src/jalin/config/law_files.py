"""What is wrong with the city's own files of the law: said at the start and by the doctor."""

from django.conf import settings


def law_faults() -> list[str]:
    """A sentence for every fault of the own procedures, obligations and holidays."""
    from jalin.agreements.engine.catalogue import own_faults
    from jalin.people.holidays import holiday_faults

    return [str(fault) for fault in (*own_faults(settings.HOME), *holiday_faults(settings.HOME))]


def lost_told() -> list[str]:
    """A sentence for each procedure that cases follow and no file describes any more; none where the database does not answer, which is another fault."""
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
