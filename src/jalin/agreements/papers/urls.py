"""Staff pages of texts (desk:text …), mounted under /desk/."""

from django.urls import path

from . import checklist_views, particular_views, views, word_views

urlpatterns = [
    path("cases/<int:pk>/particulars/", particular_views.particulars, name="particulars"),
    path("cases/<int:pk>/papers/<slug:kind>/begin/", views.text_begin, name="text_begin"),
    path("papers/<int:pk>/", views.text, name="text"),
    path("papers/<int:pk>/write/<str:lang>/", views.text_write, name="text_write"),
    path("papers/<int:pk>/prevailing/", views.text_prevailing, name="text_prevailing"),
    path("papers/<int:pk>/word/", word_views.text_from_word, name="text_from_word"),
    path("papers/<int:pk>/<str:lang>.docx", word_views.text_word, name="text_word"),
    path("papers/<int:pk>/text.pdf", views.text_pdf, name="text_pdf"),
    path("papers/<int:pk>/checklist/", checklist_views.text_checklist, name="text_checklist"),
    path("papers/<int:pk>/compare/", views.text_compare, name="text_compare"),
]
