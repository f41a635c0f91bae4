"""A promise of a journey that has ended, and an hour of its programme."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def item(begun):
    """20:00 UTC on the first day: the next day already in Japan."""
    from jalin.visits.models import ProgrammeItem

    begins = datetime.combine(begun.starts_on, time(20), UTC)
    return ProgrammeItem.objects.create(
        visit=begun,
        title_eng="Waterworks",
        starts_at=begins,
        ends_at=begins + timedelta(hours=1),
        zone="Asia/Tokyo",
    )


@pytest.fixture
def promise(begun, unit):
    from jalin.visits.promises.services import record_commitment

    return record_commitment(by="system:test", visit=begun, owed_by="home", counterpart="Waterworks of Hamamatsu", unit=unit,
                             due_on=timezone.localdate() + timedelta(days=5), what_eng="Send the pipe plan")  # fmt: skip
