from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "jalin.desk"
    label = "desk"
