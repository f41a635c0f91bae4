from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "jalin.agreements"
    label = "agreements"

    def ready(self):
        from jalin.kernel.journal.door import after_act
        from jalin.visits.briefing import register_briefing

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .briefing import cases_of_relation
        from .following import follow_events

        after_act(follow_events)
        register_briefing("cases", 25, cases_of_relation)
