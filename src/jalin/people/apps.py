from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "jalin.people"
    label = "people"

    def ready(self):
        from jalin.kernel.access import set_duties_source
        from jalin.kernel.journal.words import set_people_source

        from .selectors import duties_today, names_of_people

        set_duties_source(duties_today)
        set_people_source(names_of_people)
