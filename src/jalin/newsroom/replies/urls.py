"""Public addresses of replies, under /id/ /ja/ /en/."""

urlpatterns: list = []
