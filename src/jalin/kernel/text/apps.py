from django.apps import AppConfig


class TextConfig(AppConfig):
    name = "jalin.kernel.text"
    label = "text"
