from django.apps import AppConfig


class FaultsConfig(AppConfig):
    name = "tests.faults.office"
    label = "faults"

    def ready(self):
        from django.conf import settings

        if settings.FAULTS_STALE:
            from datetime import timedelta

            from jalin.kernel.jobs import progress, running, sweeping

            running.STALE = sweeping.STALE = timedelta(seconds=settings.FAULTS_STALE)
            progress.BEAT = settings.FAULTS_STALE / 4
