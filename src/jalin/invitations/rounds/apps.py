from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "jalin.invitations.rounds"
    label = "invitation_rounds"

    def ready(self):
        from jalin.invitations.needs.ballots import register_items

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .criteria import items_of_criteria

        register_items("criteria", items_of_criteria)
