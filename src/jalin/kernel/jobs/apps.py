from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "jalin.kernel.jobs"
    label = "jobs"
