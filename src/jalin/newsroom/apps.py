from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "jalin.newsroom"
    label = "newsroom"

    def ready(self):
        from jalin.agreements.sections import register_section as register_case_section
        from jalin.visits.sections import register_section as register_visit_section

        from . import journal_words, timelines  # noqa: F401  (register what this package says elsewhere)
        from .drafting.buttons import case_button, visit_button

        register_visit_section("write_about", 95, visit_button)
        register_case_section("write_about", 95, case_button)
