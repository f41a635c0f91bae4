"""Addresses of the staff's pages of partners and relations, under /desk/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from . import dossier_views, partner_views
from .lists import PARTNERS, RELATIONS

urlpatterns = [
    *list_addresses(RELATIONS, "relations/"),
    *list_addresses(PARTNERS, "partners/"),
    path("relations/<int:pk>/", dossier_views.relation, name="relation"),
    path("partners/new/", partner_views.new, name="partner_new"),
    path("partners/<int:pk>/", partner_views.partner, name="partner"),
]
