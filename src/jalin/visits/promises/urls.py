"""Staff pages of minutes and promises (desk:visit_minutes …), mounted under /desk/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from . import views
from .lists import COMMITMENTS
from .phone import views as phone

urlpatterns = [
    path("visits/<int:pk>/minutes/", views.minutes, name="visit_minutes"),
    path("visits/<int:pk>/minutes/new/", views.note_new, name="visit_note_new"),
    path("visits/notes/<int:pk>/correct/", views.note_correct, name="visit_note_correct"),
    path("visits/<int:pk>/promises/new/", views.commitment_new, name="commitment_new"),
    *list_addresses(COMMITMENTS, "promises/"),
    path("promises/<int:pk>/", views.commitment, name="commitment"),
    path("promises/<int:pk>/change/", views.commitment_change, name="commitment_change"),
    path("promises/<int:pk>/done/", views.commitment_done, name="commitment_done"),
    path("promises/<int:pk>/withdraw/", views.commitment_withdraw, name="commitment_withdraw"),
    path("promises/<int:pk>/reopen/", views.commitment_reopen, name="commitment_reopen"),
    path("visits/phone/worker.js", phone.worker, name="visit_phone_worker"),
    path("visits/phone/<int:pk>/", phone.phone, name="visit_phone"),
    path("visits/phone/<int:pk>/state/", phone.state, name="visit_phone_state"),
    path("visits/phone/<int:pk>/send/", phone.send, name="visit_phone_send"),
]
