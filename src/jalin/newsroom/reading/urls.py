"""Public addresses of the news, under /id/ /ja/ /en/."""

from django.urls import path

from . import feeds, views

urlpatterns = [
    path("news/", views.news, name="news"),
    path("news/feed.atom", feeds.news_feed, name="news_feed"),
    path("news/<slug:slug>/", views.story, name="story"),
]
