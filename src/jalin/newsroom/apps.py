from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "jalin.newsroom"
    label = "newsroom"

    def ready(self):
        from . import journal_words, timelines  # noqa: F401  (register what this package says elsewhere)
