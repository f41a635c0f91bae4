"""Public addresses of the news, under /id/ /ja/ /en/."""

from django.urls import path

from . import views

urlpatterns = [
    path("news/", views.news, name="news"),
]
