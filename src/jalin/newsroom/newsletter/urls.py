"""Public addresses of the newsletter, under /id/ /ja/ /en/."""

urlpatterns: list = []
