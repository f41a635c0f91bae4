"""Staff pages of imports (desk:imports …), mounted under /desk/."""

from django.urls import path

from . import row_views, views

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/new/", views.import_new, name="import_new"),
    path("imports/<uuid:pk>/", views.import_page, name="import"),
    path("imports/<uuid:pk>/columns/", views.import_columns, name="import_columns"),
    path("imports/<uuid:pk>/questions/", row_views.import_questions, name="import_questions"),
    path("imports/<uuid:pk>/rows/<int:row>/", row_views.import_row, name="import_row"),
    path("imports/<uuid:pk>/unread.csv", row_views.import_unread, name="import_unread"),
    path("imports/<uuid:pk>/job/", views.import_job, name="import_job"),
    path("imports/<uuid:pk>/accept/", views.import_accept, name="import_accept"),
    path("imports/<uuid:pk>/undo/", views.import_undo, name="import_undo"),
    path("imports/<uuid:pk>/discard/", views.import_discard, name="import_discard"),
]
