from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "jalin.agreements"
    label = "agreements"

    def ready(self):
        from jalin.kernel.journal.door import after_act
        from jalin.relations.public.parts import register_public_part

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .following import follow_events
        from .public.cases import public_cases

        after_act(follow_events)
        register_public_part("agreements", public_cases)
