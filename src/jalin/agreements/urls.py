"""Staff pages of the legal process (desk:cases …), mounted under /desk/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from . import report_views, views
from .lists import CASES
from .obligations import views as obligation_views

urlpatterns = [
    *list_addresses(CASES, "cases/"),
    path("cases/new/", views.case_new, name="case_new"),
    path("cases/<int:pk>/", views.case, name="case"),
    path("cases/<int:pk>/parts/<slug:part>/", views.case_part, name="case_part"),
    path("cases/<int:pk>/adopt/", views.adopt, name="case_adopt"),
    path("cases/<int:pk>/publish/", views.case_publish, name="case_publish"),
    path("cases/<int:pk>/acts/new/", views.step_new, name="step_new"),
    path("cases/<int:pk>/acts/<int:step>/withdraw/", views.step_withdraw, name="step_withdraw"),
    path("cases/<int:pk>/what-if/", views.what_if, name="what_if"),
    path("cases/report/", report_views.process_report, name="process_report"),
    path("cases/report.csv", report_views.process_report_csv, name="process_report_csv"),
    path("cases/report.pdf", report_views.process_report_pdf, name="process_report_pdf"),
    path("obligations/", obligation_views.obligations, name="obligations"),
    path(
        "obligations/<slug:key>/<int:year>/<int:number>/",
        obligation_views.obligation_done,
        name="obligation_done",
    ),
    path("obligations/<int:pk>/withdraw/", obligation_views.obligation_withdraw, name="obligation_withdraw"),
    path("calendar/", views.calendar, name="calendar"),
    path("procedures/", views.procedures, name="procedures"),
    path("procedures/<slug:key>/", views.procedure, name="procedure"),
    path("procedures/<slug:key>/<str:lang>.svg", views.drawing, name="procedure_drawing"),
]
