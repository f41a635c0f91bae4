"""Included in the desk's addresses."""

from django.urls import path

from . import views

urlpatterns = [path("documents/<uuid:pk>/", views.download, name="document")]
