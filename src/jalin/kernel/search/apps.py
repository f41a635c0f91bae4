from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "jalin.kernel.search"
    label = "search"
