"""The moderators' pages, under /cms/replies/."""

from django.urls import path

from .desk import views

app_name = "replies"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("decide/", views.decide, name="decide"),
    path("undo/<int:pk>/", views.undo, name="undo"),
    path("words/", views.words, name="words"),
    path("<int:pk>/", views.reply, name="reply"),
    path("<int:pk>/answer/", views.answer, name="answer"),
]
