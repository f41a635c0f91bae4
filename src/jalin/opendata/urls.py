"""Staff pages of imports (desk:imports …), mounted under /desk/."""

urlpatterns = []
