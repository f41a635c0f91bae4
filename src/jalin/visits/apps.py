from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "jalin.visits"
    label = "visits"

    def ready(self):
        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .briefing.chapters import register_all

        register_all()
