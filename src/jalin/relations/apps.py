from django.apps import AppConfig


class RelationsConfig(AppConfig):
    name = "jalin.relations"
    label = "relations"

    def ready(self):
        from .representative_services import register

        register()
