"""The newsletter's pages for the office, under /cms/newsletter/."""

from django.urls import path

from . import desk_views as views

app_name = "newsletter"
urlpatterns = [
    path("", views.home, name="home"),
    path("plan/", views.plan, name="plan"),
    path("pause/", views.pause, name="pause"),
    path("address/", views.address, name="address"),
    path("next/<slug:lang>/", views.preview, name="preview"),
    path("next/<slug:lang>/send/", views.send, name="send"),
    path("items/<int:pk>/leave-out/", views.item, name="item"),
    path("issues/<int:pk>/", views.issue, name="issue"),
    path("issues/<int:pk>/progress/", views.progress, name="progress"),
    path("issues/<int:pk>/stop/", views.stop, name="stop"),
    path("issues/<int:pk>/go-on/", views.go_on_with, name="go_on"),
]
