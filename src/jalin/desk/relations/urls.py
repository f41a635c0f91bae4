"""Addresses of the staff's pages of partners and relations, under /desk/."""

from django.urls import path

from jalin.kernel.forms.views import date_reading
from jalin.kernel.lists.urls import list_addresses

from . import contact_views, dossier_views, event_views, partner_views
from .lists import PARTNERS, RELATIONS

urlpatterns = [
    *list_addresses(RELATIONS, "relations/"),
    path("relations/<slug:slug>/", dossier_views.relation, name="relation"),
    path("relations/<slug:slug>/edit/", dossier_views.relation_edit, name="relation_edit"),
    path("relations/<slug:slug>/publish/", dossier_views.relation_publish, name="relation_publish"),
    path("relations/<slug:slug>/fields/new/", dossier_views.involvement_new, name="involvement_new"),
    path(
        "relations/<slug:slug>/fields/<int:involvement>/end/",
        dossier_views.involvement_end,
        name="involvement_end",
    ),
    path("relations/<slug:slug>/events/new/", event_views.event_new, name="event_new"),
    path("events/<int:pk>/", event_views.event, name="event"),
    path("events/<int:pk>/edit/", event_views.event_edit, name="event_edit"),
    path("events/<int:pk>/withdraw/", event_views.event_withdraw, name="event_withdraw"),
    path("events/<int:pk>/sources/new/", event_views.statement_new, name="statement_new"),
    path(
        "events/<int:pk>/sources/<int:statement>/prefer/",
        event_views.statement_prefer,
        name="statement_prefer",
    ),
    path("relations/~/<int:pk>/", dossier_views.relation_by_id, name="relation_by_id"),
    *list_addresses(PARTNERS, "partners/"),
    path("partners/~/<int:pk>/", partner_views.partner_by_id, name="partner_by_id"),
    path("partners/~new/", partner_views.partner_new, name="partner_new"),
    path("partners/~similar/", partner_views.similar, name="partner_similar"),
    path("partners/<slug:slug>/", partner_views.partner, name="partner"),
    path("partners/<slug:slug>/edit/", partner_views.partner_edit, name="partner_edit"),
    path("partners/<slug:slug>/place/", partner_views.partner_place, name="partner_place"),
    path("partners/<slug:slug>/publish/", partner_views.partner_publish, name="partner_publish"),
    path("partners/<slug:slug>/relation/new/", partner_views.relation_new, name="relation_new"),
    path("partners/<slug:slug>/contacts/", contact_views.contacts, name="contacts"),
    path("partners/<slug:slug>/contacts/new/", contact_views.contact_new, name="contact_new"),
    path("contacts/<int:pk>/edit/", contact_views.contact_edit, name="contact_edit"),
    path("contacts/<int:pk>/end/", contact_views.contact_end, name="contact_end"),
    path("dates/reading/", date_reading, name="date_reading"),
]
