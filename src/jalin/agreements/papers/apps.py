from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "jalin.agreements.papers"
    label = "agreement_papers"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from jalin.agreements.closing import register_closing
        from jalin.agreements.public.languages import register_prevailing
        from jalin.agreements.sections import register_section

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .checklist import lacking_for
        from .public import prevailing_languages
        from .section import papers_section

        register_closing(lacking_for)
        register_prevailing(prevailing_languages)
        register_section("papers", 10, papers_section, title=_("Papers"))
