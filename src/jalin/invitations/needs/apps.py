from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "jalin.invitations.needs"
    label = "invitation_needs"

    def ready(self):
        from jalin.invitations.sections import register_nested, register_section

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .section import codes_behind, codes_section

        register_section("needs", 10, codes_section)
        register_nested("codes", codes_behind)
