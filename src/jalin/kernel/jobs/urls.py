"""Included in the desk's addresses."""

from django.urls import path

from . import views

urlpatterns = [
    path("jobs/<uuid:pk>/", views.job, name="job"),
    path("jobs/<uuid:pk>/cancel/", views.cancel, name="job_cancel"),
]
