from django.apps import AppConfig


class RelationsConfig(AppConfig):
    name = "jalin.relations"
    label = "relations"
