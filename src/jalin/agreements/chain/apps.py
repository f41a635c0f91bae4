from django.apps import AppConfig


class ChainConfig(AppConfig):
    name = "jalin.agreements.chain"
    label = "agreement_chain"

    def ready(self):
        from jalin.agreements.papers.beside import register_beside
        from jalin.agreements.sections import register_section

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .dispositions.section import disposition_section
        from .meetings.section import meeting_section
        from .translations.section import translation_section, translations_beside

        register_section("dispositions", 20, disposition_section)
        register_section("meetings", 21, meeting_section)
        register_section("translations", 22, translation_section)
        register_beside(translations_beside)
