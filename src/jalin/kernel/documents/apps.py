from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "jalin.kernel.documents"
    label = "documents"
