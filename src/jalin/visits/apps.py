from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "jalin.visits"
    label = "visits"
