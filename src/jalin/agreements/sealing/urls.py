"""Staff acts of signing and scans, mounted under /desk/."""

from django.urls import path

from . import views

urlpatterns = [
    path("papers/<int:pk>/signing/new/", views.round_new, name="round_new"),
    path("signing/<int:pk>/take-in/", views.seal_new, name="seal_new"),
    path("signing/<int:pk>/demo/", views.seal_demo, name="seal_demo"),
    path("signing/<int:pk>/stamp/", views.round_stamp, name="round_stamp"),
    path("cases/<int:pk>/scans/new/", views.scan_new, name="scan_new"),
]
