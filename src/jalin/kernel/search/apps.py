from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "jalin.kernel.search"
    label = "search"

    def ready(self):
        from jalin.kernel.journal.door import after_act

        from .services import index_act

        after_act(index_act)
