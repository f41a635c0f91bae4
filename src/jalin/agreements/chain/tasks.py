"""The nightly reckoning of what is agreed in working days: a holiday decreed since moves it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from jalin.kernel.jobs import register_job

from .translations.services import reckon_translations


def reckon(job, progress) -> dict:
    return {"moved": reckon_translations(by="system:job")}


register_job(
    "agreements.reckon_translations",
    reckon,
    title=_("Reckoning the days of translations"),
    every=timedelta(hours=24),
)
