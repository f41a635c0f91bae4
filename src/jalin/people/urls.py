"""Staff pages of users, roles, units and the office (desk:users, desk:units …), mounted under /desk/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from . import office_views, unit_views, user_views
from .lists import UNITS, USERS

urlpatterns = [
    *list_addresses(USERS, "users/"),
    path("users/roles/", user_views.role_table, name="roles"),
    path("users/new/", user_views.new, name="user_new"),
    path("users/<int:pk>/", user_views.user, name="user"),
    path("users/<int:pk>/edit/", user_views.edit, name="user_edit"),
    path("users/<int:pk>/invite/", user_views.invite, name="user_invite"),
    path("users/<int:pk>/switch/", user_views.switch, name="user_switch"),
    path("users/<int:pk>/second-factor/", user_views.reset, name="user_second_factor"),
    path("users/<int:pk>/partners/name/", user_views.represent, name="user_represent"),
    path("users/<int:pk>/partners/<int:key>/end/", user_views.end_representation, name="user_represent_end"),
    path("users/<int:pk>/roles/give/", user_views.give, name="duty_give"),
    path("users/<int:pk>/roles/<int:duty>/end/", user_views.end, name="duty_end"),
    *list_addresses(UNITS, "units/"),
    path("units/new/", unit_views.new, name="unit_new"),
    path("units/<int:pk>/", unit_views.unit, name="unit"),
    path("units/<int:pk>/rename/", unit_views.rename, name="unit_rename"),
    path("units/<int:pk>/close/", unit_views.close, name="unit_close"),
    path("office/", office_views.office, name="office"),
    path("office/edit/", office_views.edit, name="office_edit"),
    path("office/rules/<str:key>/", office_views.rule, name="office_rule"),
]
