from django.apps import AppConfig


class BlocksConfig(AppConfig):
    name = "jalin.newsroom.blocks"
    label = "story_blocks"
