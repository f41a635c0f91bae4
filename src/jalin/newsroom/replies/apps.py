from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "jalin.newsroom.replies"
    label = "replies"
