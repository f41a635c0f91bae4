from django.apps import AppConfig


class HostingConfig(AppConfig):
    name = "jalin.visits.hosting"
    label = "visit_hosting"

    def ready(self):
        from jalin.visits.sections import register_section

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .section import hosting_section

        register_section("hosting", 20, hosting_section)
