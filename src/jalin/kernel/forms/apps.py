from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "jalin.kernel.forms"
    label = "forms"
