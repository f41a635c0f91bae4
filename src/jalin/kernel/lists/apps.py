from django.apps import AppConfig


class ListsConfig(AppConfig):
    name = "jalin.kernel.lists"
    label = "lists"
