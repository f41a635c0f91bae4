from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "jalin.visits.promises"
    label = "visit_promises"

    def ready(self):
        from jalin.relations.states import register_states
        from jalin.visits.briefing import register_briefing
        from jalin.visits.followers import on_publishing
        from jalin.visits.sections import register_live_part, register_public_part, register_section

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .briefing import promises_of_last_time
        from .section import minutes_section, promises_for_all, write_on_the_way
        from .selectors import NOUN
        from .services import publish_promises
        from .words import states_on_the_timeline

        register_section("minutes", 30, minutes_section)
        register_live_part("minutes", 10, write_on_the_way)
        register_briefing("promises", 10, promises_of_last_time)
        register_public_part("promises", 20, promises_for_all)
        register_states(NOUN, states_on_the_timeline)
        on_publishing(publish_promises)
