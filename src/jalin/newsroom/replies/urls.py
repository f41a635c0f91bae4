"""Public addresses of replies, under /id/ /ja/ /en/."""

from django.urls import path

from .public import views

urlpatterns = [
    path("news/<slug:slug>/reply/", views.reply_new, name="reply_new"),
    path("news/<slug:slug>/reply/sent/", views.reply_sent, name="reply_sent"),
    path("news/replies/mine/<str:key>/", views.reply_mine, name="reply_mine"),
    path("news/replies/mine/<str:key>/confirm/", views.reply_confirm, name="reply_confirm"),
    path("news/replies/mine/<str:key>/erase/", views.reply_erase, name="reply_erase"),
    path("news/replies/<int:pk>/report/", views.reply_report, name="reply_report"),
]
