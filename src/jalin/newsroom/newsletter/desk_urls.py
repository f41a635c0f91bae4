"""The newsletter's pages for the office, under /cms/newsletter/."""

app_name = "newsletter"
urlpatterns: list = []
