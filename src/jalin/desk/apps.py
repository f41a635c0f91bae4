from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "jalin.desk"
    label = "desk"

    def ready(self):
        from . import journal_words  # noqa: F401  (the journal learns what acts and fields are called)
