from django.apps import AppConfig


class ChainConfig(AppConfig):
    name = "jalin.agreements.chain"
    label = "agreement_chain"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from jalin.agreements.obligations.evidence import register_evidence
        from jalin.agreements.papers.beside import register_beside
        from jalin.agreements.reporting import register_table
        from jalin.agreements.sections import register_section
        from jalin.kernel.journal.door import after_act

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .dispositions.report import lying
        from .dispositions.section import disposition_section
        from .meetings.evidence import follow_meetings, plenaries_held
        from .meetings.section import meeting_section
        from .translations.section import translation_section, translations_beside

        register_evidence("plenary", plenaries_held)
        after_act(follow_meetings)
        register_section("dispositions", 20, disposition_section, title=_("With whom the file lies"))
        register_section("meetings", 21, meeting_section, title=_("Coordination team"))
        register_section("translations", 22, translation_section, title=_("Translations"))
        register_table(lying)
        register_beside(translations_beside)
