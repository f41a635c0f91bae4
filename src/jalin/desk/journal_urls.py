"""The journal's pages: desk:journal, one entry, and the journal of one object or person."""

from django.urls import path, re_path

from . import journal

urlpatterns = [
    path("journal/", journal.everything, name="journal"),
    path("journal/check/", journal.begin_check, name="journal_check_begin"),
    path("journal/check/<uuid:pk>/", journal.check, name="journal_check"),
    path("journal/entry/<int:n>/", journal.one, name="journal_entry"),
    path("journal/person/<int:pk>/", journal.of_person, name="journal_person"),
    re_path(r"^journal/(?P<noun>[a-z_]{1,30}\.[a-z]{1,30})/(?P<object_id>[0-9A-Za-z-]{1,40})/$", journal.of_object,
            name="journal_object"),
]  # fmt: skip
