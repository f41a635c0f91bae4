from django.apps import AppConfig


class SealingConfig(AppConfig):
    name = "jalin.agreements.sealing"
    label = "agreement_sealing"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from jalin.agreements.papers.beside import register_beside
        from jalin.agreements.sections import register_section

        from . import journal_words  # noqa: F401  (names the acts of this package)

        register_section("sealing", 15, _section, title=_("Signing and originals"))
        register_beside(_beside)


def _beside(request, text, languages):
    from .section import signing_beside  # brings the library of signatures

    return signing_beside(request, text, languages)


def _section(request, case):
    from .section import sealing_section  # brings the library of signatures

    return sealing_section(request, case)
