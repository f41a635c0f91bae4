from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "jalin.newsroom"
    label = "newsroom"
