"""Addresses of the editors' page, at /cms/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.shelf, name="cms"),
    path("<slug:key>/", views.shelf, name="cms_shelf"),
    path("<slug:key>/<int:pk>/translate/", views.translate, name="cms_translate"),
    path("<slug:key>/<int:pk>/publish/", views.publish, name="cms_publish"),
]
