from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "jalin.newsroom.replies"
    label = "replies"

    def ready(self):
        from jalin.newsroom.reading.endings import register_ending

        from . import journal_words, office_settings  # noqa: F401  (names the acts of this package; declares its settings)
        from .public.below import draw_replies

        register_ending(draw_replies)
