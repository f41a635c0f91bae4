"""Files of published stories: pictures, documents, videos, under /media/."""

from django.urls import path

from .files.views import file
from .pictures.serving import picture

app_name = "media"
urlpatterns = [
    path("pictures/<slug:digest>-<int:width>.<slug:ending>", picture, name="picture"),
    path("documents/<uuid:pk>/<str:name>", file, name="file"),
]
