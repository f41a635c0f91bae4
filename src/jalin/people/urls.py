"""Staff pages of users, roles and units (desk:users, desk:units …), mounted under /desk/."""

urlpatterns = []
