from django.apps import AppConfig


class SealingConfig(AppConfig):
    name = "jalin.agreements.sealing"
    label = "agreement_sealing"

    def ready(self):
        from jalin.agreements.sections import register_section

        from . import journal_words  # noqa: F401  (names the acts of this package)

        register_section("sealing", 20, _section)


def _section(request, case):
    from .section import (
        sealing_section,  # brings the library of signatures, half a second that no command should wait
    )

    return sealing_section(request, case)
