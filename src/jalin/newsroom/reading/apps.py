from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "jalin.newsroom.reading"
    label = "news_reading"
