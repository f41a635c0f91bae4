from django.apps import AppConfig


class SealingConfig(AppConfig):
    name = "jalin.agreements.sealing"
    label = "agreement_sealing"

    def ready(self):
        from jalin.agreements.sections import register_section

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .section import sealing_section

        register_section("sealing", 20, sealing_section)
