"""Staff pages of partners, relations and timelines (desk:partners, desk:relations …), mounted under /desk/."""

urlpatterns = []
