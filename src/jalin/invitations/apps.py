from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    name = "jalin.invitations"
    label = "invitations"
