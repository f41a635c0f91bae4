from django.apps import AppConfig


class JalinConfig(AppConfig):
    """Loads what modules register (verbs, nouns, kinds of events) once, after all models are there."""

    name = "jalin.config"
    label = "config"

    def ready(self):
        from django.utils.module_loading import autodiscover_modules

        autodiscover_modules("permissions", "selectors", "kinds", "due", "search", "tasks")
        from jalin.config.roles import ROLES
        from jalin.kernel.access import install_roles

        install_roles(ROLES)
