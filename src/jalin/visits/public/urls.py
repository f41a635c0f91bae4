"""Public addresses of visits, under /id/ /ja/ /en/."""

from django.urls import path

from . import views

urlpatterns = [
    path("visits/", views.visits, name="public_visits"),
    path("visits/<slug:reference>/", views.visit, name="public_visit"),
]
