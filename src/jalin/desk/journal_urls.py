"""The journal's pages: desk:journal and the journal of one object or person."""

urlpatterns = []
