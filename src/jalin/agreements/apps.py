from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "jalin.agreements"
    label = "agreements"

    def ready(self):
        from jalin.kernel.journal.door import after_act
        from jalin.relations.public.parts import register_public_part
        from jalin.visits.briefing import register_briefing

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .briefing import cases_of_relation
        from .following import follow_events
        from .public.cases import public_cases

        after_act(follow_events)
        register_public_part("agreements", public_cases)
        register_briefing("cases", 25, cases_of_relation)
