"""Included in the desk's addresses."""

urlpatterns = []
