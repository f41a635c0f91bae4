from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "jalin.invitations.needs"
    label = "invitation_needs"

    def ready(self):
        from . import journal_words  # noqa: F401  (names the acts of this package)
