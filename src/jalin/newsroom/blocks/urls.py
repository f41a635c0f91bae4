"""Files of published stories: pictures, documents, videos, under /media/."""

urlpatterns: list = []
