"""The newsroom's own pages, under /cms/."""

app_name = "newsroom"
urlpatterns: list = []
