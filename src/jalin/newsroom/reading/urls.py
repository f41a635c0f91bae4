"""Public addresses of the news, under /id/ /ja/ /en/."""

urlpatterns: list = []
