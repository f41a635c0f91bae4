"""Public addresses of decision rounds, under /id/ /ja/ /en/."""

from django.urls import path

from . import public_views

urlpatterns = [
    path("invitations/decisions/", public_views.public_rounds, name="public_rounds"),
    path("invitations/decisions/<int:pk>/", public_views.public_round, name="public_round"),
    path(
        "invitations/decisions/<int:pk>/proof.json",
        public_views.public_round_proof,
        name="public_round_proof",
    ),
]
