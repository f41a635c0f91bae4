from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    name = "jalin.newsroom.newsletter"
    label = "newsletter"

    def ready(self):
        from jalin.newsroom.following import follow_publications
        from jalin.newsroom.reading.endings import register_ending

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .hooks import invitation_below, note_published

        follow_publications(note_published)
        register_ending(invitation_below)
