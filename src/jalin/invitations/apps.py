from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    name = "jalin.invitations"
    label = "invitations"

    def ready(self):
        from . import journal_words  # noqa: F401  (names the acts of this package)
