from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "jalin.newsroom.reading"
    label = "news_reading"

    def ready(self):
        from jalin.agreements.public.stories import register_stories
        from jalin.agreements.sections import register_section as register_case_section
        from jalin.relations.public.parts import register_home_part, register_public_part
        from jalin.visits.sections import register_public_part as register_visit_part
        from jalin.visits.sections import register_section as register_visit_section

        from .desk_parts import case_section, visit_section
        from .parts import latest_at_home, stories_of_cases, stories_of_relation, stories_of_visit

        register_home_part("stories", latest_at_home)
        register_public_part("stories", stories_of_relation)
        register_visit_part("stories", 60, stories_of_visit)
        register_stories(stories_of_cases)
        register_visit_section("stories", 94, visit_section)
        register_case_section("stories", 94, case_section)
