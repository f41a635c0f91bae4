"""Public addresses of invitations, under /id/ /ja/ /en/."""

from django.urls import path

from .intake import views

urlpatterns = [
    path("invitations/", views.invitations, name="invitations"),
    path("invitations/new/", views.invitation_new, name="invitation_new"),
    path("invitations/confirm/<str:token>/", views.invitation_confirm, name="invitation_confirm"),
    path("invitations/mine/<str:key>/", views.invitation_mine, name="invitation_mine"),
    path("invitations/mine/<str:key>/add/", views.invitation_add, name="invitation_add"),
    path("invitations/mine/<str:key>/withdraw/", views.invitation_withdraw, name="invitation_withdraw"),
    path("invitations/mine/<str:key>/again/", views.invitation_again, name="invitation_again"),
]
