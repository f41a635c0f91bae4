from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "jalin.kernel.journal"
    label = "journal"
