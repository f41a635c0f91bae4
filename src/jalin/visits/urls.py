"""Staff pages of visits (desk:visits …), mounted under /desk/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from . import views
from .booklet import views as booklet
from .briefing import views as briefing
from .delegation import views as delegation
from .lists import VISITS
from .permits import views as permits
from .programme import views as programme

VISIT = "visits/<int:pk>/"
urlpatterns = [
    *list_addresses(VISITS, "visits/"),
    path("visits/new/", views.visit_new, name="visit_new"),
    path("visits/calendar/", views.calendar, name="visit_calendar"),
    path("visits/travel-rules/", views.travel_rules, name="travel_rules"),
    path(VISIT, views.visit, name="visit"),
    path(f"{VISIT}edit/", views.visit_edit, name="visit_edit"),
    path(f"{VISIT}move/<slug:to>/", views.visit_move, name="visit_move"),
    path(f"{VISIT}publish/", views.visit_publish, name="visit_publish"),
    path(f"{VISIT}now/", views.visit_now, name="visit_now"),
    path(f"{VISIT}booklet.pdf", booklet.booklet_pdf, name="visit_booklet"),
    path(f"{VISIT}briefing/", briefing.briefing, name="visit_briefing"),
    path(f"{VISIT}briefing.pdf", briefing.briefing_pdf, name="visit_briefing_pdf"),
    path(f"{VISIT}people/new/", delegation.delegate_new, name="delegate_new"),
    path(f"{VISIT}people/erase/", delegation.people_erase, name="people_erase"),
    path(f"{VISIT}people/<int:delegate>/edit/", delegation.delegate_edit, name="delegate_edit"),
    path(f"{VISIT}people/<int:delegate>/remove/", delegation.delegate_remove, name="delegate_remove"),
    path(f"{VISIT}people/<int:delegate>/calendar/", delegation.delegate_calendar, name="delegate_calendar"),
    path(f"{VISIT}programme/new/", programme.item_new, name="item_new"),
    path(f"{VISIT}programme/<int:item>/edit/", programme.item_edit, name="item_edit"),
    path(f"{VISIT}programme/<int:item>/remove/", programme.item_remove, name="item_remove"),
    path(f"{VISIT}programme/<int:item>/papers/new/", programme.paper_new, name="item_paper_new"),
    path(f"{VISIT}papers/<int:paper>/", programme.paper_file, name="item_paper"),
    path(f"{VISIT}papers/<int:paper>/remove/", programme.paper_remove, name="item_paper_remove"),
    path(f"{VISIT}permit/", permits.permit_step, name="permit_step"),
    path(f"{VISIT}permit/<slug:key>/", permits.permit_paper, name="permit_paper"),
    path(f"{VISIT}permit/<slug:key>/file/", permits.permit_paper_file, name="permit_paper_file"),
    path(f"{VISIT}permit/<slug:key>/remove/", permits.permit_paper_remove, name="permit_paper_remove"),
]
