from django.apps import AppConfig


class OpendataConfig(AppConfig):
    name = "jalin.opendata"
    label = "opendata"
