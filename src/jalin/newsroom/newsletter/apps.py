from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    name = "jalin.newsroom.newsletter"
    label = "newsletter"
