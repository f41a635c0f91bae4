"""Addresses of the desk. They stay. Each module brings the pages of its own nouns."""

from django.urls import include, path

from jalin.kernel.search.views import desk_search
from jalin.kernel.ui.views import styleguide

from . import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("search/", desk_search, name="search"),
    path("styleguide/", styleguide, name="styleguide"),
    path("", include("jalin.desk.journal_urls")),
    path("", include("jalin.people.urls")),
    path("", include("jalin.desk.relations.urls")),
    path("", include("jalin.opendata.urls")),
    path("", include("jalin.invitations.urls")),
    path("", include("jalin.invitations.needs.urls")),
    path("", include("jalin.invitations.rounds.urls")),
    path("", include("jalin.visits.urls")),
    path("", include("jalin.visits.promises.urls")),
    path("", include("jalin.visits.accounts.urls")),
    path("", include("jalin.visits.hosting.urls")),
    path("", include("jalin.agreements.urls")),
    path("", include("jalin.agreements.papers.urls")),
    path("", include("jalin.agreements.sealing.urls")),
    path("", include("jalin.agreements.chain.urls")),
    path("", include("jalin.kernel.jobs.urls")),
    path("", include("jalin.kernel.documents.urls")),
]
