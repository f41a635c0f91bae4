"""What the people of the process add to the page of a case: always the same few statements."""

from datetime import date

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from jalin.agreements.chain.dispositions.section import disposition_section
from jalin.agreements.chain.meetings.section import meeting_section
from jalin.agreements.chain.models import Attendance, Disposition, Meeting, MeetingTask, Translation
from jalin.agreements.chain.translations.section import translation_section
from jalin.kernel.journal.words import named_acts, named_fields, named_nouns
from jalin.people.models import Unit

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 18)
SECTIONS = (disposition_section, meeting_section, translation_section)


def statements(make, request, case) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        make(request, case)
    return len(seen)


@pytest.mark.one_database
def test_each_section_takes_one_statement_where_there_is_nothing_and_the_same_few_for_any_number(
    case, rungs, make_user
):
    request = RequestFactory().get("/")
    request.user = make_user("officer")
    assert disposition_section(request, case)  # the rights are read once
    assert [statements(make, request, case) for make in SECTIONS] == [1, 1, 1]
    unit, counts = Unit.objects.create(key="dlh"), []
    for size in (1, 12):
        for number in range(size):
            Disposition.objects.create(case=case, number=100 * size + number, kind="forward", on_day=DAY,
                                       rung=list(rungs.values())[number % 4])  # fmt: skip
            meeting = Meeting.objects.create(topic="x", held_on=DAY)
            meeting.cases.add(case)
            MeetingTask.objects.create(meeting=meeting, case=case, unit=unit, what="x", due_on=DAY)
            Translation.objects.create(case=case, what="x", source_language="id", target_language="ja", requested_on=DAY,
                                       working_days=5, due_on=date(2024, 9, 25))  # fmt: skip
        counts.append([statements(make, request, case) for make in SECTIONS])
    assert counts[0] == counts[1] and max(counts[0]) <= 3


def test_who_may_only_read_sees_no_section_of_which_there_is_nothing(case, make_user):
    request = RequestFactory().get("/")
    request.user = make_user("auditor")
    assert [make(request, case) for make in SECTIONS] == [None, None, None]


def test_the_journal_has_words_for_every_noun_and_field_here():
    known = named_fields()
    for model in (Disposition, Meeting, Attendance, MeetingTask, Translation):
        label = model._meta.label_lower
        assert label in named_nouns()
        for field in model._meta.concrete_fields:
            left_out = field.primary_key or field.name in getattr(model, "journal_left_out", ())
            assert left_out or field.name in known or f"{label}.{field.name}" in known, (label, field.name)
    assert "agreements.pass_on" in named_acts() and "agreements.finish_translation" in named_acts()
