from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "jalin.kernel.rulebook"
    label = "rulebook"
