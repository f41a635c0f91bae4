"""Staff pages of needs, votes and codes (desk:needs …), mounted under /desk/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from . import ballot_views, views
from .lists import NEEDS

urlpatterns = [
    *list_addresses(NEEDS, "needs/"),
    path("needs/new/", views.need_new, name="need_new"),
    path("needs/votes/", ballot_views.ballots, name="ballots"),
    path("needs/votes/new/", ballot_views.ballot_new, name="ballot_new"),
    path("needs/votes/periods/new/", ballot_views.period_new, name="period_new"),
    path("needs/votes/<int:pk>/", ballot_views.ballot, name="ballot"),
    path("needs/votes/<int:pk>/cast/", ballot_views.ballot_cast, name="ballot_cast"),
    path("needs/votes/<int:pk>/close/", ballot_views.ballot_close, name="ballot_close"),
    path("needs/<int:pk>/", views.need, name="need"),
    path("needs/<int:pk>/edit/", views.need_edit, name="need_edit"),
    path("needs/<int:pk>/topic/", views.need_topic, name="need_topic"),
    path("needs/<int:pk>/close/", views.need_close, name="need_close"),
    path("needs/<int:pk>/suggest/", views.need_suggest, name="need_suggest"),
    path("invitations/<int:pk>/codes/", views.offer_codes, name="offer_codes"),
    path("invitations/<int:pk>/codes/new/", views.offer_code, name="offer_code"),
    path("invitations/<int:pk>/codes/suggest/", views.offer_suggest, name="offer_suggest"),
    path(
        "invitations/<int:pk>/codes/<slug:topic>/remove/", views.offer_code_remove, name="offer_code_remove"
    ),
]
