"""The office's addresses, and those through which these tests write."""

from django.urls import path

from jalin.config.urls import *  # noqa: F403
from jalin.config.urls import urlpatterns as office

from .office import views

urlpatterns = [
    path("faults/slips/", views.write, name="faults_slips"),
    path("faults/events/", views.tell, name="faults_events"),
    path("faults/jobs/", views.begin, name="faults_jobs"),
    path("faults/imports/", views.receive, name="faults_imports"),
    path("faults/imports/accept/", views.accept, name="faults_accept"),
    path("faults/state/", views.state, name="faults_state"),
    path("faults/pragmas/", views.pragmas, name="faults_pragmas"),
    *office,
]
