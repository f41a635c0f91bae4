from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "jalin.people"
    label = "people"

    def ready(self):
        from jalin.kernel.access import set_duties_source

        from .selectors import duties_today

        set_duties_source(duties_today)
