from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "jalin.visits"
    label = "visits"

    def ready(self):
        from . import journal_words, timeline  # noqa: F401  (register what this package says elsewhere)
        from .briefing.chapters import register_all
        from .invited.registering import register_invited

        register_all()
        register_invited()
