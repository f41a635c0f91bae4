from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "jalin.kernel.web"
    label = "web"
