"""The editors' pages of pictures and files, under /cms/."""

from django.urls import path

from .files import desk_views as files
from .pictures import views as pictures

app_name = "material"
urlpatterns = [
    path("pictures/", pictures.library, name="pictures"),
    path("pictures/new/", pictures.picture_new, name="picture_new"),
    path("pictures/<int:pk>/", pictures.picture, name="picture"),
    path("pictures/<int:pk>/edit/", pictures.picture_edit, name="picture_edit"),
    path("pictures/<int:pk>/sizes/", pictures.picture_sizes, name="picture_sizes"),
    path("pictures/<int:pk>/remove/", pictures.picture_remove, name="picture_remove"),
    path("files/<slug:reference>/", files.files, name="files"),
    path("files/<slug:reference>/new/", files.file_new, name="file_new"),
    path("files/<slug:reference>/<int:pk>/edit/", files.file_edit, name="file_edit"),
    path("files/<slug:reference>/<int:pk>/remove/", files.file_remove, name="file_remove"),
]
