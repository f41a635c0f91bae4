from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "jalin.invitations.rounds"
    label = "invitation_rounds"

    def ready(self):
        from jalin.invitations.erasing import register_eraser
        from jalin.invitations.needs.ballots import register_items
        from jalin.invitations.sections import register_section

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .criteria import items_of_criteria
        from .replies import forget_addressee
        from .section import scores_section

        register_items("criteria", items_of_criteria)
        register_section("rounds", 20, scores_section)
        register_eraser(forget_addressee)
