from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "jalin.kernel.access"
    label = "access"
