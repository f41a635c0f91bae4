"""Public addresses of the newsletter, under /id/ /ja/ /en/."""

from django.urls import path

from . import views

urlpatterns = [
    path("newsletter/", views.newsletter, name="newsletter"),
    path("newsletter/asked/", views.asked, name="newsletter_asked"),
    path("newsletter/confirm/<str:token>/", views.confirm_address, name="newsletter_confirm"),
    path("newsletter/mine/<str:key>/", views.mine, name="newsletter_mine"),
    path("newsletter/leave/<str:key>/", views.leave_it, name="newsletter_leave"),
]
