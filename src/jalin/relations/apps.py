from django.apps import AppConfig


class RelationsConfig(AppConfig):
    name = "jalin.relations"
    label = "relations"

    def ready(self):
        from jalin.people.unit_duties import set_field_words

        from .representative_services import register
        from .selectors import field_name

        register()
        set_field_words(field_name)
