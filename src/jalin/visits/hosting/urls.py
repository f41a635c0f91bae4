"""Staff pages of hosting (desk:visit_hosting …), mounted under /desk/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from . import views
from .lists import OFFERS

urlpatterns = [
    path("visits/<int:pk>/hosting/", views.hosting, name="visit_hosting"),
    path("visits/<int:pk>/hosting/host/", views.host, name="visit_host"),
    path("visits/<int:pk>/rooms/new/", views.room_new, name="visit_room_new"),
    path("rooms/<int:pk>/edit/", views.room_edit, name="visit_room_edit"),
    path("rooms/<int:pk>/give-up/", views.room_give_up, name="visit_room_give_up"),
    path("visits/<int:pk>/seats/<slug:shape>/", views.seats, name="visit_seats"),
    path("visits/<int:pk>/seats/<slug:shape>/plan.svg", views.seats_svg, name="visit_seats_svg"),
    path("visits/<int:pk>/seats/<slug:shape>/plan.pdf", views.seats_pdf, name="visit_seats_pdf"),
    *list_addresses(OFFERS, "offers/"),
    path("visits/<int:pk>/offers/new/", views.offer_new, name="visit_offer_new"),
    path("offers/<int:pk>/take-up/", views.offer_take_up, name="visit_offer_take_up"),
    path("offers/<int:pk>/let-go/", views.offer_let_go, name="visit_offer_let_go"),
]
